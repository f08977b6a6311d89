import type { SheetHeader, SheetLine } from '../../../../shared/modules/disclosures/contract.ts'
import { mainSide } from '../../../../shared/modules/disclosures/sums.ts'
import type { SheetPart } from '../../../../shared/modules/disclosures/terms.ts'
import { lineOfAccountName } from '../../../../shared/modules/ledger/account-names.ts'
import type { LedgerLine, LedgerSide } from '../../../../shared/modules/ledger/terms.ts'
import { cleanText, toHalfWidth } from '../../../../shared/text/normalise.ts'
import { Fault } from '../../kernel/errors.ts'
import { cellText, isBlank, type Cell, type SheetRow } from '../../workbook/cell.ts'
import { normaliseHeader } from '../../workbook/table.ts'
import { typedFen, type AmountUnit } from './typed-amount.ts'
import { distinct, typedHeader, unitOf } from './typed-header.ts'

/** What a sheet that was typed in Excel says. */
export interface TypedSheet {
  title: string
  header: Partial<SheetHeader>
  openingFen: number
  openingNote: string
  statedInFen: number | null
  statedOutFen: number | null
  statedClosingFen: number | null
  closingNote: string
  lines: SheetLine[]
  /** Rows that were no line, total or balance. */
  leftOut: string[]
}

const columnNames = [
  ['share', /占比|比例|比重|百分比/],
  ['change', /增减|差异|完成率|增长/],
  ['budget', /预算|计划/],
  ['previous', /上期|上年|去年|上季|上半年实际/],
  ['note', /说明|备注|凭证|去向/],
  ['net', /净收益|净收入|结余|余额/],
  ['in', /^(?:本期)?收入(?:金额)?$/],
  ['out', /^(?:本期)?(?:支出|成本)(?:金额)?$/],
  ['now', /实际|金额|本期|本年|发生额|决算/],
  ['name', /科目|项目|名称|内容|类别/],
] as const
type Column = (typeof columnNames)[number][0]
type Columns = Partial<Record<Column, number>>

const headerSearch = 40

/** The header's place among the rows, how many rows it has, and its columns; null where no row names any. */
function findHeader(rows: readonly SheetRow[]): { at: number; height: number; columns: Columns } | null {
  for (const [at, row] of rows.slice(0, headerSearch).entries()) {
    const below = rows[at + 1]
    const two = below && isHeaderBelow(row, below) ? below : null
    const columns = columnsOf(row, two)
    if (isWhole(columns)) return { at, height: two ? 2 : 1, columns }
  }
  return null
}

/** A table names its lines and has at least one amount for each. */
const isWhole = ({ name, now, in: income, out }: Columns): boolean =>
  name !== undefined && (now ?? income ?? out) !== undefined

function columnsOf(row: SheetRow, below: SheetRow | null): Columns {
  const columns: Columns = {}
  const width = Math.max(row.cells.length, below?.cells.length ?? 0)
  for (let at = 0; at < width; at++) {
    const upper = normaliseHeader(cellText(row.cells[at]))
    const lower = normaliseHeader(cellText(below?.cells[at]))
    const name = lower === upper ? upper : upper + lower
    if (name === '' || name.length > 16) continue
    const found = columnNames.find(
      ([, pattern]) => pattern.test(name) || (lower !== '' && pattern.test(lower)),
    )
    if (found && columns[found[0]] === undefined) columns[found[0]] = at
  }
  return columns
}

/** A second header row repeats merged names and divides others: 本期 into 预算 and 实际. */
const isHeaderBelow = (row: SheetRow, below: SheetRow): boolean =>
  below.row === row.row + 1 &&
  below.cells.every((cell) => !cell || cell.t === 's') &&
  row.cells.every((_, at) => standsOver(row.cells, below.cells, at)) &&
  below.cells.some((cell, at) => {
    const text = normaliseHeader(cellText(cell))
    return (
      text !== '' &&
      text !== normaliseHeader(cellText(row.cells[at])) &&
      /预算|实际|收入|支出|金额|增减/.test(text)
    )
  }) &&
  !/合计|结余|余额/.test(below.cells.map((cell) => cellText(cell)).join(''))

/** Whether a cell may be of a header's first row: merged downwards, or over what the second row divides. */
function standsOver(upper: readonly Cell[], lower: readonly Cell[], at: number): boolean {
  const text = cellText(upper[at])
  const beside = [cellText(lower[at]), cellText(upper[at - 1]), cellText(upper[at + 1])]
  return isBlank(upper[at]) || beside.includes(text) || isBlank(lower[at]) || isBlank(upper[at + 1])
}

/** Reads a table of the rows, or null where no row names the columns. Error: INVALID_INPUT on `row` for an amount that is none. */
export function readTypedSheet(rows: readonly SheetRow[], part: SheetPart): TypedSheet | null {
  const found = findHeader(rows)
  if (!found) return null
  const body = rows.slice(found.at + found.height)
  const unit = unitOf(rows.slice(0, found.at + found.height))
  const { title, header } = typedHeader(rows.slice(0, found.at), unit)
  const reader = new TypedRows(part, found.columns, unit)
  for (const row of body) reader.read(row)
  return { title, header, ...reader.sheet }
}

const opening = /^期初|^年初|^上(?:期|年|年度)(?:末)?(?:累计)?(?:结余|余额|结转)/
const closing = /^期末|^年末|^(?:本期|本年|累计|本年度)(?:末)?(?:累计)?(?:结余|余额)|^(?:结余|余额)$/
const totalIn = /^(?:本期|本年)?(?:总收入|收入)(?:合计|总计|小计|总额)?$|收入(?:合计|总计|小计)$/
const totalOut =
  /^(?:本期|本年)?(?:总支出|支出|成本|费用)(?:合计|总计|小计|总额)?$|(?:支出|成本|费用)(?:合计|总计|小计)$/
const total = /^(?:合计|总计|小计)$/
/** What the period left follows from the totals, so that it is no line of its own. */
const result = /^(?:本期|本年|本年度)?(?:利润|盈亏|盈余|亏损|收支差额)/
const paper =
  /^(?:编制|制表|审核|复核|发布|盖章|公示|异议|校验码|监督|备注|说明|注|单位|物业服务企业|联系|日期)[^费]*[:：]|^公示期/

/** Reads the rows under a header, one after another. */
class TypedRows {
  readonly #part: SheetPart
  readonly #columns: Columns
  readonly #unit: AmountUnit
  /** Under which heading a row stands. */
  #section: LedgerSide | null = null
  readonly sheet: Omit<TypedSheet, 'title' | 'header'> = {
    openingFen: 0,
    openingNote: '',
    statedInFen: null,
    statedOutFen: null,
    statedClosingFen: null,
    closingNote: '',
    lines: [],
    leftOut: [],
  }

  constructor(part: SheetPart, columns: Columns, unit: AmountUnit) {
    this.#part = part
    this.#columns = columns
    this.#unit = unit
  }

  read(row: SheetRow): void {
    const said = distinct(row.cells).map((cell) => cleanText(cellText(cell)))
    if (said.length === 0) return
    const name = bareName(this.#text(row, 'name'))
    // What is merged over the whole table is a sentence and no line.
    const sentence = paper.test(toHalfWidth(said[0]!)) || said.length === 1
    const key = toHalfWidth(name).replace(/\s|\(.*?\)/g, '')
    if (sentence && !this.#isHeading(key)) this.sheet.leftOut.push(said.join(' '))
    else if (!result.test(key) && !this.#readBalance(row, key) && !this.#readTotal(row, key))
      this.#readLine(row, name, said)
  }

  /** A row of one cell that begins a section: 一、收入. */
  #isHeading(key: string): boolean {
    if (totalIn.test(key)) this.#section = 'in'
    else if (totalOut.test(key)) this.#section = 'out'
    else return false
    return true
  }

  #readBalance(row: SheetRow, key: string): boolean {
    const { sheet } = this
    if (opening.test(key)) {
      sheet.openingFen = this.#balance(row) ?? 0
      sheet.openingNote = this.#text(row, 'note').slice(0, 100)
      return true
    }
    if (!closing.test(key)) return false
    sheet.statedClosingFen = this.#balance(row)
    sheet.closingNote = this.#text(row, 'note').slice(0, 100)
    return true
  }

  #balance(row: SheetRow): number | null {
    return (
      this.#amount(row, 'now') ??
      this.#amount(row, 'net') ??
      this.#amount(row, 'in') ??
      this.#amount(row, 'out')
    )
  }

  #readTotal(row: SheetRow, key: string): boolean {
    const { sheet } = this
    if (total.test(key) && this.#columns.now === undefined) {
      sheet.statedInFen = this.#amount(row, 'in')
      sheet.statedOutFen = this.#amount(row, 'out')
      return true
    }
    const isIn = totalIn.test(key) || (total.test(key) && this.#section === 'in')
    if (!isIn && !totalOut.test(key) && !total.test(key)) return false
    this.#section = isIn ? 'in' : 'out'
    const stated = this.#amount(row, 'now') ?? this.#amount(row, isIn ? 'in' : 'out')
    if (isIn) sheet.statedInFen = stated ?? sheet.statedInFen
    else sheet.statedOutFen = stated ?? sheet.statedOutFen
    return true
  }

  #readLine(row: SheetRow, name: string, said: readonly string[]): void {
    const now = this.#amount(row, 'now')
    const [inFen, outFen] = [this.#amount(row, 'in'), this.#amount(row, 'out')]
    const budgetFen = this.#amount(row, 'budget')
    const previous = this.#amount(row, 'previous')
    if (name === '' || [now, inFen, outFen, budgetFen, previous].every((amount) => amount === null)) {
      this.sheet.leftOut.push(said.join(' '))
      return
    }
    const line = this.#lineOf(name, outFen !== null && inFen === null ? 'out' : this.#section)
    const main = mainSide(line)
    this.#section ??= this.#columns.now === undefined ? null : main
    this.sheet.lines.push({
      part: this.#part,
      line,
      name: name.slice(0, 40),
      accountId: null,
      budgetFen,
      inFen: inFen ?? (main === 'in' ? now : null),
      outFen: outFen ?? (main === 'out' ? now : null),
      previousInFen: main === 'in' ? previous : null,
      previousOutFen: main === 'out' ? previous : null,
      note: this.#text(row, 'note').slice(0, 200),
    })
  }

  /** What a line most likely is, by its name and by the heading it stands under. */
  #lineOf(name: string, section: LedgerSide | null): LedgerLine {
    const income = this.#part === 'service' && section !== 'out' && /^物业.*(?:收入|费)/.test(name)
    const guessed = income ? 'fee' : lineOfAccountName(this.#part, name)
    const both = this.#part === 'public' || this.#part === 'on-behalf' || this.#part === 'deposit'
    if (guessed && (both || section === null || mainSide(guessed) === section)) return guessed
    return otherwise[this.#part][section ?? 'out']
  }

  #amount(row: SheetRow, column: Column): number | null {
    const at = this.#columns[column]
    if (at === undefined) return null
    const fen = typedFen(this.#cell(row, at), this.#unit)
    if (fen === undefined) throw new Fault('INVALID_INPUT', { field: 'row', row: row.row })
    return fen
  }

  /** A cell of its own: what was merged over from the left is not said twice. */
  #cell({ cells }: SheetRow, at: number): Cell {
    const cell = cells[at] ?? null
    const left = at > 0 ? cells[at - 1] : null
    return cell?.t === 's' && left?.t === 's' && cell.v === left.v ? null : cell
  }

  #text(row: SheetRow, column: Column): string {
    const at = this.#columns[column]
    return at === undefined ? '' : cleanText(cellText(row.cells[at]))
  }
}

/** A line of no known name, by the side it stands on. */
const otherwise: Record<SheetPart, Record<LedgerSide, LedgerLine>> = {
  service: { in: 'other-income', out: 'agreed' },
  public: { in: 'other', out: 'other' },
  maintenance: { in: 'contribution', out: 'works' },
  'on-behalf': { in: 'other-behalf', out: 'other-behalf' },
  deposit: { in: 'other-deposit', out: 'other-deposit' },
}

/** A name without the number in front of it: 一、 （二） 3. 其中： */
const bareName = (text: string): string =>
  text
    .replace(
      /^\s*(?:[（(]?(?:[一二三四五六七八九十]+|\d+)[)）]?\s*[、.．，,]|[（(](?:[一二三四五六七八九十]+|\d+)[)）])\s*/,
      '',
    )
    .replace(/^其中[:：]\s*/, '')
    .trim()
