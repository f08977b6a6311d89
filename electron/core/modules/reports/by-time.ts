import { daysOf, firstDay, lastDay } from '../../../../shared/modules/reports/month.ts'
import { hourBands, slotsOf } from '../../../../shared/modules/reports/office-hours.ts'
import type { TicketKind } from '../../../../shared/modules/tickets/terms.ts'
import { addDays, startOfDay } from '../../../../shared/time/zone.ts'
import { periodTable, type Period } from '../../database/periods.ts'
import type { Call } from '../../kernel/call.ts'
import { measure } from '../tickets/measures.ts'

/** What came in and was closed on each day of a month, and in which part of the day it came. */
export async function monthByTime(call: Call, month: string, kind?: TicketKind) {
  const zone = call.services.timeZone
  const slots = slotsOf(zone, firstDay(month), lastDay(month))
  const days = daysOf(month)
  const dayPeriods = days.map((day) => ({
    starts: startOfDay(zone, day),
    ends: startOfDay(zone, addDays(day, 1)),
  }))
  const inSlots = await countIn(call, 'received_at', slots, kind)
  const closed = await countIn(call, 'closed_at', dayPeriods, kind)

  const byDay = new Map<string, number>()
  const byBand = new Map<string, number>()
  const add = (map: Map<string, number>, key: string, count: number) =>
    map.set(key, (map.get(key) ?? 0) + count)
  let afterHours = 0
  slots.forEach(({ day, band }, position) => {
    const count = inSlots.get(position) ?? 0
    add(byDay, day, count)
    add(byBand, band.code, count)
    if (band.after) afterHours += count
  })
  return {
    days: days.map((day, position) => ({
      day,
      received: byDay.get(day) ?? 0,
      closed: closed.get(position) ?? 0,
    })),
    hours: hourBands.map(({ code }) => ({ band: code, received: byBand.get(code) ?? 0 })),
    afterHours,
    closed: [...closed.values()].reduce((sum, count) => sum + count, 0),
  }
}

/** How many tickets have this instant in each period, by the period's position; none where it is missing. */
async function countIn(
  { db, now }: Call,
  column: 'received_at' | 'closed_at',
  periods: readonly Period[],
  kind?: TicketKind,
): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom(periodTable(periods, 'period'))
    .crossJoin('tickets')
    .select((eb) => ['period.position', eb.fn.countAll<number>().as('count')])
    .whereRef(`tickets.${column}`, '>=', 'period.starts')
    .whereRef(`tickets.${column}`, '<', 'period.ends')
    .where(measure('counted', now))
    .$if(kind !== undefined, (query) => query.where('tickets.kind', '=', kind!))
    .groupBy('period.position')
    .execute()
  return new Map(rows.map(({ position, count }) => [position, count]))
}
