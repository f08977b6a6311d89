import { rm } from 'node:fs/promises'
import { requiredRegisterFields } from '../../../../shared/modules/imports/terms.ts'
import type { Mapping } from '../../../../shared/modules/imports/contract.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { cellText, type SheetRow } from '../../workbook/cell.ts'
import { openWorkbook, readRows } from '../../workbook/reader.ts'
import { ArchiveView } from './archive-view.ts'
import { compareRecord, Plan } from './compare.ts'
import { asImportFault } from './import-fault.ts'
import {
  claim,
  countsOf,
  noCounts,
  requireImport,
  sourceOf,
  stagingOf,
  updateImport,
  type Import,
  type StoredCounts,
} from './import-file.ts'
import type { ImportEvent } from './import-event.ts'
import { JobStream } from './job-stream.ts'
import { Pace, turn } from './pace.ts'
import { readRecord } from './register-record.ts'
import { isRemarkRow } from './remark-rows.ts'
import { Staging, type StagedRow } from './staging.ts'

/**
 * The dry run: every row is read, validated and compared with the archive into the staging file; no business table
 * is touched. Errors at once: NOT_ALLOWED_NOW, WORKBOOK_NO_HEADER, IMPORT_MAPPING_INCOMPLETE; in the stream WORKBOOK_*.
 */
export async function startCheck(
  call: Call,
  id: number,
  mapping: Mapping,
  signal?: AbortSignal,
): Promise<JobStream<ImportEvent>> {
  const found = await requireImport(call.db, id, ['uploaded', 'checked', 'withdrawn'])
  if (found.headerRow === null) throw new Fault('WORKBOOK_NO_HEADER')
  const missing = requiredRegisterFields.find((field) => mapping[field] === undefined)
  if (missing) throw new Fault('IMPORT_MAPPING_INCOMPLETE', { field: missing })
  const release = claim(call, id)
  return new JobStream<ImportEvent>(signal, async (report, jobSignal) => {
    try {
      const counts = await stageRows(call, { ...found, mapping }, found.headerRow!, report, jobSignal)
      await call.transact(async (inside) => {
        await updateImport(inside.db, id, { state: 'checked', mapping, counts, kept: 0 }, inside.updated)
        await inside.audit({ subject: `import:${id}`, fields: { mapping, ...counts } })
      })
      return { kind: 'finished', state: 'checked', counts: countsOf(counts), kept: 0 }
    } catch (error) {
      throw await failed(call, id, error)
    } finally {
      release()
    }
  })
}

/** A check that did not end leaves the import as it was uploaded. */
async function failed(call: Call, id: number, error: unknown): Promise<Fault> {
  const fault = asImportFault(error)
  await rm(stagingOf(call.services, id), { force: true })
  if (fault.code === 'DISK_FULL') return fault
  await call.transact(async (inside) => {
    await updateImport(inside.db, id, { state: 'uploaded', counts: noCounts() }, inside.updated)
    await inside.audit({ subject: `import:${id}`, label: fault.code, outcome: 'failed' })
  })
  return fault
}

async function stageRows(
  call: Call,
  found: Import,
  headerRow: number,
  report: (event: ImportEvent) => void,
  signal: AbortSignal,
): Promise<StoredCounts> {
  const { services } = call
  const path = sourceOf(services, found)
  const { sheets } = await openWorkbook(path, { signal })
  const total = Math.max(0, (sheets[found.sheetIndex]?.rowCount ?? 0) - headerRow)
  report({ kind: 'progress', done: 0, total })
  const file = stagingOf(services, found.id)
  await rm(file, { force: true })
  const staging = new Staging(file, services.database.nativeBinding)
  const counts = noCounts()
  const view = new ArchiveView()
  const pace = new Pace()
  const keys = { building: found.mapping.building!, room: found.mapping.room! }
  let header: string[] = []
  try {
    for await (const batch of readRows(path, found.sheetIndex, { signal })) {
      const head = batch.find(({ row }) => row === headerRow)
      if (head) header = head.cells.map((cell) => cellText(cell))
      let waiting = batch.filter(({ row }) => row > headerRow)
      while (waiting.length > 0) {
        const rows = waiting.slice(0, pace.size)
        waiting = waiting.slice(rows.length)
        await pace.measure(rows.length, async () => {
          const records = rows.filter(({ cells }) => !isRemarkRow(cells.map(cellText), keys, header))
          const staged = await checkRows(call, view, found.mapping, records)
          for (const { outcome } of staged) counts[outcome]++
          counts.leftOut += rows.length - records.length
          staging.add(staged)
        })
        report({ kind: 'progress', done: Math.min(total, rows.at(-1)!.row - headerRow), total })
        await turn()
        signal.throwIfAborted()
      }
    }
  } finally {
    staging.close()
  }
  return counts
}

async function checkRows(
  call: Call,
  view: ArchiveView,
  mapping: Mapping,
  rows: readonly SheetRow[],
): Promise<StagedRow[]> {
  const read = rows.map(({ row, cells }) => ({
    row,
    cells: cells.map(cellText),
    ...readRecord(cells, mapping),
  }))
  await view.load(
    call.db,
    read.flatMap(({ record }) => record ?? []),
  )
  const plan = new Plan()
  return read.map(({ row, cells, record, problems }) => {
    if (!record) return { row, cells, record, problems, outcome: 'rejected', changes: [] }
    const comparison = compareRecord(view, plan, record)
    return { row, cells, record, ...comparison, problems: [...problems, ...comparison.problems] }
  })
}
