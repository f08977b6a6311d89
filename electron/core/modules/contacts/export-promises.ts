import { terms } from '../../../../shared/locale/zh-CN/terms.ts'
import type { PromiseRow } from '../../../../shared/modules/contacts/contract.ts'
import {
  promiseExportHeaders,
  promiseExportKeys,
  promiseExportNames,
  type PromiseExportKey,
} from '../../../../shared/modules/contacts/export-columns.ts'
import { dayIn } from '../../../../shared/time/zone.ts'
import type { Call } from '../../kernel/call.ts'
import type { ExportValue } from '../../workbook/write-workbook.ts'
import { asExported, batchesOf } from '../exports/batches.ts'
import { exportColumns, type ExportShape } from '../exports/export-columns.ts'
import { exportLocale, exportRows } from '../exports/export-rows.ts'
import type { PromiseFilter } from './promise-filter.ts'
import { promiseIds, promiseRows } from './promises.ts'

const shapes: Record<PromiseExportKey, ExportShape> = {
  words: [40, 'text'],
  dueOn: [12, 'date'],
  state: [10, 'text'],
  room: [14, 'text'],
  resident: [12, 'text'],
  by: [10, 'text'],
  madeAt: [12, 'date'],
  settledAt: [12, 'date'],
  note: [30, 'text'],
}

const columns = exportColumns(promiseExportKeys, promiseExportHeaders, shapes)

/** The promises a filter asks for as a workbook, in the order of the book. It has no phone. */
export async function exportPromises(
  call: Call,
  { columns: chosen, ...filter }: PromiseFilter & { columns?: readonly PromiseExportKey[] | undefined },
  signal?: AbortSignal,
) {
  call.require('archives.read')
  // Which ones is asked once, so that a promise settled meanwhile is neither skipped nor told twice.
  const asked = await promiseIds(call, filter).execute()
  const ids = asked.map(({ id }) => id)
  return exportRows(call, {
    subject: 'export:promises',
    name: promiseExportNames[exportLocale],
    columns,
    chosen,
    rows: asExported(
      batchesOf(ids, (some) => promiseRows(call, some)),
      (row) => asExportedRow(call, row),
    ),
    total: ids.length,
    unmaskedReason: null,
    signal,
  })
}

function asExportedRow(call: Call, row: PromiseRow): Record<PromiseExportKey, ExportValue> {
  const dayOf = (instant: string) => dayIn(call.services.timeZone, instant)
  return {
    words: row.words,
    dueOn: row.dueOn,
    state: terms.promiseState[row.state],
    room: row.room,
    resident: row.resident,
    by: row.by,
    madeAt: dayOf(row.madeAt),
    settledAt: row.settledAt && dayOf(row.settledAt),
    note: row.note,
  }
}
