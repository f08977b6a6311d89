import {
  sheetContent,
  type Sheet,
  type SheetContent,
  type SheetRow,
} from '../../../../shared/modules/disclosures/contract.ts'
import { isGenuine } from '../../../../shared/modules/disclosures/genuine.ts'
import type { SheetOrigin } from '../../../../shared/modules/disclosures/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { authorsOf } from './authors.ts'
import { findings, isOut } from './compare.ts'
import { booksOf, subjectOf } from './facts.ts'
import { readCopy, type FrozenSheet } from './freeze.ts'
import { rowsById, seesDrafts } from './list.ts'
import { checksOf } from './publish.ts'
import { contentOf, requireDisclosure, type DisclosureRow } from './sheet-rows.ts'

const isPublished = ({ state }: DisclosureRow): boolean => state === 'published' || state === 'revised'

/** A sheet that whoever asks may see. Errors: NOT_FOUND, NOT_PERMITTED for a draft. */
async function requireSeen(call: Call, id: number): Promise<DisclosureRow> {
  const row = await requireDisclosure(call, id)
  if (!isPublished(row) && !seesDrafts(call))
    throw new Fault('NOT_PERMITTED', {
      params: { permission: 'disclosures.edit', subject: `disclosure:${id}` },
    })
  return row
}

/**
 * A whole sheet with what the books have for it. A published one is what was published, out of its frozen copy, and not what its rows
 * say by now; `integrity` tells where the two differ. Errors: NOT_FOUND, NOT_PERMITTED.
 */
export async function getSheet(call: Call, id: number): Promise<Sheet> {
  const row = await requireSeen(call, id)
  const [listed] = await rowsById(call, [id])
  const authors = await authorsOf(call, row)
  const { copy, integrity } = await keptOf(call, row)
  const content = copy ? copy.content : await readableContent(call, row)
  return {
    ...listed!,
    content,
    integrity,
    facts: (await booksOf(call, subjectOf(row, content))).facts,
    submittedAt: row.submitted_at,
    reviewedAt: row.reviewed_at,
    reviewWords: row.review_words,
    reviseReason: row.revise_reason,
    postedFrom: row.posted_from,
    postedUntil: row.posted_until,
    toldOrigin: row.origin as SheetOrigin,
    hash: row.hash ?? '',
    mine: authors.has(call.actor.staffId),
    ...(copy && (await toldBy(call, copy, listed!))),
  }
}

/** The copy of a published sheet where it is genuine, and what was found of a sheet that was ever published. */
async function keptOf(call: Call, row: DisclosureRow) {
  if (!isOut(row)) return { copy: null, integrity: null }
  const [found] = await findings(call, [row])
  const { copy, ...integrity } = found!
  return { copy: isPublished(row) && isGenuine(integrity) ? copy : null, integrity }
}

/** The rows' own content, or where another program left there what nobody can read, the copy's, sound or not. */
async function readableContent({ db }: Call, row: DisclosureRow): Promise<SheetContent> {
  const content = await contentOf(db, row)
  return sheetContent.safeParse(content).success ? content : (readCopy(row.frozen)?.content ?? content)
}

/** What the notice says beside its content; who signed is called on it as they were called then. */
async function toldBy({ db }: Call, copy: FrozenSheet, { revises }: SheetRow) {
  const { number, content, publishedAt, postedFrom, postedUntil, reviseReason } = copy
  const corrected =
    copy.revises === (revises?.number ?? '')
      ? revises
      : ((await db
          .selectFrom('disclosures')
          .select(['id', 'number'])
          .where('number', '=', copy.revises)
          .executeTakeFirst()) ?? null)
  return {
    number,
    title: content.title,
    mode: content.mode,
    fromMonth: content.fromMonth,
    untilMonth: content.untilMonth,
    parts: content.parts.map(({ part }) => part),
    preparedBy: copy.preparedBy.name,
    reviewedBy: copy.reviewedBy.name,
    publishedBy: copy.publishedBy.name,
    ...{ publishedAt, postedFrom, postedUntil, reviseReason },
    toldOrigin: copy.origin ?? null,
    revises: corrected,
  }
}

/** The checks of a sheet as the core sees them. Errors: NOT_FOUND, NOT_PERMITTED. */
export async function sheetChecks(call: Call, id: number) {
  const row = await requireSeen(call, id)
  const { copy } = await keptOf(call, row)
  return checksOf(call, row, copy?.content ?? (await contentOf(call.db, row)))
}
