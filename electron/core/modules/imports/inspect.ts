import type { Mapping } from '../../../../shared/modules/imports/contract.ts'
import { cellText, type Cell, type SheetRow } from '../../workbook/cell.ts'
import { Fault } from '../../kernel/errors.ts'
import { openWorkbook, readRows } from '../../workbook/reader.ts'
import { guessHeader, guessMapping } from '../../workbook/table.ts'
import { registerAliases, registerColumnList } from './register-columns.ts'

export interface Choice {
  sheetIndex: number
  headerRow: number
}

/** What a page shows of a workbook before it is checked. */
export interface Inspection {
  sheets: { index: number; name: string; hidden: boolean }[]
  sheetIndex: number
  headerRow: number | null
  preview: { row: number; cells: string[] }[]
  columns: { index: number; letter: string; header: string }[]
  mapping: Mapping
}

const previewRows = 30
/** Sheets looked at for a header; a workbook with more has its register among the first. */
const sheetsTried = 10

/**
 * Opens a workbook and guesses its sheet, header and mapping, or takes the ones chosen. Throws what the reader
 * throws; Fault WORKBOOK_NO_HEADER when the chosen row is blank, INVALID_INPUT for a sheet that is not there.
 * `name` stands for the sheet of a text table, which has no name of its own.
 */
export async function inspectWorkbook(
  path: string,
  name: string,
  choice: Choice | null,
  signal?: AbortSignal,
): Promise<Inspection & { kind: 'xlsx' | 'csv' }> {
  const info = await openWorkbook(path, { signal })
  const sheets = info.sheets.map(({ index, name: own, hidden }) => ({
    index,
    name: info.kind === 'csv' ? name : own,
    hidden,
  }))
  if (choice && !sheets.some(({ index }) => index === choice.sheetIndex))
    throw new Fault('INVALID_INPUT', { field: 'sheetIndex' })
  const { sheetIndex, headerRow, head } = choice
    ? { ...choice, head: await readHead(path, choice.sheetIndex, choice.headerRow, signal) }
    : await guessSheet(path, sheets, signal)
  const header = head.find(({ row }) => row === headerRow)
  if (choice && !header) throw new Fault('WORKBOOK_NO_HEADER', { row: choice.headerRow })
  const width = Math.max(0, ...head.map(({ cells }) => cells.length))
  return {
    kind: info.kind,
    sheets,
    sheetIndex,
    headerRow,
    preview: head
      .slice(0, previewRows)
      .map(({ row, cells }) => ({ row, cells: cells.map((cell) => cellText(cell)) })),
    columns: Array.from({ length: width }, (_, index) => ({
      index,
      letter: columnLetters(index),
      header: cellText(header?.cells[index]).trim(),
    })),
    mapping: header ? mappingOf(header) : {},
  }
}

async function guessSheet(
  path: string,
  sheets: Inspection['sheets'],
  signal?: AbortSignal,
): Promise<{ sheetIndex: number; headerRow: number | null; head: SheetRow[] }> {
  const visible = sheets.filter(({ hidden }) => !hidden)
  const candidates = (visible.length > 0 ? visible : sheets).slice(0, sheetsTried)
  let first: { sheetIndex: number; headerRow: null; head: SheetRow[] } | null = null
  for (const { index } of candidates) {
    const head = await readHead(path, index, 0, signal)
    const header = guessHeader(head, registerAliases)
    if (header) return { sheetIndex: index, headerRow: header.row, head }
    first ??= { sheetIndex: index, headerRow: null, head }
  }
  return first ?? { sheetIndex: 0, headerRow: null, head: [] }
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

function mappingOf(header: SheetRow): Mapping {
  const mapping: Mapping = {}
  for (const [index, guess] of guessMapping(guessable(header.cells), registerColumnList).entries())
    if (guess) mapping[guess.key] = index
  return mapping
}

/** Columns that no field takes must not be taken for one that only sounds alike: 身份证号 is no 身份. */
const guessable = (cells: readonly Cell[]): Cell[] =>
  cells.map((cell) => (/身份证|证件/.test(cellText(cell ?? undefined)) ? null : cell))

/** A, B, … Z, AA for 0, 1, … 25, 26. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}
