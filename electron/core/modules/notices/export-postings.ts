import { terms } from '../../../../shared/locale/zh-CN/terms.ts'
import {
  postingExportHeaders,
  postingExportKeys,
  postingExportNames,
  type PostingExportKey,
} from '../../../../shared/modules/notices/export-columns.ts'
import type { Posting } from '../../../../shared/modules/notices/contract.ts'
import type { Call } from '../../kernel/call.ts'
import type { ExportValue } from '../../workbook/write-workbook.ts'
import { asExported, batchesByPage } from '../exports/batches.ts'
import { exportColumns, type ExportShape } from '../exports/export-columns.ts'
import { exportLocale, exportRows } from '../exports/export-rows.ts'
import { listPostings, type PostingFilter } from './posting-list.ts'

const shapes: Record<PostingExportKey, ExportShape> = {
  number: [16, 'text'],
  title: [36, 'text'],
  place: [20, 'text'],
  postedOn: [12, 'date'],
  until: [12, 'date'],
  takenDownOn: [12, 'date'],
  state: [10, 'text'],
  by: [10, 'text'],
  notes: [24, 'text'],
}

const columns = exportColumns(postingExportKeys, postingExportHeaders, shapes)

/** The posting log as a workbook, in the order of its list. */
export async function exportPostings(
  call: Call,
  { columns: chosen, ...filter }: PostingFilter & { columns?: readonly PostingExportKey[] | undefined },
  signal?: AbortSignal,
) {
  call.require('disclosures.read')
  const { total } = await listPostings(call, { ...filter, page: 1, size: 1 })
  return exportRows(call, {
    subject: 'export:postings',
    name: postingExportNames[exportLocale],
    columns,
    chosen,
    rows: asExported(
      batchesByPage((page) => listPostings(call, { ...filter, ...page })),
      asExportedRow,
    ),
    total,
    unmaskedReason: null,
    signal,
  })
}

const asExportedRow = (row: Posting): Record<PostingExportKey, ExportValue> => ({
  number: row.number,
  title: row.title,
  place: row.place,
  postedOn: row.postedOn,
  until: row.until,
  takenDownOn: row.takenDownOn,
  state: terms.postingState[row.state],
  by: row.by,
  notes: [row.notes, row.voidReason].filter(Boolean).join('；'),
})
