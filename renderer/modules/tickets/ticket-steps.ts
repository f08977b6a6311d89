import type { TicketDetail } from '../../../shared/modules/tickets/contract.ts'

export const ticketStepNames = [
  'received',
  'registered',
  'contacted',
  'assigned',
  'handled',
  'done',
  'closed',
] as const
export type TicketStepName = (typeof ticketStepNames)[number]

/** `current` is the first open one; `skipped` was passed by, such as the dispatch of a matter solved on the spot. */
export interface TicketStep {
  name: TicketStepName
  standing: 'done' | 'current' | 'open' | 'skipped'
  /** When it was done. */
  at: string | null
  /** Who did it. */
  actor: string
  /** Until when it is promised, while it is open. */
  dueAt: string | null
}

type Facts = Pick<
  TicketDetail,
  | 'state'
  | 'receivedAt'
  | 'enteredAt'
  | 'firstContactAt'
  | 'firstContactDueAt'
  | 'resolveDueAt'
  | 'doneAt'
  | 'closedAt'
  | 'firstAsked'
  | 'events'
  | 'departmentId'
  | 'recorded'
>

/** The step bar of a ticket: each step with its clock and its actor. */
export function stepsOf(ticket: Facts): TicketStep[] {
  const last = (...kinds: string[]) => ticket.events.findLast((event) => kinds.includes(event.kind))
  const ended = ticket.state === 'closed' || ticket.state === 'void'
  // Whoever asked is told all the same; everything else is done with the other ticket.
  const waits = ticket.state === 'joined'
  const assigned = last('assigned')
  const worked = ticket.doneAt !== null || ticket.state === 'done' || ticket.state === 'closed'
  const noted = assigned
    ? ticket.events.findLast((event) => event.kind === 'note' && event.id > assigned.id)
    : undefined
  const when = (reached: boolean, at: string | null | undefined, actor = '') =>
    reached ? { at: at ?? null, actor } : null
  // A ledger tells which department had it, and seldom since when.
  const handedOver = assigned !== undefined || (ticket.recorded !== null && ticket.departmentId !== null)
  const reached: Record<TicketStepName, { at: string | null; actor: string } | null> = {
    received: { at: ticket.receivedAt, actor: ticket.firstAsked },
    registered: { at: ticket.enteredAt, actor: last('registered')?.actor ?? '' },
    contacted: when(ticket.firstContactAt !== null, ticket.firstContactAt, last('first-contact')?.actor),
    assigned: when(handedOver, assigned?.at, assigned?.actor),
    handled: when(handedOver && worked, noted?.at ?? ticket.doneAt, noted?.actor ?? last('done')?.actor),
    done: when(worked, ticket.doneAt, last('done', 'closed')?.actor),
    closed: when(ticket.state === 'closed', ticket.closedAt, last('closed')?.actor),
  }
  const due: Partial<Record<TicketStepName, string>> = waits
    ? {}
    : { contacted: ticket.firstContactDueAt, done: ticket.resolveDueAt }
  const furthest = ticketStepNames.findLastIndex((name) => reached[name] !== null)
  const next = ended ? -1 : ticketStepNames.findIndex((name) => reached[name] === null)
  const current = waits && ticketStepNames[next] !== 'contacted' ? -1 : next
  return ticketStepNames.map((name, at) => {
    const done = reached[name]
    if (done) return { name, standing: 'done', ...done, dueAt: null }
    const passed = ended || (at < furthest && name !== 'contacted')
    const standing = at === current ? 'current' : passed ? 'skipped' : 'open'
    return { name, standing, at: null, actor: '', dueAt: passed ? null : (due[name] ?? null) }
  })
}
