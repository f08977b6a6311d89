import type { TicketKind } from '../../../shared/modules/tickets/terms.ts'

/** What only some kinds of tickets ask for. */
export type AskedField = 'place' | 'entry' | 'appointment' | 'demand' | 'emotion' | 'urgency' | 'contactTime'

const asked: Record<TicketKind, readonly AskedField[]> = {
  complaint: ['demand', 'emotion', 'urgency', 'contactTime'],
  repair: ['place', 'entry', 'appointment', 'urgency'],
  inquiry: [],
  suggestion: [],
  help: ['place', 'urgency'],
  praise: [],
}

/** Does the form of this kind have the field? What it does not have is not sent either. */
export const asks = (kind: TicketKind, field: AskedField): boolean => asked[kind].includes(field)
