import { terms } from '../../../../shared/locale/zh-CN/terms.ts'
import type { SheetRow } from '../../../../shared/modules/disclosures/contract.ts'
import {
  sheetExportHeaders,
  sheetExportKeys,
  sheetExportNames,
  type SheetExportKey,
} from '../../../../shared/modules/disclosures/export-columns.ts'
import { minuteIn } from '../../../../shared/time/zone.ts'
import type { Call } from '../../kernel/call.ts'
import type { ExportValue } from '../../workbook/write-workbook.ts'
import { asExported, batchesByPage } from '../exports/batches.ts'
import { exportColumns, type ExportShape } from '../exports/export-columns.ts'
import { exportLocale, exportRows } from '../exports/export-rows.ts'
import { listSheets, type SheetFilter } from './list.ts'

const shapes: Record<SheetExportKey, ExportShape> = {
  number: [15, 'text'],
  title: [32, 'text'],
  fromMonth: [11, 'text'],
  untilMonth: [11, 'text'],
  parts: [32, 'text'],
  mode: [10, 'text'],
  state: [10, 'text'],
  origin: [10, 'text'],
  checkCode: [17, 'text'],
  publishedAt: [17, 'datetime'],
  preparedBy: [10, 'text'],
  reviewedBy: [10, 'text'],
  publishedBy: [10, 'text'],
  revises: [15, 'text'],
  revisedBy: [15, 'text'],
  postings: [10, 'integer'],
  objections: [10, 'integer'],
  openObjections: [10, 'integer'],
}

const columns = exportColumns(sheetExportKeys, sheetExportHeaders, shapes)

/** The list of sheets as a workbook, in its order; drafts are in it for those who see them. */
export async function exportSheetList(
  call: Call,
  { columns: chosen, ...filter }: SheetFilter & { columns?: readonly SheetExportKey[] | undefined },
  signal?: AbortSignal,
) {
  call.require('disclosures.read')
  const { total } = await listSheets(call, { ...filter, page: 1, size: 1 })
  return exportRows(call, {
    subject: 'export:disclosures',
    name: sheetExportNames[exportLocale],
    columns,
    chosen,
    rows: asExported(
      batchesByPage((page) => listSheets(call, { ...filter, ...page })),
      (row) => exportedRow(call, row),
    ),
    total,
    unmaskedReason: null,
    signal,
  })
}

const exportedRow = (call: Call, row: SheetRow): Record<SheetExportKey, ExportValue> => ({
  number: row.number,
  title: row.title,
  fromMonth: row.fromMonth,
  untilMonth: row.untilMonth,
  parts: row.parts.map((part) => terms.sheetPart[part]).join('、'),
  mode: terms.chargingMode[row.mode],
  state: terms.sheetState[row.state],
  origin: terms.sheetOrigin[row.origin],
  checkCode: row.checkCode,
  publishedAt: row.publishedAt === null ? null : minuteIn(call.services.timeZone, row.publishedAt),
  preparedBy: row.preparedBy,
  reviewedBy: row.reviewedBy,
  publishedBy: row.publishedBy,
  revises: row.revises?.number ?? '',
  revisedBy: row.revisedBy?.number ?? '',
  postings: row.postings,
  objections: row.objections,
  openObjections: row.openObjections,
})
