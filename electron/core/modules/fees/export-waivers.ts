import { terms } from '../../../../shared/locale/zh-CN/terms.ts'
import type { Waiver } from '../../../../shared/modules/fees/list-contract.ts'
import {
  waiverExportHeaders,
  waiverExportKeys,
  waiverExportNames,
  type WaiverExportKey,
} from '../../../../shared/modules/fees/list-export.ts'
import { minuteIn } from '../../../../shared/time/zone.ts'
import type { Call } from '../../kernel/call.ts'
import type { ExportValue } from '../../workbook/write-workbook.ts'
import { asExported, batchesByPage } from '../exports/batches.ts'
import { exportColumns, type ExportShape } from '../exports/export-columns.ts'
import { exportLocale, exportRows } from '../exports/export-rows.ts'
import { listWaivers, type WaiverFilter } from './waiver-list.ts'

const shapes: Record<WaiverExportKey, ExportShape> = {
  at: [17, 'datetime'],
  room: [14, 'text'],
  item: [16, 'text'],
  month: [10, 'text'],
  mark: [14, 'text'],
  amount: [12, 'money'],
  reason: [40, 'text'],
  by: [10, 'text'],
  later: [12, 'text'],
  state: [10, 'text'],
  voidedAt: [17, 'datetime'],
  voidReason: [30, 'text'],
}
const columns = exportColumns(waiverExportKeys, waiverExportHeaders, shapes)

/** The waivers a filter asks for as a workbook, newest first; those taken back are said to be. */
export async function exportWaivers(
  call: Call,
  { columns: chosen, ...filter }: WaiverFilter & { columns?: readonly WaiverExportKey[] | undefined },
  signal?: AbortSignal,
) {
  call.require('fees.read')
  const { total } = await listWaivers(call, { ...filter, page: 1, size: 1 })
  return exportRows(call, {
    subject: 'export:waivers',
    name: waiverExportNames[exportLocale],
    columns,
    chosen,
    rows: asExported(
      batchesByPage((page) => listWaivers(call, { ...filter, ...page })),
      (row) => asExportedRow(call, row),
    ),
    total,
    unmaskedReason: null,
    signal,
  })
}

const asExportedRow = ({ services }: Call, row: Waiver): Record<WaiverExportKey, ExportValue> => ({
  at: minuteIn(services.timeZone, row.at),
  room: row.room,
  item: row.item,
  month: row.month,
  mark: row.mark,
  amount: row.amountFen,
  reason: row.reason,
  by: row.by,
  later: row.later ? terms.yesNo.yes : '',
  state: terms.waiverState[row.state],
  voidedAt: row.voidedAt && minuteIn(services.timeZone, row.voidedAt),
  voidReason: row.voidReason,
})
