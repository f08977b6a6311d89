import { Fault } from '../../kernel/errors.ts'
import { procedures } from '../../kernel/procedures.ts'

const notYet = (): never => {
  throw new Fault('INTERNAL')
}
const all = procedures.fees

export const fees = all.router({
  items: {
    list: all.items.list.handler(notYet),
    create: all.items.create.handler(notYet),
    update: all.items.update.handler(notYet),
    archive: all.items.archive.handler(notYet),
    restore: all.items.restore.handler(notYet),
  },
  standards: {
    create: all.standards.create.handler(notYet),
    update: all.standards.update.handler(notYet),
    archive: all.standards.archive.handler(notYet),
  },
  charges: {
    list: all.charges.list.handler(notYet),
    preview: all.charges.preview.handler(notYet),
    generate: all.charges.generate.handler(notYet),
    add: all.charges.add.handler(notYet),
    void: all.charges.void.handler(notYet),
    waive: all.charges.waive.handler(notYet),
    unwaive: all.charges.unwaive.handler(notYet),
    history: all.charges.history.handler(notYet),
    export: all.charges.export.handler(notYet),
  },
  meters: { list: all.meters.list.handler(notYet), save: all.meters.save.handler(notYet) },
  account: all.account.handler(notYet),
  payments: {
    list: all.payments.list.handler(notYet),
    get: all.payments.get.handler(notYet),
    take: all.payments.take.handler(notYet),
    offset: all.payments.offset.handler(notYet),
    refund: all.payments.refund.handler(notYet),
    reverse: all.payments.reverse.handler(notYet),
    export: all.payments.export.handler(notYet),
    series: all.payments.series.handler(notYet),
  },
  closings: {
    preview: all.closings.preview.handler(notYet),
    close: all.closings.close.handler(notYet),
    list: all.closings.list.handler(notYet),
    get: all.closings.get.handler(notYet),
  },
  arrears: {
    list: all.arrears.list.handler(notYet),
    letters: all.arrears.letters.handler(notYet),
    note: all.arrears.note.handler(notYet),
    export: all.arrears.export.handler(notYet),
  },
  rates: all.rates.handler(notYet),
  paidGrid: all.paidGrid.handler(notYet),
})
