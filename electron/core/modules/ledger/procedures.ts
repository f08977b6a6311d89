import { Fault } from '../../kernel/errors.ts'
import { procedures } from '../../kernel/procedures.ts'

const notYet = (): never => {
  throw new Fault('INTERNAL')
}
const all = procedures.ledger

export const ledger = all.router({
  accounts: {
    list: all.accounts.list.handler(notYet),
    create: all.accounts.create.handler(notYet),
    update: all.accounts.update.handler(notYet),
    archive: all.accounts.archive.handler(notYet),
    restore: all.accounts.restore.handler(notYet),
  },
  entries: {
    list: all.entries.list.handler(notYet),
    add: all.entries.add.handler(notYet),
    reverse: all.entries.reverse.handler(notYet),
    attach: all.entries.attach.handler(notYet),
    detach: all.entries.detach.handler(notYet),
    export: all.entries.export.handler(notYet),
  },
  openings: { list: all.openings.list.handler(notYet), set: all.openings.set.handler(notYet) },
  receipts: { preview: all.receipts.preview.handler(notYet), post: all.receipts.post.handler(notYet) },
  months: {
    list: all.months.list.handler(notYet),
    close: all.months.close.handler(notYet),
    reopen: all.months.reopen.handler(notYet),
  },
  summary: all.summary.handler(notYet),
})
