import { sql, type SqlBool } from 'kysely'
import type { TicketState } from '../../../../shared/modules/tickets/terms.ts'

/*
 * The states stand as literals, not as parameters: a partial index serves only queries that repeat its own condition
 * (tickets_open, tickets_uncontacted).
 */

/** Of whom something is still expected; a joined ticket waits for another one and is no work of its own. */
export const unfinishedStates: readonly TicketState[] = ['open', 'assigned', 'done']

/** Open, assigned, or done and waiting to be closed. */
export const unfinished = sql<SqlBool>`tickets.state in ('open', 'assigned', 'done')`

/** Open or assigned: the solution is still owed. */
export const owed = sql<SqlBool>`(tickets.state in ('open', 'assigned', 'done') and tickets.state <> 'done')`

/** Nobody was reached or told yet. */
export const uncontacted = sql<SqlBool>`(tickets.first_contact_at is null and tickets.state in ('open', 'assigned'))`

/** The solution is owed and was promised for an earlier moment than `now`. */
export const overdueAt = (now: string) => sql<SqlBool>`(${owed} and tickets.resolve_due_at < ${now})`
