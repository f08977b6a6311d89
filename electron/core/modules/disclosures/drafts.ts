import type { z } from 'zod'
import { sheetWords } from '../../../../shared/locale/sheet-words.ts'
import type { disclosuresContract, SheetContent } from '../../../../shared/modules/disclosures/contract.ts'
import { sheetParts } from '../../../../shared/modules/disclosures/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { nextInSeries } from '../../kernel/numbering.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { exportLocale } from '../exports/export-rows.ts'
import { draftedLines, draftedParts, openingOf, refreshedLines } from './drafted.ts'
import { booksOf, carriedBefore, subjectOf, type Subject } from './facts.ts'
import { chargedHeader, headerOf } from './header.ts'
import { checkShape, columnsOf, contentOf, requireDisclosure, writeParts } from './sheet-rows.ts'

type Contract = typeof disclosuresContract
type NewSheet = z.output<NonNullable<Contract['create']['~orpc']['inputSchema']>>
type Saved = z.output<NonNullable<Contract['save']['~orpc']['inputSchema']>>
export interface Reference {
  id: number
  version: number
}

const words = sheetWords[exportLocale]
const prefix = 'GS'

/** What a draft begins as, beside its content. */
interface Beginning {
  origin: 'ledger' | 'typed'
  revisesId?: number
  reviseReason?: string
}

/** Writes a new draft under the next number of the year. */
export async function writeDraft(
  call: Call,
  content: SheetContent,
  { origin, revisesId, reviseReason = '' }: Beginning,
) {
  const year = call.today.slice(0, 4)
  const count = await nextInSeries(call.db, `${prefix}-${year}`)
  const number = `${prefix}-${year}-${String(count).padStart(3, '0')}`
  const written = await call.db
    .insertInto('disclosures')
    .values({
      number,
      ...columnsOf(content),
      state: 'draft',
      origin,
      prepared_by: call.actor.staffId,
      submitted_by: null,
      submitted_at: null,
      reviewed_by: null,
      reviewed_at: null,
      published_by: null,
      published_at: null,
      posted_from: null,
      posted_until: null,
      revises_id: revisesId ?? null,
      revise_reason: reviseReason,
      frozen: null,
      hash: null,
      check_code: null,
      discarded_at: null,
      ...call.created,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  await writeParts(call, written.id, content)
  return { ...written, number }
}

/** A draft out of the ledger and the charges. Error: INVALID_INPUT on `untilMonth` before the first month, on `parts` named twice. */
export async function createSheet(call: Call, { parts: asked, mode, fromMonth, untilMonth }: NewSheet) {
  if (untilMonth < fromMonth) throw new Fault('INVALID_INPUT', { field: 'untilMonth' })
  const parts = sheetParts.filter((part) => asked.includes(part))
  if (parts.length < asked.length) throw new Fault('INVALID_INPUT', { field: 'parts' })
  const subject: Subject = { id: null, revisesId: null, origin: 'ledger', fromMonth, untilMonth, parts }
  const books = await booksOf(call, subject)
  const content: SheetContent = {
    title: parts.length === 1 ? words.titles[parts[0]!] : words.title,
    ...{ mode, fromMonth, untilMonth },
    header: { ...(await headerOf(call, untilMonth)), ...chargedHeader(parts, books.charges) },
    parts: draftedParts(parts, books.facts),
    lines: await draftedLines(call, subject, books, mode),
    notes: '',
  }
  const written = await writeDraft(call, content, { origin: 'ledger' })
  await call.audit({
    subject: `disclosure:${written.id}`,
    label: written.number,
    fields: { parts, mode, fromMonth, untilMonth },
  })
  return written
}

/** Error: NOT_ALLOWED_NOW for anything but a draft, CONFLICT for one changed since. */
export async function requireDraft(call: Call, { id, version }: Reference) {
  const row = await requireDisclosure(call, id)
  if (row.version !== version) throw new Fault('CONFLICT')
  if (row.state !== 'draft') throw new Fault('NOT_ALLOWED_NOW')
  return row
}

/** Writes the whole of a draft. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW, and those of `checkShape`. */
export async function saveSheet(call: Call, { id, version, content }: Saved): Promise<Reference> {
  const row = await requireDraft(call, { id, version })
  await checkShape(call, content)
  return writeContent(call, row, content)
}

/** The actuals, openings and header figures of a draft anew. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW, also for one that was typed. */
export async function refreshSheet(call: Call, reference: Reference): Promise<Reference> {
  const row = await requireDraft(call, reference)
  if (row.origin !== 'ledger') throw new Fault('NOT_ALLOWED_NOW')
  const content = await contentOf(call.db, row)
  const subject = subjectOf(row, content)
  const books = await booksOf(call, subject)
  return writeContent(call, row, {
    ...content,
    header: { ...content.header, ...chargedHeader(subject.parts, books.charges) },
    parts: content.parts.map((part) => {
      const opening = openingOf(part.part, books.facts)
      const same = opening.carriedFrom === part.carriedFrom && opening.openingFen === part.openingFen
      return { ...part, ...opening, openingNote: same ? part.openingNote : opening.openingNote }
    }),
    lines: refreshedLines(content.lines, books, subject.parts),
  })
}

type Row = Awaited<ReturnType<typeof requireDraft>>

/** Where the opening comes from is what the core knows, whatever the page says. */
async function writeContent(call: Call, row: Row, typed: SheetContent): Promise<Reference> {
  const before = await carriedBefore(call, subjectOf(row, typed))
  const content = {
    ...typed,
    parts: typed.parts.map((part) => {
      const carried = before.find((sheet) => sheet.part === part.part)
      const from = carried?.closingFen === part.openingFen ? carried.disclosureId : null
      return { ...part, carriedFrom: from }
    }),
  }
  const { header: _, ...old } = columnsOf(await contentOf(call.db, row))
  const columns = columnsOf(content)
  const written = await updateVersioned(call, 'disclosures', row, columns)
  await writeParts(call, row.id, content)
  await call.audit({
    subject: `disclosure:${row.id}`,
    label: row.number,
    fields: { ...columns, parts: content.parts, lines: content.lines },
    before: old,
  })
  return written
}

/** A draft is given up; its number is not given again. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW. */
export async function discardSheet(call: Call, { reason, ...reference }: Reference & { reason: string }) {
  const row = await requireDraft(call, reference)
  const written = await updateVersioned(call, 'disclosures', row, {
    state: 'discarded',
    discarded_at: call.now,
    review_words: reason,
  })
  await call.audit({
    subject: `disclosure:${row.id}`,
    label: row.number,
    fields: { discarded_at: call.now, reason },
    before: { discarded_at: null, reason },
  })
  return written
}
