import { terms } from '../../../../shared/locale/zh-CN/terms.ts'
import {
  arrearsExportHeaders,
  arrearsExportKeys,
  arrearsExportNames,
  type ArrearsExportKey,
} from '../../../../shared/modules/fees/arrears-export.ts'
import type { ArrearsRow } from '../../../../shared/modules/fees/contract.ts'
import { minuteIn } from '../../../../shared/time/zone.ts'
import type { Call } from '../../kernel/call.ts'
import type { ExportValue } from '../../workbook/write-workbook.ts'
import { asExported, batchesOf } from '../exports/batches.ts'
import { exportColumns, type ExportShape } from '../exports/export-columns.ts'
import { exportLocale, exportRows } from '../exports/export-rows.ts'
import { arrearsRows } from './arrears.ts'
import { housesInArrears, type ArrearsFilter } from './arrears-query.ts'

const shapes: Record<ArrearsExportKey, ExportShape> = {
  room: [14, 'text'],
  kind: [10, 'text'],
  payer: [12, 'text'],
  phone: [14, 'text'],
  months: [10, 'integer'],
  since: [10, 'text'],
  age: [12, 'text'],
  open: [12, 'money'],
  advance: [12, 'money'],
  openTickets: [12, 'integer'],
  contactedAt: [17, 'datetime'],
  contact: [40, 'text'],
  letteredAt: [17, 'datetime'],
  letters: [10, 'integer'],
  promise: [30, 'text'],
  promisedFor: [12, 'date'],
}
const columns = exportColumns(arrearsExportKeys, arrearsExportHeaders, shapes)

/** The houses in arrears that a filter asks for as a workbook, the most first; phones are masked. */
export async function exportArrears(call: Call, filter: ArrearsFilter, signal?: AbortSignal) {
  call.require('fees.read')
  const houses = await housesInArrears(call, filter)
  return exportRows(call, {
    subject: 'export:arrears',
    name: arrearsExportNames[exportLocale],
    columns,
    rows: asExported(
      batchesOf(houses, (some) => arrearsRows(call, some)),
      (row) => asExportedRow(call, row),
    ),
    total: houses.length,
    unmaskedReason: null,
    signal,
  })
}

const asExportedRow = (call: Call, row: ArrearsRow): Record<ArrearsExportKey, ExportValue> => ({
  room: row.room,
  kind: terms.houseKind[row.kind],
  payer: row.payer,
  phone: row.phone,
  months: row.months,
  since: row.since,
  age: terms.arrearsAge[row.age],
  open: row.openFen,
  advance: row.advanceFen,
  openTickets: row.openTickets,
  contactedAt: row.lastContact && minuteIn(call.services.timeZone, row.lastContact.at),
  contact: row.lastContact?.words ?? '',
  letteredAt: row.letters && minuteIn(call.services.timeZone, row.letters.at),
  letters: row.letters?.count ?? null,
  promise: row.promise?.words ?? '',
  promisedFor: row.promise?.dueOn ?? null,
})
