import { usualWarrantyYears, warrantyParts, type WarrantyPart } from '../../../shared/modules/houses/terms.ts'

/** From how many days before its end a warranty is shown as ending. */
const soonDays = 90
const dayLength = 86_400_000

const two = (number: number) => String(number).padStart(2, '0')
/** The last day of a month, `2016-02` → 29. */
const lastDayOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

/**
 * The last day of whole years from a day: the same day of the same month, or the month's last day where there is none
 * (Civil Code of the PRC, articles 201 and 202: the first day does not count). A start known only to the month or the
 * year counts from its end, so that nobody is refused by a guess.
 * @param from a partial date, `2016`, `2016-07` or `2016-07-01`
 */
export function endOfYears(from: string, years: number): string {
  const [year = 0, month = 12, day = 31] = from.split('-').map(Number)
  const end = year + years
  return `${end}-${two(month)}-${two(Math.min(day, lastDayOf(end, month)))}`
}

/** What is usually warranted until when, from the day of delivery: proposals to be corrected. */
export function usualWarranties(deliveredOn: string): Partial<Record<WarrantyPart, string>> {
  return Object.fromEntries(
    warrantyParts.flatMap((part) => {
      const years = usualWarrantyYears[part]
      return years === undefined ? [] : [[part, endOfYears(deliveredOn, years)]]
    }),
  )
}

export interface WarrantyLeft {
  /** `soon` in the last 90 days, the last day included. */
  state: 'running' | 'soon' | 'ended'
  /** Days after today; 0 on the last day, negative once it has ended. */
  days: number
  /** Whole months after today. */
  months: number
}

/** How long a warranty still runs; both are days, `2026-11-21`. */
export function warrantyLeft(until: string, today: string): WarrantyLeft {
  const days = Math.round((Date.parse(until) - Date.parse(today)) / dayLength)
  const [toYear = 0, toMonth = 0, toDay = 0] = until.split('-').map(Number)
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number)
  const months = (toYear - year) * 12 + toMonth - month - (toDay < day ? 1 : 0)
  return { state: days < 0 ? 'ended' : days <= soonDays ? 'soon' : 'running', days, months }
}
