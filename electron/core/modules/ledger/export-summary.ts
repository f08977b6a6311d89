import { terms } from '../../../../shared/locale/zh-CN/terms.ts'
import {
  summaryExportHeaders,
  summaryExportKeys,
  summaryExportNames,
  type SummaryExportKey,
} from '../../../../shared/modules/ledger/export-columns.ts'
import type { Call } from '../../kernel/call.ts'
import type { ExportValue } from '../../workbook/write-workbook.ts'
import type { ExportShape } from '../exports/export-columns.ts'
import { exportList } from '../exports/export-list.ts'
import type { Period } from './sums.ts'
import { summary } from './summary.ts'

type Line = Record<SummaryExportKey, ExportValue>

const money: ExportShape = [14, 'money']
const shapes: Record<SummaryExportKey, ExportShape> = {
  fund: [14, 'text'],
  line: [22, 'text'],
  account: [22, 'text'],
  month: [10, 'text'],
  opening: money,
  in: money,
  out: money,
  closing: money,
}

/** The summary of a period as a workbook: the funds with what they had before and after, then each account by month. */
export const exportSummary = (
  call: Call,
  { columns: chosen, ...period }: Period & { columns?: readonly SummaryExportKey[] | undefined },
  signal?: AbortSignal,
) =>
  exportList(
    call,
    {
      ...{ subject: 'export:ledger-summary', permission: 'fees.read', shapes, chosen },
      ...{ keys: summaryExportKeys, headers: summaryExportHeaders, names: summaryExportNames },
      read: async ({ page, size }) => {
        const lines = linesOf(await summary(call, period))
        return { rows: lines.slice((page - 1) * size, page * size), total: lines.length }
      },
      asRow: (line) => line,
    },
    signal,
  )

const linesOf = ({ funds, accounts }: Awaited<ReturnType<typeof summary>>): Line[] => [
  ...funds.map(({ fund, openingFen, inFen, outFen, closingFen }) => ({
    ...{ fund: terms.fund[fund], line: '', account: '', month: '' },
    ...{ opening: openingFen, in: inFen, out: outFen, closing: closingFen },
  })),
  ...accounts.flatMap(({ fund, line, account, months }) =>
    months.map(({ month, inFen, outFen }) => ({
      ...{ fund: terms.fund[fund], line: terms.ledgerLine[line], account, month },
      ...{ opening: null, in: inFen, out: outFen, closing: null },
    })),
  ),
]
