import { terms } from '../../../../../shared/locale/zh-CN/terms.ts'
import {
  paperExportHeaders,
  paperExportKeys,
  paperExportNames,
  type PaperExportKey,
} from '../../../../../shared/modules/surveys/export-columns.ts'
import type { PaperRow } from '../../../../../shared/modules/surveys/wave-contract.ts'
import type { HouseKind } from '../../../../../shared/modules/houses/terms.ts'
import type { Call } from '../../../kernel/call.ts'
import type { ExportValue } from '../../../workbook/write-workbook.ts'
import { asExported, batchesByPage } from '../../exports/batches.ts'
import { exportColumns, type ExportShape } from '../../exports/export-columns.ts'
import { exportLocale, exportRows } from '../../exports/export-rows.ts'
import { listPapers, type PaperFilter } from './paper-list.ts'

const shapes: Record<PaperExportKey, ExportShape> = {
  number: [12, 'text'],
  room: [14, 'text'],
  building: [12, 'text'],
  houseKind: [10, 'text'],
  role: [10, 'text'],
  state: [12, 'text'],
  replaces: [12, 'text'],
  interviewer: [12, 'text'],
  issuedOn: [12, 'date'],
  returnedOn: [12, 'date'],
  way: [10, 'text'],
  notes: [24, 'text'],
}

const columns = exportColumns(paperExportKeys, paperExportHeaders, shapes)

/** The log of papers as a workbook, by number. */
export async function exportPapers(
  call: Call,
  { columns: chosen, ...filter }: PaperFilter & { columns?: readonly PaperExportKey[] | undefined },
  signal?: AbortSignal,
) {
  call.require('surveys.enter')
  const { total } = await listPapers(call, { ...filter, page: 1, size: 1 })
  return exportRows(call, {
    subject: 'export:survey-papers',
    name: paperExportNames[exportLocale],
    columns,
    chosen,
    rows: asExported(
      batchesByPage((page) => listPapers(call, { ...filter, ...page })),
      asExportedRow,
    ),
    total,
    unmaskedReason: null,
    signal,
  })
}

const asExportedRow = (row: PaperRow): Record<PaperExportKey, ExportValue> => ({
  number: row.number,
  room: row.room,
  building: row.building,
  houseKind: row.houseKind === '' ? '' : terms.houseKind[row.houseKind as HouseKind],
  role: terms.paperRole[row.role],
  state: terms.paperState[row.state],
  replaces: row.replaces,
  interviewer: row.interviewer,
  issuedOn: row.issuedOn,
  returnedOn: row.returnedOn,
  way: row.way === '' ? '' : terms.responseWay[row.way],
  notes: row.notes,
})
