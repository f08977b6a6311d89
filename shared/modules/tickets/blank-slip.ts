import { z } from 'zod'
import { id, instant, version } from '../../contract/values.ts'
import { ticketKinds } from './terms.ts'

/** A number printed on a slip that is filled in by hand. */
export const blankSlip = z.object({
  id,
  version,
  kind: z.enum(ticketKinds),
  number: z.string(),
  block: z.string(),
  reservedAt: instant,
  reservedBy: z.string(),
  state: z.enum(['out', 'entered', 'voided']),
  ticketId: id.nullable(),
  voidReason: z.string(),
})
export type BlankSlip = z.infer<typeof blankSlip>
