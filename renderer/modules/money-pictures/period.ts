import { addMonths } from '../../../shared/modules/reports/month.ts'

/** Months, both included. */
export interface Period {
  fromMonth: string
  untilMonth: string
}

/** Every month of a period, in order. */
export function monthsBetween({ fromMonth, untilMonth }: Period): string[] {
  const months: string[] = []
  for (let month = fromMonth; month <= untilMonth; month = addMonths(month, 1)) months.push(month)
  return months
}

/** No picture shows more: ten years. */
export const mostMonths = 120

/** The year of a month up to that month: what an office looks at most. */
export const yearUntil = (month: string): Period => ({
  fromMonth: `${month.slice(0, 4)}-01`,
  untilMonth: month,
})

/** A whole year so many years on. */
export function wholeYear({ untilMonth }: Period, by: number): Period {
  const year = String(Number(untilMonth.slice(0, 4)) + by)
  return { fromMonth: `${year}-01`, untilMonth: `${year}-12` }
}
