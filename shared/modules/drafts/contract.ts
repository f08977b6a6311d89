import { z } from 'zod'
import { query, task } from '../../contract/procedure.ts'
import { instant } from '../../contract/values.ts'

/** Which form it belongs to, and which record or draft of it: `tickets.registration.<key>`. */
const draftName = z.string().regex(/^[a-z0-9.-]{1,80}$/)

/**
 * What one person typed and did not save yet, so that a crash does not take it. A draft is no record: it is kept
 * sealed, nobody else reads it, nothing of it is audited, and it goes when the form is saved or given up.
 */
export const draftsContract = {
  /** Whoever asks sees their own, the one touched last at the end. What cannot be unsealed is left out. */
  list: query('member').output(z.array(z.object({ name: draftName, body: z.unknown(), savedAt: instant }))),
  /** Errors: INVALID_INPUT on `body` above `draftBytes`, TOO_MANY_DRAFTS above `draftCount`, KEY_LOCKED. */
  save: task('member')
    .input(z.object({ name: draftName, body: z.json() }))
    .output(z.object({ savedAt: instant })),
  /** Also answers where there is none. */
  discard: task('member')
    .input(z.object({ name: draftName }))
    .output(z.object({})),
}
