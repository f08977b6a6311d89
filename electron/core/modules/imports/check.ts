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
  updateImport,
  type Import,
  type StoredCounts,
} from './import-file.ts'
import { sourceOf, tidyFolder, writeStaging } from './import-folder.ts'
import type { ImportEvent } from './import-event.ts'
import { JobStream } from './job-stream.ts'
import { Pace, turn } from './pace.ts'
import { readRecord } from './register-record.ts'
import { isRemarkRow } from './remark-rows.ts'
import type { StagedRow, Staging } from './staging.ts'

/**
 * The dry run: every row is read, validated and compared with the archive into the staging file; no business table
 * is touched. Until it has ended the import stays as it was, with what an earlier check found. Errors at once:
 * NOT_ALLOWED_NOW, WORKBOOK_NO_HEADER, IMPORT_MAPPING_INCOMPLETE; in the stream WORKBOOK_*, DISK_FULL, CANCELLED.
 */
export async function startCheck(
  call: Call,
  id: number,
  mapping: Mapping,
  signal?: AbortSignal,
): Promise<JobStream<ImportEvent>> {
  const release = claim(call, id)
  let found: Checkable
  try {
    found = { ...(await requireCheckable(call, id, mapping)), mapping }
  } catch (error) {
    release()
    throw error
  }
  return new JobStream<ImportEvent>(signal, async (report, jobSignal) => {
    try {
      const counts = noCounts()
      const staging = await writeStaging(call.services, id, (rows) =>
        stageRows(call, found, rows, counts, report, jobSignal),
      )
      await call.transact(async (inside) => {
        const values = { state: 'checked', mapping, counts: { ...counts, staging }, kept: 0 } as const
        await updateImport(inside.db, id, values, inside.updated)
        await inside.audit({ subject: `import:${id}`, fields: { mapping, ...counts } })
      })
      return { kind: 'finished', state: 'checked', counts: countsOf(counts), kept: 0 }
    } catch (error) {
      throw await failed(call, id, error)
    } finally {
      await tidyFolder(call.services, id)
      release()
    }
  })
}

type Checkable = Import & { headerRow: number }

async function requireCheckable(call: Call, id: number, mapping: Mapping): Promise<Checkable> {
  const found = await requireImport(call.db, id, ['uploaded', 'checked', 'withdrawn'])
  const { headerRow } = found
  if (headerRow === null) throw new Fault('WORKBOOK_NO_HEADER')
  const missing = requiredRegisterFields.find((field) => mapping[field] === undefined)
  if (missing) throw new Fault('IMPORT_MAPPING_INCOMPLETE', { field: missing })
  const columns = Object.values(mapping)
  if (new Set(columns).size < columns.length) throw new Fault('INVALID_INPUT', { field: 'mapping' })
  return { ...found, headerRow }
}

async function failed(call: Call, id: number, error: unknown): Promise<Fault> {
  const fault = asImportFault(error)
  if (fault.code !== 'DISK_FULL')
    await call.transact((inside) =>
      inside.audit({ subject: `import:${id}`, label: fault.code, outcome: 'failed' }),
    )
  return fault
}

async function stageRows(
  call: Call,
  found: Checkable,
  staging: Staging,
  counts: StoredCounts,
  report: (event: ImportEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const { headerRow } = found
  const path = sourceOf(call.services, found)
  const { sheets } = await openWorkbook(path, { signal })
  const total = Math.max(0, (sheets[found.sheetIndex]?.rowCount ?? 0) - headerRow)
  report({ kind: 'progress', done: 0, total })
  const view = new ArchiveView()
  const pace = new Pace()
  const keys = { building: found.mapping.building!, room: found.mapping.room! }
  let header: string[] = []
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
