import { terms } from '../../../../shared/locale/zh-CN/terms.ts'
import {
  noticeExportHeaders,
  noticeExportKeys,
  noticeExportNames,
  type NoticeExportKey,
} from '../../../../shared/modules/notices/export-columns.ts'
import { minuteIn } from '../../../../shared/time/zone.ts'
import type { Call } from '../../kernel/call.ts'
import type { ExportShape } from '../exports/export-columns.ts'
import { exportList } from '../exports/export-list.ts'
import { listNotices, type NoticeFilter } from './notice-rows.ts'

const shapes: Record<NoticeExportKey, ExportShape> = {
  number: [16, 'text'],
  kind: [12, 'text'],
  title: [36, 'text'],
  state: [10, 'text'],
  datedOn: [12, 'date'],
  validUntil: [12, 'date'],
  publishedAt: [17, 'datetime'],
  publishedBy: [10, 'text'],
  postings: [10, 'integer'],
  by: [10, 'text'],
  body: [60, 'text'],
  withdrawReason: [24, 'text'],
}

/** The notices a filter asks for as a workbook, in the order of the list. */
export const exportNotices = (
  call: Call,
  { columns: chosen, ...filter }: NoticeFilter & { columns?: readonly NoticeExportKey[] | undefined },
  signal?: AbortSignal,
) =>
  exportList(
    call,
    {
      ...{ subject: 'export:notices', permission: 'disclosures.read' },
      ...{ keys: noticeExportKeys, headers: noticeExportHeaders, names: noticeExportNames, shapes, chosen },
      read: (page) => listNotices(call, { ...filter, ...page }),
      asRow: (row) => ({
        number: row.number,
        kind: terms.noticeKind[row.kind],
        title: row.title,
        state: terms.noticeState[row.state],
        datedOn: row.datedOn,
        validUntil: row.validUntil,
        publishedAt: row.publishedAt && minuteIn(call.services.timeZone, row.publishedAt),
        publishedBy: row.publishedBy,
        postings: row.postings,
        by: row.by,
        body: row.body,
        withdrawReason: row.withdrawReason,
      }),
    },
    signal,
  )
