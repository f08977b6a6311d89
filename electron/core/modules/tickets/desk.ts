import { sql, type Expression, type SqlBool } from 'kysely'
import { deskQueues, type DeskQueue, type TicketRow } from '../../../../shared/modules/tickets/contract.ts'
import type { TicketEventKind } from '../../../../shared/modules/tickets/terms.ts'
import { addDays, startOfDay } from '../../../../shared/time/zone.ts'
import type { Call } from '../../kernel/call.ts'
import { overdueAt, owed, uncontacted, unfinished } from './conditions.ts'
import { roomLabel } from './names.ts'
import { asTicketRow, selectTickets } from './rows.ts'

const rowsShown = 50
const recentShown = 12

interface Today {
  start: string
  end: string
}

/**
 * The start page. Every question is answered from an index of unfinished tickets or of today: what was closed years
 * ago costs nothing.
 */
export async function desk(call: Call, queue: DeskQueue) {
  const zone = call.services.timeZone
  const today = { start: startOfDay(zone, call.today), end: startOfDay(zone, addDays(call.today, 1)) }
  const strip = await queueRows(call, 'uncontacted', today)
  return {
    counts: await queueCounts(call, today),
    rows: queue === 'uncontacted' ? strip : await queueRows(call, queue, today),
    uncontacted: strip,
    receivedToday: await receivedWithin(call, today),
    closedToday: await closedWithin(call, today),
    recent: await recentEvents(call),
  }
}

function inQueue(call: Call, queue: DeskQueue, today: Today): Expression<SqlBool> {
  const me = call.actor.staffId
  switch (queue) {
    case 'uncontacted':
      return uncontacted
    case 'due-today':
      return sql<SqlBool>`(${owed} and tickets.resolve_due_at >= ${call.now} and tickets.resolve_due_at < ${today.end})`
    case 'overdue':
      return overdueAt(call.now)
    case 'mine':
      return sql<SqlBool>`(${owed} and tickets.assignee_id = ${me})`
    case 'first-asked':
      // The sign keeps SQLite from walking everything this person ever took by its index instead.
      return sql<SqlBool>`(${unfinished} and +tickets.first_asked_by = ${me})`
  }
}

/** One walk over the unfinished tickets counts all queues. */
async function queueCounts(call: Call, today: Today): Promise<Record<DeskQueue, number>> {
  const counts = await call.db
    .selectFrom('tickets')
    .select(
      deskQueues.map((queue) =>
        sql<number>`coalesce(sum(case when ${inQueue(call, queue, today)} then 1 else 0 end), 0)`.as(queue),
      ),
    )
    .where(unfinished)
    .executeTakeFirstOrThrow()
  return counts as Record<DeskQueue, number>
}

/** Most urgent first. */
async function queueRows(call: Call, queue: DeskQueue, today: Today): Promise<TicketRow[]> {
  const rows = await selectTickets(call.db)
    .where(inQueue(call, queue, today))
    .orderBy(queue === 'uncontacted' ? 'tickets.first_contact_due_at' : 'tickets.resolve_due_at')
    .limit(rowsShown)
    .execute()
  return rows.map(asTicketRow)
}

/** Voided ones are mistakes and do not count as received. */
async function receivedWithin({ db }: Call, { start, end }: Today): Promise<number> {
  const { count } = await db
    .selectFrom('tickets')
    .select(sql<number>`count(*)`.as('count'))
    .where('received_at', '>=', start)
    .where('received_at', '<', end)
    .where('state', '<>', 'void')
    .executeTakeFirstOrThrow()
  return count
}

async function closedWithin({ db }: Call, { start, end }: Today): Promise<number> {
  const { count } = await db
    .selectFrom('tickets')
    .select(sql<number>`count(*)`.as('count'))
    .where('closed_at', 'is not', null)
    .where('closed_at', '>=', start)
    .where('closed_at', '<', end)
    .executeTakeFirstOrThrow()
  return count
}

async function recentEvents({ db }: Call) {
  const rows = await db
    .selectFrom('ticket_events')
    .leftJoin('tickets', 'tickets.id', 'ticket_events.ticket_id')
    .leftJoin('houses', 'houses.id', 'tickets.house_id')
    .leftJoin('buildings', 'buildings.id', 'houses.building_id')
    .select([
      'ticket_events.at',
      'ticket_events.kind',
      'ticket_events.ticket_id as ticketId',
      'tickets.number',
      'tickets.words',
      'buildings.name as building',
      'houses.unit',
      'houses.room',
    ])
    .orderBy('ticket_events.id', 'desc')
    .limit(recentShown)
    .execute()
  return rows.map((row) => ({
    at: row.at,
    kind: row.kind as TicketEventKind,
    ticketId: row.ticketId,
    number: row.number ?? '',
    room: roomLabel(row),
    words: row.words ?? '',
  }))
}
