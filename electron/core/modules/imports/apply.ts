import { setImmediate as turn } from 'node:timers/promises'
import type { CheckedRow } from '../../../../shared/modules/imports/contract.ts'
import { transactUnhurried } from '../../database/unhurried.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { makeBackupIfChanged } from '../backups/make.ts'
import { TermBuffer } from '../search/term-buffer.ts'
import { currentPromise } from '../tickets/promise-rule.ts'
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
import { openStaging, tidyFolder } from './import-folder.ts'
import { importingIds } from './importing.ts'
import { JobStream } from './job-stream.ts'
import { keepProblems, type LateProblems } from './keep-problems.ts'
import { forgetKept } from './kept.ts'
import { remember } from './memory.ts'
import { Pace } from './pace.ts'
import { revertImport } from './revert.ts'
import type { Acceptable, Staging } from './staging.ts'
import type { Session, Writing } from './target.ts'
import { targets } from './targets.ts'

/**
 * Writes what was checked, in short transactions with a turn for everybody else between them. Whatever stops it,
 * everything written is taken back. A backup comes first. Errors at once: NOT_ALLOWED_NOW, IMPORT_RUNNING,
 * IMPORT_UNDECIDED, NOT_FOUND when the checked rows are gone, and those of a backup; in the stream CANCELLED, DISK_FULL.
 */
export async function startApply(
  call: Call,
  id: number,
  signal?: AbortSignal,
): Promise<JobStream<ImportEvent>> {
  const release = claim(call, id)
  let staging: Staging
  try {
    await makeBackupIfChanged(call.services, 'import')
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
    if (staging.summary().undecided > 0) throw new Fault('IMPORT_UNDECIDED')
    await call.transact(async (inside) => {
      if ((await importingIds(inside.db)).size > 0) throw new Fault('IMPORT_RUNNING')
      await updateImport(inside.db, id, { state: 'applying', kept: 0 }, inside.updated)
      await forgetKept(inside.db, id)
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
  const found = await requireImport(call.db, id)
  const counts = noCounts()
  const late: LateProblems = new Map()
  let problems: string
  let header: string[]
  let doubles: number
  try {
    const summary = staging.summary()
    ;({ doubles } = summary)
    // A row that repeats another says the same as is there by then.
    Object.assign(counts, { rejected: summary.counts.rejected, same: doubles, leftOut: found.counts.leftOut })
    const { new: added, changed, same } = summary.counts
    const total = added + changed + same - doubles
    const writer = new Writer(call, found, counts, late)
    const pace = new Pace()
    try {
      let done = 0
      let last = 0
      for (;;) {
        signal.throwIfAborted()
        const rows = staging.after(last, pace.size)
        if (rows.length === 0) break
        await writer.write(rows, pace)
        last = rows.at(-1)!.row
        done += rows.length
        report({ kind: 'progress', done, total })
        await turn()
        writer.terms.read()
        await turn()
        if (writer.terms.isFull) await writer.terms.flush(signal)
      }
      await writer.terms.flush(signal)
    } finally {
      writer.close()
    }
    header = staging.header
    problems = await keepProblems(call.services, found, staging, late)
  } finally {
    staging.close()
  }
  await call.transact(async (inside) => {
    const values = { state: 'applied', counts: { ...counts, staging: problems } } as const
    await updateImport(inside.db, id, values, inside.updated)
    await remember(inside.db, found.target, { ...found, header })
    await inside.audit({ subject: `import:${id}`, fields: { ...counts } })
  })
  return { kind: 'finished', state: 'applied', counts: countsOf(counts), kept: 0, summary: null }
}

/** Problems that a row may have only when it is written: somebody did something since the check. */
const lateReasons: ReadonlySet<string> = new Set([
  'CHANGED_SINCE_CHECK',
  'HOUSE_ARCHIVED',
  'MONTH_CLOSED',
  'MONTH_DISCLOSED',
  'RECEIPT_TAKEN',
  'PAID_OTHERWISE',
])

/** Rows after which a session begins anew: what was written stands in the archive and need not stay in memory as well. */
const mostKnown = 5000

/**
 * Writes rows, one transaction after another. Each record is compared once more with the archive as it is now: somebody
 * may have edited it since the check.
 */
class Writer {
  readonly #call: Call
  readonly #import: Import
  readonly #counts: StoredCounts
  readonly #late: LateProblems
  readonly terms: TermBuffer
  #session: Session<unknown>
  /** How many transactions had been committed when the session was last known to be true. */
  #commits = -1
  #writing: Writing | null = null
  /** Rows the session knows. */
  #known = 0

  constructor(call: Call, found: Import, counts: StoredCounts, late: LateProblems) {
    this.#call = call
    this.#import = found
    this.#counts = counts
    this.#late = late
    this.terms = new TermBuffer(call.services.database)
    this.#session = this.#newSession()
  }

  close(): void {
    this.terms.close()
  }

  async write(rows: readonly Acceptable[], pace: Pace): Promise<void> {
    const { database } = this.#call.services
    const { commits } = database
    // Whatever others commit in between may have changed what the session knows.
    if (commits.count !== this.#commits || this.#known >= mostKnown) {
      this.#session = this.#newSession()
      this.#known = 0
    }
    this.#known += rows.length
    this.#writing ??= await this.#inWhoseName()
    await transactUnhurried(database, async (transaction) => {
      await pace.measure(rows.length, () => this.#writeInside(transaction, rows))
      this.#commits = commits.count + 1
    })
  }

  #newSession(): Session<unknown> {
    return targets[this.#import.target].session(this.#call.services, this.#import.id)
  }

  async #inWhoseName(): Promise<Writing> {
    const { services, actor, created } = this.#call
    const promise = await currentPromise(this.#call)
    return {
      importId: this.#import.id,
      services,
      staffId: actor.staffId,
      promise,
      terms: this.terms,
      stamp: created,
    }
  }

  async #writeInside(transaction: Call['db'], rows: readonly Acceptable[]): Promise<void> {
    const staged = rows.map(({ row, record, secret, changes, questions }) => ({
      staged: { row, record: JSON.parse(record) as unknown, secret },
      decided: {
        changes: JSON.parse(changes) as CheckedRow['changes'],
        questions: JSON.parse(questions) as CheckedRow['questions'],
      },
    }))
    await this.#session.load(
      transaction,
      staged.map(({ staged: { record } }) => record),
    )
    const compared = staged.map(({ staged: one, decided }) => ({
      row: one.row,
      ...this.#session.compare(one, decided),
    }))
    await this.#session.write(transaction, this.#writing!)
    for (const { row, outcome, problems } of compared) {
      this.#counts[problems.some(({ fatal }) => fatal) ? 'rejected' : outcome]++
      const fresh = problems.filter(({ reason }) => lateReasons.has(reason))
      if (fresh.length > 0) this.#late.set(row, fresh)
    }
  }
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
