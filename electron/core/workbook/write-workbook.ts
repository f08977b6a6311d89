import { createWriteStream } from 'node:fs'
import type { WriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { once } from 'node:events'
import { setImmediate as nextTurn } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import { numberText } from './cell.ts'
import { inertText, toDate } from './write-values.ts'

export type ExportType = 'text' | 'integer' | 'money' | 'decimal' | 'date' | 'datetime'

/** `money` takes integer fen, `date` `YYYY-MM-DD`, `datetime` `YYYY-MM-DD HH:MM[:SS]` in the office's own time. */
export type ExportValue = string | number | boolean | null | undefined

export interface ExportColumn<K extends string = string> {
  header: string
  key: K
  /** In characters; Excel's own unit. */
  width: number
  type: ExportType
}

export interface WriteOptions<K extends string = string> {
  sheetName: string
  columns: readonly ExportColumn<K>[]
  rows:
    | AsyncIterable<Readonly<Partial<Record<K, ExportValue>>>>
    | Iterable<Readonly<Partial<Record<K, ExportValue>>>>
  /** Lines under the table, a blank row between: who made it, when, how much of it is masked. */
  footer?: readonly string[]
  /** The moment of writing for the file's properties, ISO 8601. */
  writtenAt: string
  /** Called with the number of rows written, every 1,000 and at the end. */
  onProgress?: (rows: number) => void
  signal?: AbortSignal
}

const FORMATS: Record<ExportType, string> = {
  text: '@',
  integer: '0',
  money: '#,##0.00',
  decimal: 'General',
  date: 'yyyy-mm-dd',
  datetime: 'yyyy-mm-dd hh:mm',
}
const PROGRESS_EVERY = 1000
/** Rows written before others get their turn: a few milliseconds. */
const SLICE = 50

/**
 * Writes one sheet to `path`: header bold, frozen and with a filter, then the rows with real types, then the
 * footer. Every text is stored as text, whatever it begins with. The file appears only when it is whole: until then
 * it is `path.part`, and an abort or an error leaves neither. Returns the number of rows. Throws the signal's
 * reason, or the error of the rows or of the file system.
 */
export async function writeWorkbook<K extends string>(
  path: string,
  options: WriteOptions<K>,
): Promise<number> {
  options.signal?.throwIfAborted()
  const part = `${path}.part`
  const stream = createWriteStream(part)
  const broken = new AbortController()
  stream.on('error', (error) => broken.abort(error))
  const halt = options.signal ? AbortSignal.any([options.signal, broken.signal]) : broken.signal
  try {
    await once(stream, 'open')
    const count = await writeSheet(stream, options, halt)
    // Windows renames no file that is still open.
    await closed(stream)
    await rename(part, path)
    return count
  } catch (error) {
    const reason: unknown = halt.aborted ? halt.reason : error
    stream.destroy()
    await closed(stream)
    await rm(part, { force: true })
    throw reason
  }
}

/** Not `once`: it would fail on what ExcelJS still sends into a stream that was destroyed. */
async function closed(stream: WriteStream): Promise<void> {
  if (!stream.closed) await new Promise<void>((resolve) => stream.on('close', () => resolve()))
}

async function writeSheet<K extends string>(
  stream: WriteStream,
  options: WriteOptions<K>,
  halt: AbortSignal,
): Promise<number> {
  const { columns, footer = [], onProgress } = options
  const book = new ExcelJS.stream.xlsx.WorkbookWriter(bookOptions(stream, options.writtenAt))
  const sheet = book.addWorksheet(sheetTitle(options.sheetName), {
    views: [{ state: 'frozen', ySplit: 1 }],
  })
  sheet.columns = columns.map(({ width }) => ({ width }))
  const headerStyle = { font: { bold: true }, numFmt: '@' }
  const header = sheet.getRow(1)
  for (const [at, column] of columns.entries()) put(header, at, inertText(column.header), headerStyle)
  header.commit()

  // One object a column: ExcelJS looks up the style of a cell by identity, and builds it anew for any other.
  const styles = columns.map(({ type }) => ({ numFmt: FORMATS[type] }))
  let count = 0
  for await (const values of options.rows) {
    halt.throwIfAborted()
    count++
    const row = sheet.getRow(count + 1)
    for (const [at, { key, type }] of columns.entries()) put(row, at, toValue(values[key], type), styles[at])
    row.commit()
    if (count % PROGRESS_EVERY === 0) onProgress?.(count)
    if (count % SLICE === 0) {
      await nextTurn()
      // ExcelJS never waits for the disk by itself; without this its buffers hold the whole file.
      if (stream.writableNeedDrain) await once(stream, 'drain', { signal: halt })
    }
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: count + 1, column: columns.length } }
  writeFooter(sheet, count + 3, footer)
  sheet.commit()
  halt.throwIfAborted()
  await Promise.race([book.commit(), halted(halt)])
  halt.throwIfAborted()
  onProgress?.(count)
  return count
}

/** ExcelJS's types lack the file properties its writer takes; without them it asks the machine's clock. */
function bookOptions(stream: WriteStream, writtenAt: string) {
  const moment = new Date(writtenAt)
  const properties = { created: moment, modified: moment, creator: 'Guanjia', lastModifiedBy: 'Guanjia' }
  return { stream, useStyles: true, useSharedStrings: false, ...properties }
}

/** Rejects when the signal aborts; ExcelJS itself would wait for ever for a stream that is gone. */
async function halted(signal: AbortSignal): Promise<never> {
  if (!signal.aborted) await once(signal, 'abort')
  throw signal.reason
}

function put(
  row: ExcelJS.Row,
  at: number,
  value: ExcelJS.CellValue,
  style: Partial<ExcelJS.Style> = {},
): void {
  if (value === null) return
  const cell = row.getCell(at + 1)
  cell.style = style
  cell.value = value
}

function writeFooter(sheet: ExcelJS.Worksheet, firstRow: number, lines: readonly string[]): void {
  for (const [at, line] of lines.entries()) {
    const row = sheet.getRow(firstRow + at)
    put(row, 0, inertText(line), { numFmt: '@', font: { italic: true } })
    row.commit()
  }
}

function toValue(value: ExportValue, type: ExportType): ExcelJS.CellValue {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return value
  if (type === 'date' || type === 'datetime') return toDate(String(value)) ?? inertText(String(value))
  // A masked figure is a text and stays one.
  if (typeof value === 'string') return inertText(value)
  if (type === 'text' || !Number.isFinite(value)) return numberText(value) || null
  return type === 'money' ? value / 100 : value
}

/** Excel's rules for the name of a sheet: 31 characters, none of `[]:*?/\`, no apostrophe at an end. */
function sheetTitle(name: string): string {
  const title = [...name.replace(/[[\]:*?/\\\p{Cc}]/gu, ' ').trim()].slice(0, 31).join('')
  return title.replace(/^'+|'+$/g, '').trim() || 'Sheet1'
}
