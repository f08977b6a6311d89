import { addMonths, monthOf } from '../../../shared/modules/reports/month.ts'

export const usualPeriods = ['last-month', 'last-quarter', 'this-year', 'last-year'] as const
export type UsualPeriod = (typeof usualPeriods)[number]

/** First and last month, `2026-01`. */
export interface Period {
  fromMonth: string
  untilMonth: string
}

/** The months of a usual period as seen on a day `2026-11-21`. This year ends with the month it is. */
export function periodOf(usual: UsualPeriod, today: string): Period {
  const month = monthOf(today)
  const year = Number(today.slice(0, 4))
  if (usual === 'last-month') return { fromMonth: addMonths(month, -1), untilMonth: addMonths(month, -1) }
  if (usual === 'this-year') return { fromMonth: `${year}-01`, untilMonth: month }
  if (usual === 'last-year') return { fromMonth: `${year - 1}-01`, untilMonth: `${year - 1}-12` }
  const into = (Number(today.slice(5, 7)) - 1) % 3
  return { fromMonth: addMonths(month, -into - 3), untilMonth: addMonths(month, -into - 1) }
}

/** The usual period that these months are; null for any other. */
export const usualOf = ({ fromMonth, untilMonth }: Period, today: string): UsualPeriod | null =>
  usualPeriods.find((usual) => {
    const period = periodOf(usual, today)
    return period.fromMonth === fromMonth && period.untilMonth === untilMonth
  }) ?? null
