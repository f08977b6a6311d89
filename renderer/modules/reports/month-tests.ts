import type { MonthReport, Part } from '../../../shared/modules/reports/contract.ts'
import { shareOf, type Share } from '../../../shared/modules/reports/share.ts'
import type { TicketSource } from '../../../shared/modules/reports/terms.ts'
import { listsOf, type ListQuery } from './month-lists.ts'

/** A promised time: how many were due, and how many of them were kept. */
export interface MonthTest {
  key: string
  promise: 'contact' | 'resolve'
  source: TicketSource
  part: Part
  share: Share
  lists: { due: ListQuery; inTime: ListQuery; late: ListQuery }
}

/** The promised times of a month. Those out of a ledger are told where there are any. */
export function monthTests(report: MonthReport): MonthTest[] {
  const lists = listsOf(report)
  const test = (promise: 'contact' | 'resolve', source: TicketSource, part: Part): MonthTest => ({
    key: `${promise}-${source}`,
    promise,
    source,
    part,
    share: shareOf(part.count, part.of),
    lists: {
      due: lists.received({ mark: `${promise}-due`, source }),
      inTime: lists.received({ mark: `${promise}-in-time`, source }),
      late: lists.received({ mark: `${promise}-late`, source }),
    },
  })
  const { contact, resolve } = report
  return [
    test('contact', 'written', contact.written),
    test('contact', 'live', contact.live),
    test('contact', 'imported', contact.imported),
    test('resolve', 'own', resolve.own),
    test('resolve', 'imported', resolve.imported),
  ].filter(({ source, part }) => source !== 'imported' || part.of > 0)
}
