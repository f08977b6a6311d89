import type { Permission } from '../../contract/permissions.ts'
import type { TicketAction } from './contract.ts'
import type { TicketKind, TicketState } from './terms.ts'

/** What decides which actions a ticket allows now. */
export interface TicketStanding {
  kind: TicketKind
  state: TicketState
  /** Somebody was reached, or told that it is accepted; `no-answer` does not count. */
  contacted: boolean
  /** Others about the same matter wait for it, so it cannot wait itself. */
  waitedFor?: boolean
}

/** Whoever wants to act on a ticket. */
export interface TicketPerson {
  may(permission: Permission): boolean
  /** It is assigned to them, or to their department and to nobody by name. */
  assigned: boolean
}

export const actionPermissions: Record<TicketAction, Permission> = {
  'first-contact': 'tickets.work',
  assign: 'tickets.dispatch',
  note: 'tickets.work',
  done: 'tickets.work',
  close: 'tickets.close',
  reopen: 'tickets.close',
  join: 'tickets.dispatch',
  part: 'tickets.dispatch',
  photo: 'tickets.work',
  publish: 'tickets.close',
  void: 'tickets.void',
  print: 'tickets.register',
}

/** Kinds that need no department's work, feedback or callback: answered on the spot, closed from any open state. */
const answeredAtOnce: readonly TicketKind[] = ['inquiry', 'suggestion', 'praise']

const allowedStates: Record<TicketAction, readonly TicketState[]> = {
  // Whoever reported a joined ticket is told as well.
  'first-contact': ['open', 'assigned', 'done', 'joined'],
  assign: ['open', 'assigned'],
  note: ['open', 'assigned', 'done', 'joined', 'closed'],
  done: ['assigned'],
  close: ['done'],
  reopen: ['done', 'closed'],
  join: ['open', 'assigned'],
  part: ['joined'],
  photo: ['open', 'assigned', 'done', 'joined', 'closed'],
  publish: ['done', 'closed'],
  void: ['open', 'assigned', 'done'],
  print: ['open', 'assigned', 'done', 'joined', 'closed'],
}

/** Does the ticket's own state allow it, whoever asks? */
export function stateAllows(action: TicketAction, ticket: TicketStanding): boolean {
  if (action === 'first-contact' && ticket.contacted) return false
  if (action === 'join' && ticket.waitedFor) return false
  if (action === 'close' && answeredAtOnce.includes(ticket.kind))
    return ['open', 'assigned', 'done'].includes(ticket.state)
  return allowedStates[action].includes(ticket.state)
}

/**
 * May this person do it with this ticket, whatever its state? Whoever works at the counter may work on every ticket,
 * since the person asked first stays accountable; others only on tickets assigned to them.
 */
export function personMay(action: TicketAction, person: TicketPerson): boolean {
  const permission = actionPermissions[action]
  if (!person.may(permission)) return false
  return permission !== 'tickets.work' || person.may('tickets.register') || person.assigned
}

/** Everything this person may do with this ticket now, in the order the page shows it. */
export function actionsFor(ticket: TicketStanding, person: TicketPerson): TicketAction[] {
  const actions = Object.keys(actionPermissions) as TicketAction[]
  return actions.filter((action) => stateAllows(action, ticket) && personMay(action, person))
}
