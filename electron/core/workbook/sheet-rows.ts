import parseSax from 'exceljs/lib/utils/parse-sax.js'
import type { OpenTag } from 'exceljs/lib/utils/parse-sax.js'
import { isBlank, serialToDay } from './cell.ts'
import type { Cell, SheetRow } from './cell.ts'
import { WorkbookError } from './errors.ts'
import { limits } from './limits.ts'
import { columnIndex } from './merges.ts'
import type { NumberStyle } from './number-format.ts'
import { decodeXstring, localName } from './package-parts.ts'

/** What a cell needs from the rest of its workbook. */
export interface SheetContext {
  strings: readonly string[]
  styles: readonly NumberStyle[]
  date1904: boolean
}

/**
 * The rows of one sheet's XML, a batch for each chunk of text, each row with at least one value of its own.
 * ExcelJS's own readers are not used here. Its streaming one drops runs of rich text, makes 1 of TRUE, decodes
 * `&amp;lt;` twice and garbles characters cut by a chunk's edge; its `load` builds every cell of a merged range,
 * and one range over the whole sheet ends the process.
 */
export async function* sheetRows(
  text: AsyncIterable<string>,
  context: SheetContext,
  signal?: AbortSignal,
): AsyncGenerator<SheetRow[]> {
  const builder = new RowBuilder(context)
  for await (const events of parseSax(text)) {
    signal?.throwIfAborted()
    for (const event of events) {
      if (event.eventType === 'text') builder.text(event.value)
      else if (event.eventType === 'opentag')
        builder.open(localName(event.value.name), event.value.attributes)
      else builder.close(localName(event.value.name))
    }
    if (builder.rows.length > 0) yield builder.take()
  }
  if (!builder.finished) throw new WorkbookError('WORKBOOK_BROKEN')
}

class RowBuilder {
  rows: SheetRow[] = []
  /** True once the sheet's end was seen: a part cut short must not pass for a short sheet. */
  finished = false
  readonly #context: SheetContext
  #inData = false
  #row = 0
  #cells: Cell[] | null = null
  #column = -1
  #type = ''
  #style = 0
  #value = ''
  #formula = false
  #reading = false
  #phonetic = false
  #count = 0

  constructor(context: SheetContext) {
    this.#context = context
  }

  take(): SheetRow[] {
    const rows = this.rows
    this.rows = []
    return rows
  }

  open(name: string, attributes: OpenTag['attributes']): void {
    switch (name) {
      case 'sheetData':
        this.#inData = true
        break
      case 'row':
        if (this.#inData) this.#openRow(attributes.r)
        break
      case 'c':
        if (this.#cells) this.#openCell(attributes)
        break
      case 'f':
        this.#formula = true
        break
      case 'v':
        this.#reading = true
        break
      case 't':
        this.#reading = !this.#phonetic
        break
      case 'rPh':
        this.#phonetic = true
        break
    }
  }

  text(text: string): void {
    if (this.#reading) this.#value += text
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.#reading = false
        break
      case 'rPh':
        this.#phonetic = false
        break
      case 'c':
        if (this.#cells) this.#closeCell(this.#cells)
        break
      case 'row':
        this.#closeRow()
        break
      case 'sheetData':
        this.#inData = false
        break
      case 'worksheet':
        this.finished = true
        break
    }
  }

  #openRow(number: string | undefined): void {
    const row = number === undefined ? this.#row + 1 : Number(number)
    if (!(Number.isInteger(row) && row > this.#row && row <= limits.lastRow))
      throw new WorkbookError('WORKBOOK_BROKEN')
    this.#row = row
    this.#cells = []
    this.#column = -1
  }

  #openCell(attributes: OpenTag['attributes']): void {
    const letters = attributes.r === undefined ? null : /^[A-Z]{1,3}/.exec(attributes.r)
    this.#column = letters ? columnIndex(letters[0]) : this.#column + 1
    this.#type = attributes.t ?? 'n'
    this.#style = Number(attributes.s ?? 0)
    this.#value = ''
    this.#formula = false
    this.#reading = false
    this.#phonetic = false
  }

  #closeCell(cells: Cell[]): void {
    const cell = this.#cell()
    if (cell === null) return
    if (this.#column >= limits.columns) {
      if (isBlank(cell)) return
      throw new WorkbookError('WORKBOOK_TOO_LARGE')
    }
    while (cells.length < this.#column) cells.push(null)
    cells[this.#column] = cell
  }

  #closeRow(): void {
    const cells = this.#cells
    this.#cells = null
    if (!cells?.some((cell) => !isBlank(cell))) return
    if (++this.#count > limits.rows) throw new WorkbookError('WORKBOOK_TOO_LARGE')
    this.rows.push({ row: this.#row, cells })
  }

  #cell(): Cell {
    const value = this.#value
    if (this.#formula) {
      const result = value === '' ? ({ t: 's', v: '' } as const) : this.#plain(value)
      return result && { ...result, formula: true }
    }
    return value === '' ? null : this.#plain(value)
  }

  #plain(value: string): Cell {
    switch (this.#type) {
      case 's': {
        const text = this.#context.strings[Number(value)]
        if (text === undefined) throw new WorkbookError('WORKBOOK_BROKEN')
        return text === '' ? null : { t: 's', v: text }
      }
      case 'str':
      case 'inlineStr':
        return { t: 's', v: decodeXstring(value) }
      case 'b':
        return { t: 'b', v: value.trim() === '1' || value.trim() === 'true' }
      case 'e':
        return { t: 'e', v: value }
      case 'd':
        return isoDay(value.trim())
      default:
        return this.#number(value)
    }
  }

  #number(value: string): Cell {
    const number = Number(value)
    if (!Number.isFinite(number)) return { t: 's', v: value }
    const style = this.#context.styles[this.#style]
    if (style === undefined || style.fmt === undefined) return { t: 'n', v: number }
    if (style.kind === 'number') return { t: 'n', v: number, fmt: style.fmt }
    const day = serialToDay(number, this.#context.date1904)
    if (!day) return { t: 'n', v: number, fmt: style.fmt }
    if (style.kind === 'date' || day.time) return { t: 'd', ...day }
    // 2019-10-01 shown as 2019-10 means the month; 2019-10-17 shown so is still that day.
    const whole = style.kind === 'month' ? day.v.endsWith('-01') : day.v.endsWith('-01-01')
    return whole ? { t: 'd', v: day.v, precision: style.kind } : { t: 'd', v: day.v }
  }
}

/** A cell of type `d` holds ISO 8601 text without a zone. */
function isoDay(value: string): Cell {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}))?/.exec(value)
  if (!match?.[1]) return { t: 's', v: value }
  const time = match[2]
  return time && time !== '00:00:00' ? { t: 'd', v: match[1], time } : { t: 'd', v: match[1] }
}
