import { terms } from '../../../../shared/locale/zh-CN/terms.ts'
import type { Advance } from '../../../../shared/modules/fees/list-contract.ts'
import {
  advanceExportHeaders,
  advanceExportKeys,
  advanceExportNames,
  type AdvanceExportKey,
} from '../../../../shared/modules/fees/list-export.ts'
import type { Call } from '../../kernel/call.ts'
import type { ExportValue } from '../../workbook/write-workbook.ts'
import { asExported, batchesByPage } from '../exports/batches.ts'
import { exportColumns, type ExportShape } from '../exports/export-columns.ts'
import { exportLocale, exportRows } from '../exports/export-rows.ts'
import { listAdvances, type AdvanceFilter } from './advance-list.ts'

const shapes: Record<AdvanceExportKey, ExportShape> = {
  room: [14, 'text'],
  kind: [10, 'text'],
  payer: [14, 'text'],
  amount: [14, 'money'],
  open: [12, 'money'],
  lastOn: [12, 'date'],
}
const columns = exportColumns(advanceExportKeys, advanceExportHeaders, shapes)

/** The houses with money in advance that a filter asks for as a workbook, the most first. */
export async function exportAdvances(
  call: Call,
  { columns: chosen, ...filter }: AdvanceFilter & { columns?: readonly AdvanceExportKey[] | undefined },
  signal?: AbortSignal,
) {
  call.require('fees.read')
  const { total } = await listAdvances(call, { ...filter, page: 1, size: 1 })
  return exportRows(call, {
    subject: 'export:advances',
    name: advanceExportNames[exportLocale],
    columns,
    chosen,
    rows: asExported(
      batchesByPage((page) => listAdvances(call, { ...filter, ...page })),
      asExportedRow,
    ),
    total,
    unmaskedReason: null,
    signal,
  })
}

const asExportedRow = (row: Advance): Record<AdvanceExportKey, ExportValue> => ({
  room: row.room,
  kind: terms.houseKind[row.kind],
  payer: row.payer,
  amount: row.amountFen,
  open: row.openFen,
  lastOn: row.lastOn,
})
