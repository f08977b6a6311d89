import type { Mapping } from '../../../../shared/modules/imports/contract.ts'
import {
  importTargets,
  type ImportField,
  type ImportTarget,
} from '../../../../shared/modules/imports/terms.ts'
import { Fault } from '../../kernel/errors.ts'
import { cellText, type Cell, type SheetRow } from '../../workbook/cell.ts'
import { openWorkbook, readRows } from '../../workbook/reader.ts'
import { guessHeader, guessMapping, normaliseHeader, type ImportColumn } from '../../workbook/table.ts'

export interface Choice {
  target: ImportTarget
  sheetIndex: number
  /** Null where nobody has found the header yet. */
  headerRow: number | null
}

/** A sheet whose target and header are still to be guessed. */
export type SheetChoice = Pick<Choice, 'sheetIndex'>

/** What a page shows of a workbook before it is checked. */
export interface Inspection extends Choice {
  sheets: { index: number; name: string; hidden: boolean }[]
  preview: { row: number; cells: string[] }[]
  columns: { index: number; letter: string; header: string; remembered: Remembered | null }[]
  mapping: Mapping
}

/** What the core knows beside it. */
export interface Inspected {
  inspection: Inspection
  kind: 'xlsx' | 'csv'
  /** The number of the sheet's last row that holds something. */
  lastRow: number
}

/** What a column fills because somebody chose it for one of its name, and what it would be taken for otherwise. */
export interface Remembered {
  field: ImportField
  otherwise: ImportField | null
}

/** The columns of each target, and what columns were taken for before by hand, by their normalised names. */
export type KnownColumns = Readonly<
  Record<
    ImportTarget,
    { columns: readonly ImportColumn<ImportField>[]; remembered: ReadonlyMap<string, ImportField> }
  >
>

const previewRows = 30
/** Sheets looked at for a header; a workbook with more has its register among the first. */
const sheetsTried = 10
/** A row that names so many columns is a header, whatever further sheets hold. */
const surelyHeader = 4

/**
 * Opens a workbook and guesses its target, sheet, header and mapping, or takes the ones chosen. Throws what the reader
 * throws; Fault WORKBOOK_NO_HEADER when the chosen row is blank, INVALID_INPUT for a sheet that is not there.
 * `name` stands for the sheet of a text table, which has no name of its own.
 */
export async function inspectWorkbook(
  path: string,
  name: string,
  choice: Choice | SheetChoice | null,
  known: KnownColumns,
  signal?: AbortSignal,
): Promise<Inspected> {
  const info = await openWorkbook(path, { signal })
  const sheets = info.sheets.map(({ index, name: own, hidden }) => ({
    index,
    name: info.kind === 'csv' ? name : own,
    hidden,
  }))
  if (choice && !sheets.some(({ index }) => index === choice.sheetIndex))
    throw new Fault('INVALID_INPUT', { field: 'sheetIndex' })
  const { head, ...chosen } =
    choice && 'target' in choice
      ? { ...choice, head: await readHead(path, choice.sheetIndex, choice.headerRow ?? 0, signal) }
      : await guessSheet(
          path,
          choice ? sheets.filter(({ index }) => index === choice.sheetIndex) : sheets,
          known,
          signal,
        )
  const header = head.find(({ row }) => row === chosen.headerRow)
  if (chosen.headerRow !== null && !header) throw new Fault('WORKBOOK_NO_HEADER', { row: chosen.headerRow })
  const width = Math.max(0, ...head.map(({ cells }) => cells.length))
  const texts = Array.from({ length: width }, (_, index) => cellText(header?.cells[index]).trim())
  const guessed = guessColumns(header ? texts : [], known[chosen.target])
  const inspection = {
    ...chosen,
    sheets,
    preview: head
      .slice(0, previewRows)
      .map(({ row, cells }) => ({ row, cells: cells.map((cell) => cellText(cell)) })),
    columns: texts.map((text, index) => ({
      index,
      letter: columnLetters(index),
      header: text,
      remembered: guessed.remembered.get(index) ?? null,
    })),
    mapping: guessed.mapping,
  }
  return { inspection, kind: info.kind, lastRow: info.sheets[chosen.sheetIndex]?.rowCount ?? 0 }
}

type Guess = Choice & { head: SheetRow[] }

/** The sheet and target whose columns a row names the most of, the first of equals. */
async function guessSheet(
  path: string,
  sheets: Inspection['sheets'],
  known: KnownColumns,
  signal?: AbortSignal,
): Promise<Guess> {
  const visible = sheets.filter(({ hidden }) => !hidden)
  const candidates = (visible.length > 0 ? visible : sheets).slice(0, sheetsTried)
  let best: Guess = { target: 'register', sheetIndex: candidates[0]?.index ?? 0, headerRow: null, head: [] }
  let most = 0
  for (const [tried, { index }] of candidates.entries()) {
    const head = await readHead(path, index, 0, signal)
    if (tried === 0) best = { ...best, head }
    for (const target of importTargets) {
      const header = guessHeader(head, [
        ...known[target].columns.flatMap(({ aliases }) => aliases),
        ...known[target].remembered.keys(),
      ])
      if (!header || header.matches <= most) continue
      most = header.matches
      best = { target, sheetIndex: index, headerRow: header.row, head }
    }
    if (most >= surelyHeader) break
  }
  return best
}

/** The first rows of a sheet, and on to `upTo` where that is further down. */
async function readHead(
  path: string,
  sheetIndex: number,
  upTo: number,
  signal?: AbortSignal,
): Promise<SheetRow[]> {
  const head: SheetRow[] = []
  for await (const batch of readRows(path, sheetIndex, { signal })) {
    for (const row of batch) {
      if (head.length >= previewRows && row.row > upTo) return head
      if (head.length < previewRows || row.row === upTo) head.push(row)
    }
  }
  return head
}

/** What each field is most likely filled by, and which of the columns were chosen for it before. */
export function guessColumns(
  headers: readonly string[],
  { columns, remembered }: KnownColumns[ImportTarget],
): { mapping: Mapping; remembered: Map<number, Remembered> } {
  const usual = guess(headers, columns)
  const chosen = new Map<number, Remembered>()
  const taken = new Set<ImportField>()
  for (const [index, name] of namesOnce(headers)) {
    const field = remembered.get(name)
    const otherwise = usual[index] ?? null
    if (field === undefined || field === otherwise || taken.has(field)) continue
    taken.add(field)
    chosen.set(index, { field, otherwise })
  }
  const others = guess(
    headers.map((text, index) => (chosen.has(index) ? '' : text)),
    columns.filter(({ key }) => !taken.has(key)),
  )
  const mapping: Mapping = {}
  for (const [index, field] of others.entries()) if (field) mapping[field] = index
  for (const [index, { field }] of chosen) mapping[field] = index
  return { mapping, remembered: chosen }
}

const guess = (headers: readonly string[], columns: readonly ImportColumn<ImportField>[]) =>
  guessMapping(headers.map(asCell), columns).map((found, index) =>
    // 身份证号 only sounds like 身份.
    found?.key === 'role' && /身份证|证件/.test(headers[index]!) ? null : (found?.key ?? null),
  )

/** The normalised names that stand above one column only, by the column. */
export function namesOnce(headers: readonly string[]): Map<number, string> {
  const names = headers.map(normaliseHeader)
  const once = [...names.entries()].filter(
    ([index, name]) => name !== '' && names.indexOf(name) === index && names.lastIndexOf(name) === index,
  )
  return new Map(once)
}

const asCell = (text: string): Cell => (text === '' ? null : { t: 's', v: text })

/** A, B, … Z, AA for 0, 1, … 25, 26. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}
