import { procedures } from '../../kernel/procedures.ts'
import { houseAccount } from './account.ts'
import { listAdvances } from './advance-list.ts'
import { arrearsLetters, lettersPrinted } from './arrears-letters.ts'
import { noteArrears } from './arrears-note.ts'
import { listArrears } from './arrears.ts'
import { chargeHistory, listCharges } from './charge-list.ts'
import { addCharge, unwaive, voidCharge, waiveCharge } from './charges.ts'
import { closeDay, getClosing, listClosings, previewClosing } from './closings.ts'
import { exportAdvances } from './export-advances.ts'
import { exportArrears } from './export-arrears.ts'
import { exportCharges } from './export-charges.ts'
import { exportPayments } from './export-payments.ts'
import { exportClosings, exportMeters, exportStandards } from './export-sheets.ts'
import { exportRates } from './export-rates.ts'
import { exportWaivers } from './export-waivers.ts'
import { generateCharges, previewCharges } from './generate.ts'
import { giveBack } from './give-back.ts'
import { archiveItem, createItem, listItems, restoreItem, updateItem } from './items.ts'
import { listMeters } from './meters.ts'
import { offsetAdvance } from './offset.ts'
import { paidGrid } from './paid-grid.ts'
import { getPayment, listPayments } from './payments.ts'
import { collectionRates } from './rates.ts'
import { refundAdvance } from './refund.ts'
import { reversePayment } from './reverse.ts'
import { saveMeters } from './save-meters.ts'
import { yearSeries } from './series.ts'
import { archiveStandard, createStandard, replaceStandard, updateStandard } from './standards.ts'
import { openClosings } from './open-closings.ts'
import { takePayment } from './take.ts'
import { listWaivers } from './waiver-list.ts'

const all = procedures.fees

export const fees = all.router({
  items: {
    list: all.items.list.handler(({ input, context: { call } }) => listItems(call, input)),
    create: all.items.create.handler(({ input, context: { call } }) => createItem(call, input)),
    update: all.items.update.handler(({ input, context: { call } }) => updateItem(call, input)),
    archive: all.items.archive.handler(({ input, context: { call } }) => archiveItem(call, input)),
    restore: all.items.restore.handler(({ input, context: { call } }) => restoreItem(call, input)),
    export: all.items.export.handler(({ input, context: { call }, signal }) =>
      exportStandards(call, input, signal),
    ),
  },
  standards: {
    create: all.standards.create.handler(({ input, context: { call } }) => createStandard(call, input)),
    update: all.standards.update.handler(({ input, context: { call } }) => updateStandard(call, input)),
    replace: all.standards.replace.handler(({ input, context: { call } }) => replaceStandard(call, input)),
    archive: all.standards.archive.handler(({ input, context: { call } }) => archiveStandard(call, input)),
  },
  charges: {
    list: all.charges.list.handler(({ input, context: { call } }) => listCharges(call, input)),
    preview: all.charges.preview.handler(({ input, context: { call } }) => previewCharges(call, input)),
    generate: all.charges.generate.handler(({ input, context: { call }, signal }) =>
      generateCharges(call, input, signal),
    ),
    add: all.charges.add.handler(({ input, context: { call } }) => addCharge(call, input)),
    void: all.charges.void.handler(({ input, context: { call } }) => voidCharge(call, input)),
    waive: all.charges.waive.handler(({ input, context: { call } }) => waiveCharge(call, input)),
    unwaive: all.charges.unwaive.handler(({ input, context: { call } }) => unwaive(call, input)),
    history: all.charges.history.handler(({ input, context: { call } }) => chargeHistory(call, input.id)),
    export: all.charges.export.handler(({ input, context: { call }, signal }) =>
      exportCharges(call, input, signal),
    ),
  },
  waivers: {
    list: all.waivers.list.handler(({ input, context: { call } }) => listWaivers(call, input)),
    export: all.waivers.export.handler(({ input, context: { call }, signal }) =>
      exportWaivers(call, input, signal),
    ),
  },
  advances: {
    list: all.advances.list.handler(({ input, context: { call } }) => listAdvances(call, input)),
    export: all.advances.export.handler(({ input, context: { call }, signal }) =>
      exportAdvances(call, input, signal),
    ),
  },
  meters: {
    list: all.meters.list.handler(({ input, context: { call } }) => listMeters(call, input)),
    export: all.meters.export.handler(({ input, context: { call }, signal }) =>
      exportMeters(call, input, signal),
    ),
    save: all.meters.save.handler(({ input, context: { call } }) => saveMeters(call, input)),
  },
  account: all.account.handler(({ input, context: { call } }) => houseAccount(call, input.houseId)),
  payments: {
    list: all.payments.list.handler(({ input, context: { call } }) => listPayments(call, input)),
    get: all.payments.get.handler(({ input, context: { call } }) => getPayment(call, input.id)),
    take: all.payments.take.handler(({ input, context: { call } }) => takePayment(call, input)),
    offset: all.payments.offset.handler(({ input, context: { call } }) => offsetAdvance(call, input)),
    giveBack: all.payments.giveBack.handler(({ input, context: { call } }) => giveBack(call, input)),
    refund: all.payments.refund.handler(({ input, context: { call } }) => refundAdvance(call, input)),
    reverse: all.payments.reverse.handler(({ input, context: { call } }) => reversePayment(call, input)),
    export: all.payments.export.handler(({ input, context: { call }, signal }) =>
      exportPayments(call, input, signal),
    ),
    series: all.payments.series.handler(({ input, context: { call } }) => yearSeries(call, input.year)),
  },
  closings: {
    preview: all.closings.preview.handler(({ input, context: { call } }) => previewClosing(call, input)),
    open: all.closings.open.handler(({ context: { call } }) => openClosings(call)),
    close: all.closings.close.handler(({ input, context: { call } }) => closeDay(call, input)),
    list: all.closings.list.handler(({ input, context: { call } }) => listClosings(call, input)),
    export: all.closings.export.handler(({ input, context: { call }, signal }) =>
      exportClosings(call, input, signal),
    ),
    get: all.closings.get.handler(({ input, context: { call } }) => getClosing(call, input.id)),
  },
  arrears: {
    list: all.arrears.list.handler(({ input, context: { call } }) => listArrears(call, input)),
    letters: all.arrears.letters.handler(({ input, context: { call } }) => arrearsLetters(call, input)),
    lettersPrinted: all.arrears.lettersPrinted.handler(({ input, context: { call } }) =>
      lettersPrinted(call, input),
    ),
    note: all.arrears.note.handler(({ input, context: { call } }) => noteArrears(call, input)),
    export: all.arrears.export.handler(({ input, context: { call }, signal }) =>
      exportArrears(call, input, signal),
    ),
  },
  rates: all.rates.handler(({ input, context: { call } }) => collectionRates(call, input)),
  exportRates: all.exportRates.handler(({ input, context: { call }, signal }) =>
    exportRates(call, input, signal),
  ),
  paidGrid: all.paidGrid.handler(({ input, context: { call } }) => paidGrid(call, input)),
})
