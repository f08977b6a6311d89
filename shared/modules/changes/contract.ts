import { z } from 'zod'
import { command, query } from '../../contract/procedure.ts'
import { id, instant, pageInput, pageOf, reference, words, written } from '../../contract/values.ts'

export const binKinds = ['house', 'resident'] as const
export type BinKind = (typeof binKinds)[number]

export const changesContract = {
  /**
   * Takes one command back as a whole: merges, transfers, removals, archiving. Whoever did it may, and whoever may do
   * it. Errors: NOT_FOUND, NOT_ALLOWED_NOW when it is already undone, CHANGED_SINCE when what it wrote is not as it
   * left it, or would not fit what was done meanwhile; then nothing is touched.
   */
  undo: command('archives.edit').input(z.object({ id })).output(z.object({})),
  /** Merges and transfers of late, for taking one back another day. */
  recent: query('archives.edit')
    .input(pageInput)
    .output(
      pageOf(
        z.object({
          id,
          at: instant,
          by: z.string(),
          action: z.string(),
          /** What it was about, as one may see it: a name or a room. */
          subject: z.string(),
          link: z.object({ kind: z.enum(binKinds), id }),
          undoneAt: instant.nullable(),
        }),
      ),
    ),
  /** The recycle bin: archived houses and residents, the last archived first. */
  bin: query('archives.read')
    .input(pageInput.extend({ kind: z.enum(binKinds).optional(), text: words(60).optional() }))
    .output(
      pageOf(
        z.object({
          kind: z.enum(binKinds),
          id,
          version: reference.shape.version,
          label: z.string(),
          archivedAt: instant,
          by: z.string(),
          /** A merged person comes back by undoing the merge. */
          mergedInto: id.nullable(),
        }),
      ),
    ),
  /**
   * Back into lists and search. Errors: NOT_ALLOWED_NOW for somebody who was merged, ALREADY_EXISTS on `idNumber` when
   * another person has it by now.
   */
  restore: command('archives.edit')
    .input(reference.extend({ kind: z.enum(binKinds) }))
    .output(written),
}
