import type { Kysely } from 'kysely'
import type { TicketRow } from '../../../../shared/modules/tickets/contract.ts'
import { nextDue } from '../../../../shared/modules/tickets/next-due.ts'
import type { TicketKind, TicketState } from '../../../../shared/modules/tickets/terms.ts'
import type { Tables } from '../../database/tables.ts'
import { asChoice } from './choices.ts'
import { roomLabel } from './names.ts'

/**
 * Tickets with the names that a row shows. Every join is a left join, so that the database always begins with the
 * tickets and reads them in the order asked for.
 */
export function selectTickets(db: Kysely<Tables>) {
  return db
    .selectFrom('tickets')
    .leftJoin('houses', 'houses.id', 'tickets.house_id')
    .leftJoin('buildings', 'buildings.id', 'houses.building_id')
    .leftJoin('categories', 'categories.id', 'tickets.category_id')
    .leftJoin('channels', 'channels.id', 'tickets.channel_id')
    .leftJoin('dictionary_entries as urgencies', (join) =>
      join.on('urgencies.dictionary', '=', 'urgencies').onRef('urgencies.code', '=', 'tickets.urgency'),
    )
    .leftJoin('departments', 'departments.id', 'tickets.department_id')
    .leftJoin('staff as assignees', 'assignees.id', 'tickets.assignee_id')
    .leftJoin('staff as askers', 'askers.id', 'tickets.first_asked_by')
    .select([
      'tickets.id',
      'tickets.version',
      'tickets.number',
      'tickets.kind',
      'tickets.state',
      'tickets.urgency',
      'urgencies.name as urgencyName',
      'urgencies.shipped as urgencyShipped',
      'tickets.caller_name as caller',
      'tickets.words',
      'tickets.received_at as receivedAt',
      'tickets.first_contact_at as firstContactAt',
      'tickets.first_contact_due_at as firstContactDueAt',
      'tickets.resolve_due_at as resolveDueAt',
      'tickets.closed_at as closedAt',
      'tickets.back_entered',
      'buildings.name as building',
      'houses.unit',
      'houses.room',
      'categories.name as category',
      'channels.name as channel',
      'departments.name as department',
      'assignees.name as assignee',
      'askers.name as firstAsked',
    ])
}

export type SelectedTicket = Awaited<ReturnType<ReturnType<typeof selectTickets>['executeTakeFirstOrThrow']>>

export function asTicketRow(row: SelectedTicket): TicketRow {
  const state = row.state as TicketState
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    kind: row.kind as TicketKind,
    state,
    urgency: asChoice(row.urgency, { name: row.urgencyName, shipped: row.urgencyShipped }),
    room: roomLabel(row),
    caller: row.caller,
    category: row.category ?? '',
    channel: row.channel ?? '',
    words: row.words,
    department: row.department ?? '',
    assignee: row.assignee ?? '',
    firstAsked: row.firstAsked ?? '',
    receivedAt: row.receivedAt,
    firstContactAt: row.firstContactAt,
    firstContactDueAt: row.firstContactDueAt,
    resolveDueAt: row.resolveDueAt,
    dueAt: nextDue({ ...row, state }),
    closedAt: row.closedAt,
    backEntered: row.back_entered === 1,
  }
}
