import type { ImportState } from '../../../../shared/modules/imports/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import type { ImportEvent } from './import-event.ts'
import { asImportFault } from './import-fault.ts'
import { claim, countsOf, requireImport, updateImport } from './import-file.ts'
import { tidyFolder } from './import-folder.ts'
import { importingIds } from './importing.ts'
import { JobStream } from './job-stream.ts'
import { forgetKept } from './kept.ts'
import { revertImport } from './revert.ts'

/** What can be undone unless somebody works on it: the last two are imports whose withdrawal did not come to its end. */
export const undoableStates: readonly ImportState[] = ['applied', 'applying', 'withdrawing']

/**
 * Takes an applied import back: each row that is still as it was written gets its old values or goes; rows changed
 * or used since stay. It is not stopped half way by leaving its stream, and goes on at the next start after a crash.
 * An import that could not be withdrawn is taken up again by this as well. Errors at once: NOT_ALLOWED_NOW,
 * IMPORT_RUNNING.
 */
export async function startUndo(call: Call, id: number): Promise<JobStream<ImportEvent>> {
  const release = claim(call, id)
  let undoing: boolean
  try {
    undoing = await call.transact((inside) => begin(inside, id))
  } catch (error) {
    release()
    throw asImportFault(error)
  }
  return new JobStream<ImportEvent>(undefined, async (report) => {
    try {
      let total = 0
      await revertImport(call.db, id, (left) => {
        total = Math.max(total, left)
        report({ kind: 'progress', done: total - left, total })
      })
      const state = undoing ? 'undone' : 'withdrawn'
      const { counts, kept } = await requireImport(call.db, id)
      await call.transact(async (inside) => {
        await updateImport(
          inside.db,
          id,
          { state, counts: { ...counts, undoing: undefined } },
          inside.updated,
        )
        await inside.audit({ subject: `import:${id}`, fields: { kept } })
      })
      return { kind: 'finished', state, counts: countsOf(counts), kept, summary: null }
    } catch (error) {
      throw asImportFault(error)
    } finally {
      await tidyFolder(call.services, id)
      release()
    }
  })
}

/** True when a finished import is undone, false when a withdrawal is taken up again. */
async function begin(call: Call, id: number): Promise<boolean> {
  const found = await requireImport(call.db, id, undoableStates)
  const others = await importingIds(call.db)
  others.delete(id)
  if (others.size > 0) throw new Fault('IMPORT_RUNNING')
  const undoing = found.state === 'applied' || found.counts.undoing === true
  const counts = { ...found.counts, undoing: undoing || undefined }
  const kept = found.state === 'applied' ? 0 : found.kept
  await updateImport(call.db, id, { state: 'withdrawing', counts, kept }, call.updated)
  if (found.state === 'applied') await forgetKept(call.db, id)
  await call.audit({ subject: `import:${id}` })
  return undoing
}
