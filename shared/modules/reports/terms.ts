/**
 * How a month counts tickets. Each is a condition on one ticket, kept in one place of the core, so that a figure and the
 * list behind it cannot differ. All but `voided` leave out what was voided.
 */
export const ticketMarks = [
  'counted',
  'voided',
  'joined',
  'back-entered',
  'solved-on-spot',
  'imported',
  'without-house',
  'contact-due',
  'contact-in-time',
  'contact-late',
  'resolve-due',
  'resolve-in-time',
  'resolve-late',
] as const
export type TicketMark = (typeof ticketMarks)[number]

/** Where a ticket's times come from: noted in a conversation, after a message, by this program, or by an older ledger. */
export const ticketSources = ['live', 'written', 'own', 'imported'] as const
export type TicketSource = (typeof ticketSources)[number]
