import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { ArchiveView } from './archive-view.ts'
import { compareRecord, Plan } from './compare.ts'
import type { ImportEvent } from './import-event.ts'
import { asImportFault } from './import-fault.ts'
import {
  claim,
  countsOf,
  noCounts,
  requireImport,
  stagingOf,
  updateImport,
  type StoredCounts,
} from './import-file.ts'
import { importingIds } from './importing.ts'
import { JobStream } from './job-stream.ts'
import { Pace, turn } from './pace.ts'
import { revertImport } from './revert.ts'
import { Staging } from './staging.ts'
import { writePlan } from './write-plan.ts'

/**
 * Writes what was checked, in short transactions with a turn for everybody else between them. Whatever stops it,
 * everything written is taken back. Errors at once: NOT_ALLOWED_NOW, IMPORT_RUNNING; in the stream CANCELLED, DISK_FULL.
 */
export async function startApply(
  call: Call,
  id: number,
  signal?: AbortSignal,
): Promise<JobStream<ImportEvent>> {
  const release = claim(call, id)
  try {
    await call.transact(async (inside) => {
      await requireImport(inside.db, id, ['checked', 'withdrawn'])
      if ((await importingIds(inside.db)).size > 0) throw new Fault('IMPORT_RUNNING')
      await updateImport(inside.db, id, { state: 'applying', kept: 0 }, inside.updated)
      await inside.audit({ subject: `import:${id}` })
    })
  } catch (error) {
    release()
    throw asImportFault(error)
  }
  return new JobStream<ImportEvent>(signal, async (report, jobSignal) => {
    try {
      return await apply(call, id, report, jobSignal)
    } catch (error) {
      const fault = asImportFault(error)
      await withdraw(call, id, fault)
      throw fault
    } finally {
      release()
    }
  })
}

async function apply(
  call: Call,
  id: number,
  report: (event: ImportEvent) => void,
  signal: AbortSignal,
): Promise<ImportEvent> {
  const { counts: checked } = await requireImport(call.db, id)
  const counts: StoredCounts = { ...noCounts(), rejected: checked.rejected, leftOut: checked.leftOut }
  const staging = new Staging(stagingOf(call.services, id), call.services.database.nativeBinding)
  try {
    const total = staging.acceptable
    const pace = new Pace()
    let done = 0
    let last = 0
    for (;;) {
      signal.throwIfAborted()
      const rows = staging.after(last, pace.size)
      if (rows.length === 0) break
      await writeRows(call, id, rows, counts, pace)
      last = rows.at(-1)!.row
      done += rows.length
      report({ kind: 'progress', done, total })
      await turn()
    }
  } finally {
    staging.close()
  }
  await call.transact(async (inside) => {
    await updateImport(inside.db, id, { state: 'applied', counts }, inside.updated)
    await inside.audit({ subject: `import:${id}`, fields: { ...counts } })
  })
  return { kind: 'finished', state: 'applied', counts: countsOf(counts), kept: 0 }
}

/**
 * One transaction. Each record is compared once more with the archive as it is now: somebody may have edited it
 * since the check.
 */
async function writeRows(
  call: Call,
  importId: number,
  rows: ReturnType<Staging['after']>,
  counts: StoredCounts,
  pace: Pace,
): Promise<void> {
  const { kysely } = call.services.database
  const records = rows.map(({ record }) => record)
  await kysely.transaction().execute((transaction) =>
    pace.measure(rows.length, async () => {
      const view = new ArchiveView()
      await view.load(transaction, records)
      const plan = new Plan()
      const outcomes = records.map((record) => compareRecord(view, plan, record).outcome)
      await writePlan(transaction, plan, { importId, stamp: call.created })
      for (const outcome of outcomes) counts[outcome]++
    }),
  )
}

/**
 * Takes back a stopped import. When even that fails (the disk is full), its rows stay marked as being imported, and
 * it is taken back at the next start or by undoing it.
 */
async function withdraw(call: Call, id: number, fault: Fault): Promise<void> {
  try {
    await updateImport(call.db, id, { state: 'withdrawing' }, call.updated)
    await revertImport(call.db, id)
    const { counts, kept } = await requireImport(call.db, id)
    await call.transact(async (inside) => {
      await updateImport(inside.db, id, { state: 'withdrawn', counts }, inside.updated)
      await inside.audit({
        subject: `import:${id}`,
        label: fault.code,
        fields: { kept },
        outcome: 'failed',
      })
    })
  } catch (error) {
    fault.cause ??= error
  }
}
