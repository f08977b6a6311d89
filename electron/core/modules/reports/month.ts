import type { MonthReport } from '../../../../shared/modules/reports/contract.ts'
import { addMonths, firstDay } from '../../../../shared/modules/reports/month.ts'
import type { TicketKind } from '../../../../shared/modules/tickets/terms.ts'
import { startOfDay } from '../../../../shared/time/zone.ts'
import type { Call } from '../../kernel/call.ts'
import { monthByBuilding, monthByCategory, monthByChannel, monthByKind } from './by-place.ts'
import { monthByTime } from './by-time.ts'
import { countOpenAt } from './count-open.ts'
import { monthTotals } from './totals.ts'

/** A month of the office's time zone, `2026-11`, of every kind or of one, as the tickets are at this moment. */
export async function monthReport(
  call: Call,
  { month, kind }: { month: string; kind?: TicketKind | undefined },
): Promise<MonthReport> {
  const begins = (of: string) => startOfDay(call.services.timeZone, firstDay(of))
  const previousMonth = addMonths(month, -1)
  const months = { before: begins(previousMonth), starts: begins(month), ends: begins(addMonths(month, 1)) }
  const running = call.now < months.ends

  const sums = await monthTotals(call, months, kind)
  const { afterHours, closed, days, hours } = await monthByTime(call, month, kind)
  const kinds = await monthByKind(call, months, kind)
  return {
    month,
    previousMonth,
    kind: kind ?? null,
    computedAt: call.now,
    running,
    totals: {
      ...sums.totals,
      previous: kinds.reduce((sum, { previous }) => sum + previous, 0),
      closed,
      carriedOver: await countOpenAt(call, months.starts, kind),
      open: await countOpenAt(call, months.ends, kind),
      afterHours,
    },
    kinds,
    contact: sums.contact,
    resolve: sums.resolve,
    days,
    categories: await monthByCategory(call, months, kind),
    channels: await monthByChannel(call, months, kind),
    buildings: await monthByBuilding(call, months, kind),
    hours,
  }
}
