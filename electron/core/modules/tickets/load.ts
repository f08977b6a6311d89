import type { Selectable } from 'kysely'
import {
  actionPermissions,
  personMay,
  stateAllows,
  type TicketPerson,
  type TicketStanding,
} from '../../../../shared/modules/tickets/actions.ts'
import type { TicketAction } from '../../../../shared/modules/tickets/contract.ts'
import type { TicketKind, TicketState } from '../../../../shared/modules/tickets/terms.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'

export type Ticket = Selectable<Tables['tickets']>

export const standingOf = (
  ticket: Pick<Ticket, 'kind' | 'state' | 'first_contact_at'>,
  waitedFor = false,
): TicketStanding => ({
  kind: ticket.kind as TicketKind,
  state: ticket.state as TicketState,
  contacted: ticket.first_contact_at !== null,
  waitedFor,
})

/** Do others about the same matter wait for it, or were they closed with it? */
export async function isWaitedFor({ db }: Call, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('tickets')
    .select('id')
    .where('joined_into', '=', id)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Where a ticket goes on when it is opened again: with its department, or to be dispatched when it never had one. */
export const reopenedState = (ticket: Pick<Ticket, 'department_id'>): TicketState =>
  ticket.department_id === null ? 'open' : 'assigned'

/** What is taken up again, or was none, is told to nobody until it is released anew; its words stay. */
export const toldNoMore = (ticket: Pick<Ticket, 'publishable'>): { publishable?: 0 } =>
  ticket.publishable === 1 ? { publishable: 0 } : {}

/** Whoever asks, as a ticket sees them. */
export async function personBefore(
  call: Call,
  ticket: Pick<Ticket, 'assignee_id' | 'department_id'>,
): Promise<TicketPerson> {
  return { may: (permission) => call.may(permission), assigned: await isAssigned(call, ticket) }
}

/** Whether whoever asks received a ticket first or is to work on it. */
export async function handles(
  call: Call,
  ticket: Pick<Ticket, 'first_asked_by' | 'assignee_id' | 'department_id'>,
): Promise<boolean> {
  return ticket.first_asked_by === call.actor.staffId || isAssigned(call, ticket)
}

async function isAssigned(
  call: Call,
  { assignee_id, department_id }: Pick<Ticket, 'assignee_id' | 'department_id'>,
): Promise<boolean> {
  const { staffId } = call.actor
  if (assignee_id !== null) return assignee_id === staffId
  if (department_id === null) return false
  const staff = await call.db
    .selectFrom('staff')
    .select('department_id')
    .where('id', '=', staffId)
    .executeTakeFirst()
  return staff?.department_id === department_id
}

/**
 * The ticket somebody wants to act on, if they may and it allows that now. Without a version (printing) no lock is
 * compared. Errors: NOT_FOUND, NOT_PERMITTED, CONFLICT, NOT_ALLOWED_NOW.
 */
export async function ticketFor(
  call: Call,
  action: TicketAction,
  reference: { id: number; version?: number },
): Promise<Ticket> {
  const ticket = await call.db
    .selectFrom('tickets')
    .selectAll()
    .where('id', '=', reference.id)
    .executeTakeFirst()
  if (!ticket) throw new Fault('NOT_FOUND')
  if (!personMay(action, await personBefore(call, ticket)))
    throw new Fault('NOT_PERMITTED', {
      params: { permission: actionPermissions[action], subject: `ticket:${ticket.id}` },
    })
  if (reference.version !== undefined && reference.version !== ticket.version) throw new Fault('CONFLICT')
  const waitedFor = action === 'join' && (await isWaitedFor(call, ticket.id))
  if (!stateAllows(action, standingOf(ticket, waitedFor))) throw new Fault('NOT_ALLOWED_NOW')
  return ticket
}
