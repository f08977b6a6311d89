import type { Decisions, Mapping, Summary } from '../../../../shared/modules/imports/contract.ts'
import { requiredFields } from '../../../../shared/modules/imports/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
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
import type { ImportEvent } from './import-event.ts'
import { JobStream } from './job-stream.ts'
import { stageRows } from './stage-rows.ts'
import { meanings } from './values/reading.ts'
import type { Resolver } from './values/resolver.ts'

/** What can still be read again and decided anew. */
export const unfinishedStates = ['uploaded', 'checked', 'withdrawn'] as const

interface Choices {
  mapping: Mapping
  decisions: Decisions
}

/**
 * The dry run: every row is read, validated and compared with the archive into the staging file; no business table
 * is touched. Until it has ended the import stays as it was, with what an earlier check found. Errors at once:
 * NOT_ALLOWED_NOW, WORKBOOK_NO_HEADER, IMPORT_MAPPING_INCOMPLETE, INVALID_INPUT (`mapping`, `decisions`); in the stream
 * WORKBOOK_*, DISK_FULL, CANCELLED.
 */
export async function startCheck(
  call: Call,
  id: number,
  choices: Choices,
  signal?: AbortSignal,
): Promise<JobStream<ImportEvent>> {
  const release = claim(call, id)
  let found: Checkable
  let resolver: Resolver
  try {
    found = { ...(await requireCheckable(call, id, choices.mapping)), ...choices }
    resolver = (await meanings(call.db, found.target, choices.mapping, choices.decisions)).resolver
  } catch (error) {
    release()
    throw error
  }
  return new JobStream<ImportEvent>(signal, async (report, jobSignal) => {
    try {
      let leftOut = 0
      const staging = await writeStaging(call.services, id, async (rows) => {
        leftOut = await stageRows(call, found, rows, { resolver, report, signal: jobSignal })
      })
      const checked = { ...found, counts: { ...noCounts(), lastRow: found.counts.lastRow, leftOut, staging } }
      const summary = summaryOf(call, checked)
      const counts: StoredCounts = { ...checked.counts, ...summary.counts }
      await call.transact(async (inside) => {
        await updateImport(inside.db, id, { state: 'checked', ...choices, counts, kept: 0 }, inside.updated)
        await inside.audit({ subject: `import:${id}`, fields: { ...choices, ...counts } })
      })
      return { kind: 'finished', state: 'checked', counts: countsOf(counts), kept: 0, summary }
    } catch (error) {
      throw await failed(call, id, error)
    } finally {
      await tidyFolder(call.services, id)
      release()
    }
  })
}

/** What a check found and what was decided about it since. Error: NOT_FOUND when its file is gone. */
export function summaryOf(call: Call, found: Import): Summary {
  const staging = openStaging(call.services, found)
  try {
    const summary = staging.summary()
    // Of an applied import only the rows with problems are left.
    const counts = found.state === 'applied' ? countsOf(found.counts) : summary.counts
    return { ...summary, counts, skipped: found.counts.leftOut }
  } finally {
    staging.close()
  }
}

export type Checkable = Import & { headerRow: number }

/** An import whose sheet can be read with this mapping. */
export async function requireCheckable(call: Call, id: number, mapping: Mapping): Promise<Checkable> {
  const found = await requireImport(call.db, id, unfinishedStates)
  const { headerRow } = found
  if (headerRow === null) throw new Fault('WORKBOOK_NO_HEADER')
  const missing = requiredFields[found.target].find((field) => mapping[field] === undefined)
  if (missing) throw new Fault('IMPORT_MAPPING_INCOMPLETE', { field: missing })
  requireOneColumnEach(mapping)
  return { ...found, headerRow }
}

/** Error: INVALID_INPUT on `mapping` where a column is to fill two fields. */
export function requireOneColumnEach(mapping: Mapping): void {
  const columns = Object.values(mapping)
  if (new Set(columns).size < columns.length) throw new Fault('INVALID_INPUT', { field: 'mapping' })
}

async function failed(call: Call, id: number, error: unknown): Promise<Fault> {
  const fault = asImportFault(error)
  if (fault.code !== 'DISK_FULL')
    await call.transact((inside) =>
      inside.audit({ subject: `import:${id}`, label: fault.code, outcome: 'failed' }),
    )
  return fault
}
