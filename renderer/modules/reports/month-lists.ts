import type { MonthReport } from '../../../shared/modules/reports/contract.ts'
import { firstDay, lastDay } from '../../../shared/modules/reports/month.ts'
import { addDays } from '../../../shared/time/zone.ts'
import { blankFilter, queryOf, type TicketFilter } from '../tickets/ticket-filter.ts'

export type ListQuery = Record<string, string>

/** The address of the list behind each figure of a month; the core counts both by the same conditions. */
export function listsOf({ month, previousMonth, kind }: MonthReport) {
  const query = (filter: Partial<TicketFilter>): ListQuery => queryOf({ ...blankFilter(), kind, ...filter })
  const received = (of: string, filter: Partial<TicketFilter> = {}) =>
    query({ from: firstDay(of), to: lastDay(of), mark: 'counted', ...filter })
  return {
    received: (filter?: Partial<TicketFilter>) => received(month, filter),
    previous: (filter?: Partial<TicketFilter>) => received(previousMonth, filter),
    closed: query({ closedFrom: firstDay(month), closedTo: lastDay(month) }),
    open: query({ openOn: lastDay(month) }),
    carriedOver: query({ openOn: addDays(firstDay(month), -1) }),
    receivedOn: (day: string) => query({ from: day, to: day, mark: 'counted' }),
    closedOn: (day: string) => query({ closedFrom: day, closedTo: day }),
  }
}
export type MonthLists = ReturnType<typeof listsOf>
