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
  updateImport,
  type Import,
  type StoredCounts,
} from './import-file.ts'
import { openStaging, tidyFolder, writeStaging } from './import-folder.ts'
import { importingIds } from './importing.ts'
import { JobStream } from './job-stream.ts'
import { maskCells } from './mask-cells.ts'
import { Pace, turn } from './pace.ts'
import { revertImport } from './revert.ts'
import type { Staging } from './staging.ts'
import { writePlan } from './write-plan.ts'

/**
 * Writes what was checked, in short transactions with a turn for everybody else between them. Whatever stops it,
 * everything written is taken back. Errors at once: NOT_ALLOWED_NOW, IMPORT_RUNNING, NOT_FOUND when the checked rows are
 * gone; in the stream CANCELLED, DISK_FULL.
 */
export async function startApply(
  call: Call,
  id: number,
  signal?: AbortSignal,
): Promise<JobStream<ImportEvent>> {
  const release = claim(call, id)
  let staging: Staging
  try {
    staging = await begin(call, id)
  } catch (error) {
    release()
    throw asImportFault(error)
  }
  return new JobStream<ImportEvent>(signal, async (report, jobSignal) => {
    try {
      return await apply(call, id, staging, report, jobSignal)
    } catch (error) {
      const fault = asImportFault(error)
      await withdraw(call, id, fault)
      throw fault
    } finally {
      await tidyFolder(call.services, id)
      release()
    }
  })
}

async function begin(call: Call, id: number): Promise<Staging> {
  const staging = openStaging(call.services, await requireImport(call.db, id, ['checked', 'withdrawn']))
  try {
    await call.transact(async (inside) => {
      if ((await importingIds(inside.db)).size > 0) throw new Fault('IMPORT_RUNNING')
      await updateImport(inside.db, id, { state: 'applying', kept: 0 }, inside.updated)
      await inside.audit({ subject: `import:${id}` })
    })
  } catch (error) {
    staging.close()
    throw error
  }
  return staging
}

async function apply(
  call: Call,
  id: number,
  staging: Staging,
  report: (event: ImportEvent) => void,
  signal: AbortSignal,
): Promise<ImportEvent> {
  const counts = noCounts()
  let problems: string
  try {
    const found = await requireImport(call.db, id)
    Object.assign(counts, { rejected: found.counts.rejected, leftOut: found.counts.leftOut })
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
    problems = await keepProblems(call, found, staging)
  } finally {
    staging.close()
  }
  await call.transact(async (inside) => {
    await updateImport(
      inside.db,
      id,
      { state: 'applied', counts: { ...counts, staging: problems } },
      inside.updated,
    )
    await inside.audit({ subject: `import:${id}`, fields: { ...counts } })
  })
  return { kind: 'finished', state: 'applied', counts: countsOf(counts), kept: 0 }
}

const keptAtOnce = 200

/** What the result page still shows of an applied workbook: the rows with problems, phones masked. */
function keepProblems(call: Call, { id, mapping }: Import, staging: Staging): Promise<string> {
  return writeStaging(call.services, id, async (kept) => {
    let last = 0
    for (;;) {
      const rows = staging.problemsAfter(last, keptAtOnce)
      if (rows.length === 0) return
      kept.add(rows.map((row) => ({ ...row, cells: maskCells(row.cells, mapping), record: null })))
      last = rows.at(-1)!.row
      await turn()
    }
  })
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
