import { z } from 'zod'
import { id, version } from '../../contract/values.ts'

/**
 * A care or sensitive flag as one may see it. Without the permission `flags.sensitive` a sensitive one has no name and
 * no note, only the advice that tells how to meet this person.
 */
export const shownFlag = z.object({
  id,
  version,
  entryId: id,
  name: z.string(),
  advice: z.string(),
  sensitive: z.boolean(),
  note: z.string(),
  /** The day somebody should look at it again. */
  reviewOn: z.string().nullable(),
})
export type ShownFlag = z.infer<typeof shownFlag>
