import { addMonths, lastDay, monthOf } from '../reports/month.ts'
import { arrearsAges, type ArrearsAge } from './terms.ts'

/** After how many months a debt is of the next age; the last one has no end. */
const ends = { current: 1, quarter: 3, 'half-year': 6, year: 12 } as const

/** The same day so many months earlier; where that month is shorter its last day. */
function monthsBefore(day: string, count: number): string {
  const month = addMonths(monthOf(day), -count)
  const last = lastDay(month)
  const same = `${month}-${day.slice(8)}`
  return same < last ? same : last
}

/** The first due day that is of each age on a day, youngest first; what was due before all of them is the oldest. */
export const arrearsBounds = (today: string): { age: ArrearsAge; from: string }[] =>
  arrearsAges.map((age) => ({ age, from: age === 'older' ? '' : monthsBefore(today, ends[age]) }))

/** How old a debt is that was due on a day, by the bounds of today. */
export const arrearsAge = (dueOn: string, bounds: ReturnType<typeof arrearsBounds>): ArrearsAge =>
  bounds.find(({ from }) => dueOn >= from)!.age
