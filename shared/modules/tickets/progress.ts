import { z } from 'zod'
import { day, id, instant } from '../../contract/values.ts'
import { ticketKinds, ticketStates } from './terms.ts'

/** What is told to somebody who asks how their matter stands; the page makes the sentence of it. */
export const ticketProgress = z.object({
  id,
  number: z.string(),
  kind: z.enum(ticketKinds),
  state: z.enum(ticketStates),
  room: z.string(),
  place: z.string(),
  category: z.string(),
  words: z.string(),
  receivedAt: instant,
  firstContactAt: instant.nullable(),
  firstContactDueAt: instant,
  department: z.string(),
  replyDueAt: instant,
  resolveDueAt: instant,
  appointmentOn: day.nullable(),
  appointmentTime: z.string(),
  doneAt: instant.nullable(),
  closedAt: instant.nullable(),
  /** What was done or answered last, as it was written down for the owner; empty before that. */
  result: z.string(),
  /** The number of the ticket it waits for. */
  joinedInto: z.string(),
})
export type TicketProgress = z.infer<typeof ticketProgress>
