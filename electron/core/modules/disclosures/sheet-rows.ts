import type { Insertable, Selectable } from 'kysely'
import { groupBy } from '../../../../shared/collections/group.ts'
import type {
  SheetContent,
  SheetHeader,
  SheetLine,
  SheetPartData,
} from '../../../../shared/modules/disclosures/contract.ts'
import {
  sheetParts,
  type ChargingMode,
  type SheetPart,
} from '../../../../shared/modules/disclosures/terms.ts'
import { isLineOf } from '../../../../shared/modules/ledger/rules.ts'
import type { LedgerLine } from '../../../../shared/modules/ledger/terms.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'

export type DisclosureRow = Selectable<Tables['disclosures']>
type Db = Call['db']

/** Error: NOT_FOUND. */
export async function requireDisclosure({ db }: Call, id: number): Promise<DisclosureRow> {
  const row = await db.selectFrom('disclosures').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND')
  return row
}

/** The content of a sheet as its rows have it now. */
export async function contentOf(db: Db, row: DisclosureRow): Promise<SheetContent> {
  const [content] = await contentsOf(db, [row])
  return content!
}

/** The same of several sheets, in their order. */
export async function contentsOf(db: Db, rows: readonly DisclosureRow[]): Promise<SheetContent[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const parts = await db
    .selectFrom('disclosure_parts')
    .selectAll()
    .where('disclosure_id', 'in', ids)
    .execute()
  const lines = await db
    .selectFrom('disclosure_lines')
    .selectAll()
    .where('disclosure_id', 'in', ids)
    .orderBy('disclosure_id')
    .orderBy('position')
    .orderBy('id')
    .execute()
  const partsOf = groupBy(parts, (part) => part.disclosure_id)
  const linesOf = groupBy(lines, (line) => line.disclosure_id)
  return rows.map((row) => ({
    title: row.title,
    mode: row.mode as ChargingMode,
    fromMonth: row.from_month,
    untilMonth: row.until_month,
    header: headerIn(row.header),
    parts: inOrder((partsOf.get(row.id) ?? []).map(partOf)),
    lines: (linesOf.get(row.id) ?? []).map(lineOf),
    notes: row.notes,
  }))
}

/** Another program may have left anything there; verifying says so, and must not fail of it. */
function headerIn(text: string): SheetHeader {
  try {
    return JSON.parse(text) as SheetHeader
  } catch {
    return {} as SheetHeader
  }
}

const inOrder = (parts: SheetPartData[]): SheetPartData[] =>
  parts.sort((one, other) => sheetParts.indexOf(one.part) - sheetParts.indexOf(other.part))

const partOf = (row: Selectable<Tables['disclosure_parts']>): SheetPartData => ({
  part: row.part as SheetPart,
  openingFen: row.opening_fen,
  openingNote: row.opening_note,
  carriedFrom: row.carried_from,
  statedInFen: row.stated_in_fen,
  statedOutFen: row.stated_out_fen,
  statedClosingFen: row.stated_closing_fen,
  closingNote: row.closing_note,
})

const lineOf = (row: Selectable<Tables['disclosure_lines']>): SheetLine => ({
  part: row.part as SheetPart,
  line: row.line as LedgerLine,
  name: row.name,
  accountId: row.account_id,
  budgetFen: row.budget_fen,
  inFen: row.in_fen,
  outFen: row.out_fen,
  previousInFen: row.previous_in_fen,
  previousOutFen: row.previous_out_fen,
  note: row.note,
})

/** The columns of the sheet's own row that its content fills. */
export const columnsOf = (content: SheetContent) => ({
  title: content.title,
  mode: content.mode,
  from_month: content.fromMonth,
  until_month: content.untilMonth,
  header: JSON.stringify(content.header),
  notes: content.notes,
})

/** Writes the parts and lines of a draft anew. Who writes them is who last changed the content. */
export async function writeParts(call: Call, id: number, content: SheetContent): Promise<void> {
  const { db } = call
  await db.deleteFrom('disclosure_lines').where('disclosure_id', '=', id).execute()
  await db.deleteFrom('disclosure_parts').where('disclosure_id', '=', id).execute()
  await db
    .insertInto('disclosure_parts')
    .values(
      content.parts.map((part) => ({
        disclosure_id: id,
        part: part.part,
        opening_fen: part.openingFen,
        opening_note: part.openingNote,
        carried_from: part.carriedFrom,
        stated_in_fen: part.statedInFen,
        stated_out_fen: part.statedOutFen,
        stated_closing_fen: part.statedClosingFen,
        closing_note: part.closingNote,
        ...call.created,
      })),
    )
    .execute()
  const lines = content.lines.map((line, position) => ({
    ...lineColumns(id, line, position),
    ...call.created,
  }))
  if (lines.length > 0) await db.insertInto('disclosure_lines').values(lines).execute()
}

const lineColumns = (
  id: number,
  line: SheetLine,
  position: number,
): Omit<Insertable<Tables['disclosure_lines']>, keyof Call['created']> => ({
  disclosure_id: id,
  part: line.part,
  position,
  line: line.line,
  name: line.name,
  account_id: line.accountId,
  budget_fen: line.budgetFen,
  in_fen: line.inFen,
  out_fen: line.outFen,
  previous_in_fen: line.previousInFen,
  previous_out_fen: line.previousOutFen,
  note: line.note,
})

/**
 * What no sheet can be. Errors: INVALID_INPUT on `content.untilMonth` before its first month, on `content.parts` named
 * twice, on `content.lines.N` of a part that is not there or with a line that is none of its part's; NOT_FOUND on
 * `content.lines.N.accountId` that is no account of the part.
 */
export async function checkShape(call: Call, content: SheetContent): Promise<void> {
  const invalid = (field: string) => new Fault('INVALID_INPUT', { field: `content.${field}` })
  if (content.untilMonth < content.fromMonth) throw invalid('untilMonth')
  const parts = new Set(content.parts.map(({ part }) => part))
  if (parts.size < content.parts.length) throw invalid('parts')
  const accounts = await call.db.selectFrom('ledger_accounts').select(['id', 'fund']).execute()
  const fundOf = new Map(accounts.map(({ id, fund }) => [id, fund]))
  for (const [at, { part, line, accountId }] of content.lines.entries()) {
    if (!parts.has(part)) throw invalid(`lines.${at}.part`)
    if (!isLineOf(part, line)) throw invalid(`lines.${at}.line`)
    if (accountId !== null && fundOf.get(accountId) !== part)
      throw new Fault('NOT_FOUND', { field: `content.lines.${at}.accountId` })
  }
}
