import { groupBy } from '../../../shared/collections/group.ts'
import type { PaymentMethod } from '../../../shared/modules/fees/terms.ts'

/** A line of money for an item and a month; both are empty for money in advance. */
export interface MoneyLine {
  item: string
  month: string
  mark: string
  amountFen: number
}
/** Lines as paper tells them: one of a month, or all of an item from a month to another. */
export interface ToldLine {
  item: string
  mark: string
  from: string
  until: string
  months: number
  amountFen: number
}

/**
 * The lines of a payment as people read them: what an advance settled comes to nothing in the books, since no money
 * changed hands, so its own line is left out.
 */
export const shownLines = <Line extends { chargeId: number | null }>(payment: {
  method: PaymentMethod
  lines: readonly Line[]
}): Line[] => payment.lines.filter(({ chargeId }) => payment.method !== 'advance' || chargeId !== null)

/** More lines than this do not fit on a receipt. */
const mostLines = 12

const told = (lines: readonly MoneyLine[]): ToldLine => {
  const months = [...new Set(lines.map(({ month }) => month))].sort()
  const [{ item, mark } = { item: '', mark: '' }] = lines
  return {
    item,
    mark,
    from: months[0] ?? '',
    until: months[months.length - 1] ?? '',
    months: months.filter(Boolean).length,
    amountFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0),
  }
}

/** Line by line while they are few; else those of one item together, which come to the same. */
export function toldLines(lines: readonly MoneyLine[], most = mostLines): ToldLine[] {
  if (lines.length <= most) return lines.map((line) => told([line]))
  return [...groupBy(lines, ({ item, mark }) => `${item}\n${mark}`).values()].map(told)
}
