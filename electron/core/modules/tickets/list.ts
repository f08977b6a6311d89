import { sql } from 'kysely'
import type { TicketRow } from '../../../../shared/modules/tickets/contract.ts'
import type { Call } from '../../kernel/call.ts'
import { paged, type Page } from '../../kernel/paged.ts'
import { matching, type TicketFilter } from './filter.ts'
import { asTicketRow, selectTickets } from './rows.ts'

/** One page of the tickets a filter asks for, newest first, and how many there are in all. */
export async function listTickets(
  call: Call,
  { page, size, ...filter }: TicketFilter & Page,
): Promise<{ rows: TicketRow[]; total: number }> {
  const { rows, total } = await paged(
    { page, size },
    (limit, offset) =>
      selectTickets(call.db)
        .where(matching(call, filter))
        .orderBy('tickets.received_at', 'desc')
        .orderBy('tickets.id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute(),
    async () => ({ total: await countTickets(call, filter) }),
  )
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
