import type { Mapping } from '../../../../shared/modules/imports/contract.ts'
import {
  importTargets,
  type ImportField,
  type ImportTarget,
} from '../../../../shared/modules/imports/terms.ts'
import { Fault } from '../../kernel/errors.ts'
import { cellText, type SheetRow } from '../../workbook/cell.ts'
import { openWorkbook, readRows } from '../../workbook/reader.ts'
import { guessHeader, guessMapping, type ImportColumn } from '../../workbook/table.ts'

export interface Choice {
  target: ImportTarget
  sheetIndex: number
  /** Null where nobody has found the header yet. */
  headerRow: number | null
}

/** What a page shows of a workbook before it is checked. */
export interface Inspection extends Choice {
  sheets: { index: number; name: string; hidden: boolean }[]
  preview: { row: number; cells: string[] }[]
  columns: { index: number; letter: string; header: string }[]
  mapping: Mapping
}

/** What the core knows beside it. */
export interface Inspected {
  inspection: Inspection
  kind: 'xlsx' | 'csv'
  /** The number of the sheet's last row that holds something. */
  lastRow: number
}

/** The columns of each target, with what is remembered of their names. */
export type KnownColumns = Readonly<Record<ImportTarget, readonly ImportColumn<ImportField>[]>>

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
  choice: Choice | null,
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
  const { head, ...chosen } = choice
    ? { ...choice, head: await readHead(path, choice.sheetIndex, choice.headerRow ?? 0, signal) }
    : await guessSheet(path, sheets, known, signal)
  const header = head.find(({ row }) => row === chosen.headerRow)
  if (chosen.headerRow !== null && !header) throw new Fault('WORKBOOK_NO_HEADER', { row: chosen.headerRow })
  const width = Math.max(0, ...head.map(({ cells }) => cells.length))
  const inspection = {
    ...chosen,
    sheets,
    preview: head
      .slice(0, previewRows)
      .map(({ row, cells }) => ({ row, cells: cells.map((cell) => cellText(cell)) })),
    columns: Array.from({ length: width }, (_, index) => ({
      index,
      letter: columnLetters(index),
      header: cellText(header?.cells[index]).trim(),
    })),
    mapping: header ? mappingOf(header, known[chosen.target]) : {},
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
      const header = guessHeader(
        head,
        known[target].flatMap(({ aliases }) => aliases),
      )
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

function mappingOf(header: SheetRow, columns: readonly ImportColumn<ImportField>[]): Mapping {
  const mapping: Mapping = {}
  for (const [index, guess] of guessMapping(header.cells, columns).entries()) {
    // 身份证号 only sounds like 身份.
    if (guess?.key === 'role' && /身份证|证件/.test(cellText(header.cells[index]))) continue
    if (guess) mapping[guess.key] = index
  }
  return mapping
}

/** A, B, … Z, AA for 0, 1, … 25, 26. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}
