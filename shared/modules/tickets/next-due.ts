import type { TicketState } from './terms.ts'

export interface Promised {
  state: TicketState
  firstContactAt: string | null
  firstContactDueAt: string
  resolveDueAt: string
}

/**
 * The next promised time that is still open: first contact until it is recorded, then the solution. Null once the
 * work is done, closed or voided. (The promised answer has no record of its own before the closed loop.)
 */
export function nextDue(ticket: Promised): string | null {
  if (ticket.state !== 'open' && ticket.state !== 'assigned') return null
  return ticket.firstContactAt === null ? ticket.firstContactDueAt : ticket.resolveDueAt
}
