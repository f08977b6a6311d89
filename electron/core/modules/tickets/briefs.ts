import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'

/** Tickets as other modules and other tickets show them. */
export const selectBrief = (db: Kysely<Tables>) =>
  db
    .selectFrom('tickets')
    .innerJoin('categories', 'categories.id', 'tickets.category_id')
    .select([
      'tickets.id',
      'tickets.number',
      'tickets.kind',
      'tickets.state',
      'categories.name as category',
      'tickets.words',
      'tickets.received_at as receivedAt',
    ])

/** The latest tickets of a house or a resident, newest first, for their card; none for who may read no tickets. */
export async function ticketBriefs(call: Call, of: { houseId: number } | { residentId: number }, limit = 20) {
  if (!call.may('tickets.read')) return []
  const [column, id] =
    'houseId' in of
      ? (['tickets.house_id', of.houseId] as const)
      : (['tickets.resident_id', of.residentId] as const)
  return selectBrief(call.db)
    .where(column, '=', id)
    .orderBy('tickets.received_at', 'desc')
    .limit(limit)
    .execute()
}
