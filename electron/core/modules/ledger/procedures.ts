import { procedures } from '../../kernel/procedures.ts'
import { archiveAccount, createAccount, listAccounts, restoreAccount, updateAccount } from './accounts.ts'
import { addEntry } from './add-entry.ts'
import { getEntry, listEntries } from './entry-list.ts'
import { exportEntries } from './export-entries.ts'
import { exportSummary } from './export-summary.ts'
import { closeMonth, listMonths, reopenMonth } from './months.ts'
import { listOpenings, setOpening } from './openings.ts'
import { postReceipts } from './post-receipts.ts'
import { previewReceipts } from './receipts.ts'
import { reverseEntry } from './reverse-entry.ts'
import { summary } from './summary.ts'
import { attachVouchers, detachVoucher } from './vouchers.ts'

const { ledger: all } = procedures

export const ledger = all.router({
  accounts: {
    list: all.accounts.list.handler(({ input, context: { call } }) => listAccounts(call, input)),
    create: all.accounts.create.handler(({ input, context: { call } }) => createAccount(call, input)),
    update: all.accounts.update.handler(({ input, context: { call } }) => updateAccount(call, input)),
    archive: all.accounts.archive.handler(({ input, context: { call } }) => archiveAccount(call, input)),
    restore: all.accounts.restore.handler(({ input, context: { call } }) => restoreAccount(call, input)),
  },
  entries: {
    list: all.entries.list.handler(({ input, context: { call } }) => listEntries(call, input)),
    get: all.entries.get.handler(({ input, context: { call } }) => getEntry(call, input)),
    add: all.entries.add.handler(({ input, context: { call } }) => addEntry(call, input)),
    reverse: all.entries.reverse.handler(({ input, context: { call } }) => reverseEntry(call, input)),
    attach: all.entries.attach.handler(({ input, context: { call } }) => attachVouchers(call, input)),
    detach: all.entries.detach.handler(({ input, context: { call } }) => detachVoucher(call, input)),
    export: all.entries.export.handler(({ input, context: { call }, signal }) =>
      exportEntries(call, input, signal),
    ),
  },
  openings: {
    list: all.openings.list.handler(({ context: { call } }) => listOpenings(call)),
    set: all.openings.set.handler(({ input, context: { call } }) => setOpening(call, input)),
  },
  receipts: {
    preview: all.receipts.preview.handler(({ input, context: { call } }) => previewReceipts(call, input)),
    post: all.receipts.post.handler(({ input, context: { call } }) => postReceipts(call, input)),
  },
  months: {
    list: all.months.list.handler(({ context: { call } }) => listMonths(call)),
    close: all.months.close.handler(({ input, context: { call } }) => closeMonth(call, input)),
    reopen: all.months.reopen.handler(({ input, context: { call } }) => reopenMonth(call, input)),
  },
  exportSummary: all.exportSummary.handler(({ input, signal, context: { call } }) =>
    exportSummary(call, input, signal),
  ),
  summary: all.summary.handler(({ input, context: { call } }) => summary(call, input)),
})
