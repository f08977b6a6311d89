import { z } from 'zod'

/** An entry of one of the office's lists. */
export const code = z.string().min(1).max(40)
/** The same as it is shown: by the office's name for it, or in the page's language while it is `shipped`. */
export const choice = z.object({ code, name: z.string(), shipped: z.boolean() })
export type Choice = z.infer<typeof choice>
