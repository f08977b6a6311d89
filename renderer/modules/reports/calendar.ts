import type { MonthReport } from '../../../shared/modules/reports/contract.ts'
import { weekdayOf } from '../../../shared/modules/reports/month.ts'

export type MonthDay = MonthReport['days'][number]

/** A month as a calendar: weeks from Monday on, null before its first day and after its last. */
export function weeksOf(days: readonly MonthDay[]): (MonthDay | null)[][] {
  const first = days[0]
  if (!first) return []
  const cells: (MonthDay | null)[] = [...Array<null>(weekdayOf(first.day)).fill(null), ...days]
  while (cells.length % 7 > 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}
