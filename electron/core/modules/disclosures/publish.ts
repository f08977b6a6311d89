import type { z } from 'zod'
import { checkCodeOf } from '../../../../shared/modules/disclosures/check-code.ts'
import { checkSheet, failing } from '../../../../shared/modules/disclosures/checks.ts'
import type { disclosuresContract, SheetContent } from '../../../../shared/modules/disclosures/contract.ts'
import { lastPosted, postingBounds } from '../../../../shared/modules/disclosures/posting-days.ts'
import type { SheetOrigin, SheetPart, SheetState } from '../../../../shared/modules/disclosures/terms.ts'
import type { DutyCode } from '../../../../shared/modules/notices/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { markDuties } from '../notices/mark-duties.ts'
import { authorsOf } from './authors.ts'
import { requireDraft, writeDraft, type Reference } from './drafts.ts'
import { booksOf, subjectOf } from './facts.ts'
import { genuineCopy } from './compare.ts'
import { freeze, frozenForm, publishedLabel } from './freeze.ts'
import { contentOf, requireDisclosure, type DisclosureRow } from './sheet-rows.ts'

type Publication = z.output<NonNullable<(typeof disclosuresContract)['publish']['~orpc']['inputSchema']>>

/** Which of the duties a sheet fulfils: its header tells the standards, its parts the rest. */
const dutiesOf: Record<SheetPart, readonly DutyCode[]> = {
  service: ['income-expense', 'fee-standards'],
  public: ['public-income'],
  maintenance: ['maintenance-fund'],
  'on-behalf': ['on-behalf'],
  deposit: [],
}

/** Every check of a sheet against the books as they are now. */
export async function checksOf(call: Call, row: DisclosureRow, content: SheetContent) {
  const { facts } = await booksOf(call, subjectOf(row, content))
  return checkSheet(content, facts)
}

/** Error: SHEET_UNBALANCED with `count`. */
async function requireBalanced(call: Call, row: DisclosureRow, content: SheetContent): Promise<void> {
  const count = failing(await checksOf(call, row, content)).length
  if (count > 0) throw new Fault('SHEET_UNBALANCED', { params: { count } })
}

/** Given to whoever reviews. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW, SHEET_UNBALANCED. */
export async function submitSheet(call: Call, reference: Reference): Promise<Reference> {
  const row = await requireDraft(call, reference)
  await requireBalanced(call, row, await contentOf(call.db, row))
  return moveTo(call, row, 'review', { submitted_by: call.actor.staffId, submitted_at: call.now })
}

/** Back to its author. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW. */
export async function sendSheetBack(call: Call, { words, ...reference }: Reference & { words: string }) {
  const row = await requireReview(call, reference)
  return moveTo(call, row, 'draft', {
    submitted_by: null,
    submitted_at: null,
    reviewed_by: call.actor.staffId,
    reviewed_at: call.now,
    review_words: words,
  })
}

async function requireReview(call: Call, { id, version }: Reference): Promise<DisclosureRow> {
  const row = await requireDisclosure(call, id)
  if (row.version !== version) throw new Fault('CONFLICT')
  if (row.state !== 'review') throw new Fault('NOT_ALLOWED_NOW')
  return row
}

async function moveTo(
  call: Call,
  row: DisclosureRow,
  state: SheetState,
  columns: Partial<
    Pick<DisclosureRow, 'submitted_by' | 'submitted_at' | 'reviewed_by' | 'reviewed_at' | 'review_words'>
  >,
): Promise<Reference> {
  const written = await updateVersioned(call, 'disclosures', row, { state, ...columns })
  await call.audit({
    subject: `disclosure:${row.id}`,
    label: row.number,
    fields: { state, ...columns },
    before: { state: row.state, review_words: row.review_words },
  })
  return written
}

/**
 * Freezes a sheet under its hash and check code. The audit entry's label is its number and the whole hash, so that the chain keeps
 * what was published. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW, SECOND_PERSON, SHEET_UNBALANCED, INVALID_INPUT on `postedFrom` or
 * `postedUntil` where no sheet hangs from or until such a day.
 */
export async function publishSheet(
  call: Call,
  { postedFrom, postedUntil, words, ...reference }: Publication,
) {
  const row = await requireReview(call, reference)
  if ((await authorsOf(call, row)).has(call.actor.staffId)) throw new Fault('SECOND_PERSON')
  checkPosting(call, row, postedFrom, postedUntil)
  const content = await contentOf(call.db, row)
  await requireBalanced(call, row, content)
  const signed = {
    reviewed_by: call.actor.staffId,
    reviewed_at: call.now,
    review_words: words,
    published_by: call.actor.staffId,
    published_at: call.now,
    posted_from: postedFrom,
    posted_until: postedUntil,
  }
  const { frozen, hash } = freeze(await frozenForm(call, { ...row, ...signed }, content))
  const checkCode = checkCodeOf(hash)
  const kept = { ...signed, frozen, hash, check_code: checkCode }
  const written = await updateVersioned(call, 'disclosures', row, { state: 'published', ...kept })
  await call.audit({
    subject: `disclosure:${row.id}`,
    label: publishedLabel(row.number, hash),
    fields: kept,
    before: { state: row.state },
  })
  await supersede(call, row)
  const parts = content.parts.map(({ part }) => part)
  const duties = [...new Set(parts.flatMap((part) => dutiesOf[part]))]
  await markDuties(call, duties, { disclosureId: row.id, day: postedFrom })
  return { ...written, checkCode, hash }
}

/** A slip of the year would be frozen, and mark duties as done for as long. */
function checkPosting({ today }: Call, row: DisclosureRow, from: string, until: string): void {
  const { earliest, latest } = postingBounds(row.from_month, today)
  if (from < earliest || from > latest) throw new Fault('INVALID_INPUT', { field: 'postedFrom' })
  if (until < from || until > lastPosted(from)) throw new Fault('INVALID_INPUT', { field: 'postedUntil' })
}

/** The sheet this one corrects is so from now on; nothing else of it changes. */
async function supersede(call: Call, { revises_id, number }: DisclosureRow): Promise<void> {
  if (revises_id === null) return
  const old = await requireDisclosure(call, revises_id)
  if (old.state !== 'published') throw new Fault('NOT_ALLOWED_NOW')
  await updateVersioned(call, 'disclosures', old, { state: 'revised' })
  await call.audit({
    subject: `disclosure:${old.id}`,
    label: `${old.number} ${number}`,
    fields: { state: 'revised' },
    before: { state: old.state },
  })
}

/**
 * A new draft with what a sheet said when it was published. Errors: NOT_FOUND, NOT_ALLOWED_NOW for one that is not published or corrected
 * already, ALREADY_EXISTS where a correction is begun.
 */
export async function reviseSheet(call: Call, { id, reason }: { id: number; reason: string }) {
  const row = await requireDisclosure(call, id)
  if (row.state !== 'published') throw new Fault('NOT_ALLOWED_NOW')
  const begun = await call.db
    .selectFrom('disclosures')
    .select('id')
    .where('revises_id', '=', id)
    .where('discarded_at', 'is', null)
    .executeTakeFirst()
  if (begun) throw new Fault('ALREADY_EXISTS')
  const copy = await genuineCopy(call, row)
  const content = copy?.content ?? (await contentOf(call.db, row))
  const written = await writeDraft(call, content, {
    origin: copy?.origin ?? (row.origin as SheetOrigin),
    revisesId: id,
    reviseReason: reason,
  })
  await call.audit({
    subject: `disclosure:${written.id}`,
    label: `${written.number} ${row.number}`,
    fields: { revises_id: id, reason },
    before: { reason },
  })
  return written
}
