import { sql } from 'kysely'
import type { Call } from '../../../kernel/call.ts'
import { addDays, startOfDay } from '../../../../../shared/time/zone.ts'
import { measure } from '../../tickets/measures.ts'

/** How the complaints of a household were handled: `late` as soon as one was, `open` while none is due yet. */
export type Handling = 'timely' | 'late' | 'open'

/** The year that ends with a wave's last day. */
export function yearUntil(untilDay: string): { from: string; until: string } {
  const next = addDays(untilDay, 1)
  // The leap day has none a year earlier.
  const monthAndDay = next.slice(4) === '-02-29' ? '-03-01' : next.slice(4)
  return { from: `${Number(next.slice(0, 4)) - 1}${monthAndDay}`, until: untilDay }
}

/**
 * Households (houses) with a complaint received in the year before a wave's last day, and how it was handled as of `now`. Voided
 * tickets and those without a house are nobody's; a ticket of a ledger that recorded no verdict is not late and not in time.
 */
export async function complaintHouses(
  db: Call['db'],
  untilDay: string,
  { now, timeZone }: { now: string; timeZone: string },
): Promise<Map<number, Handling>> {
  const { from, until } = yearUntil(untilDay)
  const rows = await db
    .selectFrom('tickets')
    .select([
      sql<number>`tickets.house_id`.as('houseId'),
      sql<number>`max(${measure('resolve-late', now)})`.as('late'),
      sql<number>`max(${measure('resolve-in-time', now)})`.as('timely'),
    ])
    .where('kind', '=', 'complaint')
    .where('state', '<>', 'void')
    .where('house_id', 'is not', null)
    .where('received_at', '>=', startOfDay(timeZone, from))
    .where('received_at', '<', startOfDay(timeZone, addDays(until, 1)))
    .groupBy('tickets.house_id')
    .execute()
  return new Map(
    rows.map(({ houseId, late, timely }) => [
      houseId,
      late === 1 ? 'late' : timely === 1 ? 'timely' : 'open',
    ]),
  )
}
