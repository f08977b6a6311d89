import { terms } from '../../../../shared/locale/zh-CN/terms.ts'
import type { LedgerEntry } from '../../../../shared/modules/ledger/contract.ts'
import {
  ledgerExportHeaders,
  ledgerExportKeys,
  ledgerExportNames,
  reversedWords,
  type LedgerExportKey,
} from '../../../../shared/modules/ledger/export-columns.ts'
import type { Call } from '../../kernel/call.ts'
import type { ExportValue } from '../../workbook/write-workbook.ts'
import { asExported, batchesOf } from '../exports/batches.ts'
import { exportColumns, type ExportShape } from '../exports/export-columns.ts'
import { exportLocale, exportRows } from '../exports/export-rows.ts'
import { entriesOf, entryIds, type EntryFilter } from './entry-list.ts'

const shapes: Record<LedgerExportKey, ExportShape> = {
  day: [12, 'date'],
  fund: [14, 'text'],
  account: [20, 'text'],
  words: [30, 'text'],
  party: [20, 'text'],
  in: [14, 'money'],
  out: [14, 'money'],
  voucher: [14, 'text'],
  origin: [10, 'text'],
  by: [10, 'text'],
  reversal: [24, 'text'],
}

const columns = exportColumns(ledgerExportKeys, ledgerExportHeaders, shapes)

/** The entries a filter asks for as a workbook, oldest first, as a book is read. */
export async function exportEntries(
  call: Call,
  { columns: chosen, ...filter }: EntryFilter & { columns?: readonly LedgerExportKey[] | undefined },
  signal?: AbortSignal,
) {
  call.require('fees.read')
  // Which ones is asked once, so that an entry made meanwhile moves none.
  const ids = (await entryIds(call, filter)).reverse()
  return exportRows(call, {
    subject: 'export:ledger',
    name: ledgerExportNames[exportLocale],
    columns,
    chosen,
    rows: asExported(
      batchesOf(ids, async (some) => (await entriesOf(call, some)).reverse()),
      asExportedRow,
    ),
    total: ids.length,
    unmaskedReason: null,
    signal,
  })
}

function asExportedRow(entry: LedgerEntry): Record<LedgerExportKey, ExportValue> {
  return {
    day: entry.day,
    fund: terms.fund[entry.fund],
    account: entry.account,
    words: entry.words,
    party: entry.party,
    in: entry.side === 'in' ? entry.amountFen : null,
    out: entry.side === 'out' ? entry.amountFen : null,
    voucher: entry.voucher,
    origin: terms.entryOrigin[entry.origin],
    by: entry.by,
    reversal: entry.reversedBy === null ? entry.reason : reversedWords[exportLocale],
  }
}
