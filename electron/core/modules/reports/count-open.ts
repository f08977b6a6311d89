import { sql, type SqlBool } from 'kysely'
import type { TicketKind } from '../../../../shared/modules/tickets/terms.ts'
import { unindexed } from '../../database/unindexed.ts'
import type { Call } from '../../kernel/call.ts'
import { unfinished } from '../tickets/conditions.ts'

/**
 * How many tickets received before a moment were open then. It is `openAt` in three parts, each read from an index of
 * its own: what is unfinished, what waits for another, and what was closed since.
 */
export async function countOpenAt({ db }: Call, at: string, kind?: TicketKind): Promise<number> {
  const parts = [
    unfinished,
    sql<SqlBool>`(tickets.joined_into is not null and tickets.state = 'joined')`,
    sql<SqlBool>`(tickets.closed_at >= ${at})`,
  ]
  const counts = await Promise.all(
    parts.map((part) =>
      db
        .selectFrom('tickets')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where(part)
        .where(sql<SqlBool>`${unindexed('received_at')} < ${at}`)
        .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
        .executeTakeFirstOrThrow(),
    ),
  )
  return counts.reduce((sum, { count }) => sum + count, 0)
}
