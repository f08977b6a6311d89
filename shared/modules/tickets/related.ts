import { z } from 'zod'
import { ticketBrief } from './brief.ts'
import { relationReasons, ticketKinds, ticketStates } from './terms.ts'

/** An unfinished ticket that may be about the same matter. */
export const relatedTicket = ticketBrief.extend({
  room: z.string(),
  place: z.string(),
  state: z.enum(ticketStates),
  kind: z.enum(ticketKinds),
  /** Strongest first, never empty. */
  reasons: z.array(z.enum(relationReasons)).min(1),
})
export type RelatedTicket = z.infer<typeof relatedTicket>
