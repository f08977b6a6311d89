import { counterMethods } from '../../../../../shared/modules/fees/terms.ts'
import type { PaidPart } from './record.ts'

/**
 * What the rows up to now spoke of. A list of a million rows is kept in numbers: which months of which house and item, and
 * which receipts.
 */
export class Seen {
  readonly #months = new Map<number, number[]>()
  readonly #receipts = new Map<string, Map<number, number>>()

  hasCharge(house: number, item: number, month: string): boolean {
    return this.#months.get(houseItem(house, item))?.includes(monthNumber(month)) ?? false
  }

  addCharge(house: number, item: number, month: string): void {
    const key = houseItem(house, item)
    const months = this.#months.get(key)
    if (months) months.push(monthNumber(month))
    else this.#months.set(key, [monthNumber(month)])
  }

  /** Whether a receipt was spoken of, and then for the same house, day and way of paying. */
  receipt(number: string, house: number, paid: PaidPart): 'new' | 'same' | 'other' {
    const { series, digits } = partsOf(number)
    const known = this.#receipts.get(series)?.get(digits)
    if (known === undefined) return 'new'
    return known === factsOf(house, paid) ? 'same' : 'other'
  }

  addReceipt(number: string, house: number, paid: PaidPart): void {
    const { series, digits } = partsOf(number)
    let known = this.#receipts.get(series)
    if (!known) this.#receipts.set(series, (known = new Map<number, number>()))
    known.set(digits, factsOf(house, paid))
  }
}

const items = 4096
const houseItem = (house: number, item: number): number => house * items + item
const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))

/** `SJ001036` is 1036 of the series `SJ` of six digits. */
function partsOf(number: string): { series: string; digits: number } {
  const [, beginning = '', digits = ''] = /^(.*?)(\d{0,15})$/.exec(number) ?? []
  return { series: `${beginning}#${digits.length}`, digits: Number(digits) }
}

/** House, day and method in one number that a double holds exactly. */
function factsOf(house: number, { on, method }: PaidPart): number {
  const day = Date.parse(`${on}T00:00:00Z`) / 86_400_000
  return (house * 131_072 + day) * 8 + counterMethods.indexOf(method)
}
