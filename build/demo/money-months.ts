import { addMonths, monthOf } from '../../shared/modules/reports/month.ts'
import { dayIn, startOfDay } from '../../shared/time/zone.ts'
import type { Household } from './community.ts'
import type { Client } from './counter.ts'

export const zone = 'Asia/Shanghai'
export const hour = 60 * 60_000
export const day = 24 * hour

/** Who charges, who sits at the counter, who prepares what is posted. */
export interface MoneyOffice {
  manager: Client
  clerk: Client
  officer: Client
  households: readonly Household[]
}

/** The months the demonstration tells of. */
export interface MoneyMonths {
  /** The last quarter that is over for a fortnight: what was posted tells of it. */
  quarter: { from: string; until: string }
  /** From the quarter's first month to this one. */
  charged: string[]
}

/** At such an hour of a day, in the office's own time. */
export const atHour = (date: string, hours: number): number =>
  Date.parse(startOfDay(zone, date)) + hours * hour

const monthsUp = (from: string, until: string): string[] => {
  const months: string[] = []
  for (let month = from; month <= until; month = addMonths(month, 1)) months.push(month)
  return months
}

export function monthsOfDemo(until: number): MoneyMonths {
  const late = monthOf(dayIn(zone, new Date(until - 16 * day).toISOString()))
  const inQuarter = (Number(late.slice(5)) - 1) % 3
  const last = addMonths(late, -inQuarter - 1)
  const from = addMonths(last, -2)
  return {
    quarter: { from, until: last },
    charged: monthsUp(from, monthOf(dayIn(zone, new Date(until).toISOString()))),
  }
}
