import { counterMethods, type CounterMethod } from '../../../../../shared/modules/fees/terms.ts'
import type { ChargeField } from '../../../../../shared/modules/imports/terms.ts'
import type { Cell } from '../../../workbook/cell.ts'
import { CellReader } from '../cell-reader.ts'
import type { ReadRow, Reading } from '../target.ts'
import type { EntryRef } from '../values/meaning.ts'
import { chargeColumns } from './columns.ts'

/** Money that came in, as a row tells it. */
export interface PaidPart {
  fen: number
  on: string
  method: CounterMethod
  /** Null where the row names no receipt. */
  receipt: string | null
}

/** One row of a list of charges: what a house owes for a month, and what it has paid of it. */
export interface ChargeRecord {
  /** The room as it is written. */
  house: string
  payer: string
  item: EntryRef
  month: string
  /** Ten-thousandths of a yuan; null where the row does not say. */
  priceE4: number | null
  /** Hundredths of a square metre. */
  area: number | null
  fen: number
  paid: PaidPart | null
}

/** Half a row about money is none. */
const keyFields: ReadonlySet<ChargeField> = new Set([
  'house',
  'feeItem',
  'chargedMonth',
  'amount',
  'paid',
  'paidOn',
  'payMethod',
  'receipt',
])

/** Reads rows. Whatever of the money cannot be read leaves out the whole row (`record` is null then). */
export function chargeReader(reading: Reading): (cells: readonly Cell[]) => ReadRow<ChargeRecord> {
  return (cells) => new RowReader(reading, cells).read()
}

class RowReader {
  readonly #today: string
  readonly #cells: CellReader<ChargeField, typeof chargeColumns>

  constructor(reading: Reading, cells: readonly Cell[]) {
    this.#today = reading.today
    this.#cells = new CellReader(reading, cells, chargeColumns, keyFields)
  }

  read(): ReadRow<ChargeRecord> {
    const cells = this.#cells
    const house = this.#required('house', cells.value('house'))
    const month = this.#required('chargedMonth', cells.value('chargedMonth'))
    const fen = this.#required('amount', cells.value('amount'))
    const item = this.#required('feeItem', this.#entry('feeItem'))
    const priceE4 = cells.value('price')
    const area = cells.value('chargedArea')
    const paid = this.#paid()
    if (fen !== null && paid && paid.fen > fen) cells.report('paid', 'PAID_BEYOND')
    if (fen !== null && !tallies(priceE4, area, fen)) cells.report('amount', 'PRICE_TIMES_AREA', false)
    const { isFatal, problems } = cells
    if (isFatal || house === null || month === null || fen === null || item === null)
      return { record: null, problems, secret: null }
    const payer = cells.value('payer') ?? ''
    return { record: { house, payer, item, month, priceE4, area, fen, paid }, problems, secret: null }
  }

  #required<Value>(field: ChargeField, value: Value | null): Value | null {
    if (value === null) this.#cells.reportMissing(field)
    return value
  }

  #entry(field: 'feeItem' | 'payMethod'): EntryRef | null {
    const ref = this.#cells.entry(field, this.#cells.value(field))
    // A name nobody has placed: its row waits for that.
    const open = this.#cells.problems.findIndex((problem) => problem.field === field && !problem.fatal)
    if (open >= 0) {
      this.#cells.problems.splice(open, 1)
      this.#cells.report(field, 'NOT_CHOSEN')
    }
    return ref
  }

  #paid(): PaidPart | null {
    const fen = this.#cells.value('paid')
    if (fen === null || fen === 0) return null
    const on = this.#required('paidOn', this.#cells.value('paidOn'))
    if (on !== null && on > this.#today) this.#cells.report('paidOn', 'DATE_AHEAD')
    const ref = this.#required('payMethod', this.#entry('payMethod'))
    const method = counterMethods.find((code) => ref && 'entry' in ref && ref.entry === code)
    if (on === null || method === undefined) return null
    return { fen, on, method, receipt: this.#cells.value('receipt') }
  }
}

/** Price × area is the amount, but for a fen of rounding; where one of them is not told nothing can be said. */
const tallies = (priceE4: number | null, area: number | null, fen: number): boolean =>
  priceE4 === null || area === null || Math.abs(priceE4 * area - fen * 10_000) <= 10_000
