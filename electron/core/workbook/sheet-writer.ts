import { createWriteStream } from 'node:fs'
import type { WriteStream } from 'node:fs'
import { once } from 'node:events'
import { setImmediate as turn } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import { numberText } from './cell.ts'
import type { ExportType, ExportValue } from './export-value.ts'
import { inertText, toDate } from './write-values.ts'
import type { NewSheet, RowBatch } from './writer-protocol.ts'

const FORMATS: Record<ExportType, string> = {
  text: '@',
  integer: '0',
  money: '#,##0.00',
  decimal: 'General',
  date: 'yyyy-mm-dd',
  datetime: 'yyyy-mm-dd hh:mm',
}

/** Rows written before the compressor and the disk get their turn. */
const SLICE = 50

/**
 * Writes one sheet into a file with ExcelJS: header bold, frozen and with a filter, then the rows with real types,
 * then the footer. Every text is stored as text, whatever it begins with. It throws what the file system does, and
 * leaves what it has written then.
 */
export class SheetWriter {
  readonly #stream: WriteStream
  readonly #broken = new AbortController()
  readonly #book: ExcelJS.stream.xlsx.WorkbookWriter
  readonly #sheet: ExcelJS.Worksheet
  readonly #columns: readonly { number: number; type: ExportType; style: Partial<ExcelJS.Style> }[]
  #rows = 0

  /** Errors: those of the file system. */
  static async open(sheet: NewSheet): Promise<SheetWriter> {
    const stream = createWriteStream(sheet.path)
    await once(stream, 'open')
    return new SheetWriter(stream, sheet)
  }

  private constructor(stream: WriteStream, { name, columns, writtenAt }: NewSheet) {
    this.#stream = stream
    stream.on('error', (error) => this.#broken.abort(error))
    // One style a column: ExcelJS looks it up by identity, and builds anew whatever it does not know.
    this.#columns = columns.map(({ type }, at) => ({
      number: at + 1,
      type,
      style: { numFmt: FORMATS[type] },
    }))
    this.#book = new ExcelJS.stream.xlsx.WorkbookWriter(bookOptions(stream, writtenAt))
    this.#sheet = this.#book.addWorksheet(sheetTitle(name), { views: [{ state: 'frozen', ySplit: 1 }] })
    this.#sheet.columns = columns.map(({ width }) => ({ width }))
    const headerStyle = { font: { bold: true }, numFmt: '@' }
    const header = this.#newRow(1)
    for (const [at, column] of columns.entries()) put(header, at + 1, inertText(column.header), headerStyle)
    header.commit()
  }

  /** How many rows there are, the header and the footer not counted. */
  get rows(): number {
    return this.#rows
  }

  /** Resolves when the disk can take more. Errors: TypeError for an instant in a column of days or times. */
  async add({ count, columns }: RowBatch): Promise<void> {
    const filled = columns.flatMap((values, at) => (values ? [{ ...this.#columns[at]!, values }] : []))
    for (let index = 0; index < count; index++) {
      if (index % SLICE === 0) await this.#drained()
      this.#rows++
      const row = this.#newRow(this.#rows + 1)
      for (const { number, type, style, values } of filled) {
        const value = toValue(values[index], type)
        if (value !== null) put(row, number, value, style)
      }
      row.commit()
    }
    await this.#drained()
  }

  /** Resolves when the file is whole and closed. */
  async end(footer: readonly string[]): Promise<void> {
    const sheet = this.#sheet
    const footerStyle = { numFmt: '@', font: { italic: true } }
    sheet.autoFilter = {
      from: { row: 1, column: 1 },
      to: { row: this.#rows + 1, column: this.#columns.length },
    }
    for (const [at, line] of footer.entries()) {
      const row = this.#newRow(this.#rows + 3 + at)
      put(row, 1, inertText(line), footerStyle)
      row.commit()
    }
    sheet.commit()
    // ExcelJS itself would wait for ever for a stream that is gone.
    await Promise.race([this.#book.commit(), this.#halted()])
    this.#broken.signal.throwIfAborted()
    // Windows renames no file that is still open.
    if (!this.#stream.closed) await once(this.#stream, 'close')
  }

  /** ExcelJS never waits for the disk by itself; without this its buffers hold the whole file. */
  async #drained(): Promise<void> {
    await turn()
    const { signal } = this.#broken
    signal.throwIfAborted()
    if (!this.#stream.writableNeedDrain) return
    await once(this.#stream, 'drain', { signal }).catch(() => signal.throwIfAborted())
  }

  async #halted(): Promise<never> {
    const { signal } = this.#broken
    if (!signal.aborted) await once(signal, 'abort')
    throw signal.reason
  }

  #newRow(number: number): ExcelJS.Row {
    const row = this.#sheet.getRow(number) as ExcelJS.Row & { style: Partial<ExcelJS.Style> }
    row.style = rowStyle
    return row
  }
}

/** No style at all; one object for all rows, for the reason that the cells of a column share theirs. */
const rowStyle: Partial<ExcelJS.Style> = {}

/** ExcelJS's types lack the file properties its writer takes; without them it asks the machine's clock. */
function bookOptions(stream: WriteStream, writtenAt: string) {
  const moment = new Date(writtenAt)
  const properties = { created: moment, modified: moment, creator: 'Guanjia', lastModifiedBy: 'Guanjia' }
  return { stream, useStyles: true, useSharedStrings: false, ...properties }
}

function put(
  row: ExcelJS.Row,
  column: number,
  value: ExcelJS.CellValue,
  style: Partial<ExcelJS.Style>,
): void {
  const cell = row.getCell(column)
  cell.style = style
  cell.value = value
}

function toValue(value: ExportValue, type: ExportType): ExcelJS.CellValue {
  if (value === null || value === undefined) return null
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
