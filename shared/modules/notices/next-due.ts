import { addMonths, lastDay, monthOf } from '../reports/month.ts'
import type { DutyState } from './terms.ts'

const dayOfMonth = (day: string) => Number(day.slice(8))

/** So many months after a day; the last day of the month where that month has no such day: a month after 01-31 is 02-28. */
export function monthsAfter(day: string, months: number): string {
  const month = addMonths(monthOf(day), months)
  const last = lastDay(month)
  return dayOfMonth(day) < dayOfMonth(last) ? `${month}-${day.slice(8)}` : last
}

/**
 * The day by which something is to be told again: its interval after it was last told, and never before the first day
 * that the office named for it. A day earlier is always allowed, so what is told early counts anew from then.
 */
export function nextDue(
  { everyMonths, startsOn }: { everyMonths: number; startsOn: string },
  lastTold: string | null,
): string {
  if (lastTold === null) return startsOn
  const next = monthsAfter(lastTold, everyMonths)
  return next < startsOn ? startsOn : next
}

/** Days from one day to another; negative when it is over. */
export const daysUntil = (today: string, day: string): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000)

/** `soon` within the days before that somebody wants to be reminded in, and on the day itself. */
export const dutyStateOf = (daysLeft: number, leadDays: number): DutyState =>
  daysLeft < 0 ? 'overdue' : daysLeft <= leadDays ? 'soon' : 'done'

/** The days of a span on which something falls due, if it is told each time on the day itself. */
export function dueDaysWithin(
  { dueOn, everyMonths }: { dueOn: string; everyMonths: number },
  { from, to }: { from: string; to: string },
): string[] {
  const days: string[] = []
  for (let times = 0, day = dueOn; day <= to; day = monthsAfter(dueOn, ++times * everyMonths))
    if (day >= from) days.push(day)
  return days
}
