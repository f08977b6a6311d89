import { sql } from 'kysely'
import type { TicketRow } from '../../../../shared/modules/tickets/contract.ts'
import type { Call } from '../../kernel/call.ts'
import { matching, type TicketFilter } from './filter.ts'
import { asTicketRow, selectTickets } from './rows.ts'

/** One page of the tickets a filter asks for, newest first, and how many there are in all. */
export async function listTickets(
  call: Call,
  { page, size, ...filter }: TicketFilter & { page: number; size: number },
): Promise<{ rows: TicketRow[]; total: number }> {
  const rows = await selectTickets(call.db)
    .where(matching(call, filter))
    .orderBy('tickets.received_at', 'desc')
    .orderBy('tickets.id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  // A page that is not full is the last one, and its end is the count.
  const last = rows.length < size && (rows.length > 0 || page === 1)
  const total = last ? (page - 1) * size + rows.length : await countTickets(call, filter)
  return { rows: rows.map(asTicketRow), total }
}

export async function countTickets(call: Call, filter: TicketFilter): Promise<number> {
  const { total } = await call.db
    .selectFrom('tickets')
    .select(sql<number>`count(*)`.as('total'))
    .where(matching(call, filter))
    .executeTakeFirstOrThrow()
  return total
}
