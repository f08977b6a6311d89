import { z } from 'zod'
import { id } from '../../contract/values.ts'

/** A ticket as other modules show it. */
export const ticketBrief = z.object({
  id,
  number: z.string(),
  kind: z.string(),
  state: z.string(),
  category: z.string(),
  words: z.string(),
  receivedAt: z.string(),
})
