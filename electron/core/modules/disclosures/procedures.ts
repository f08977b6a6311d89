import { procedures } from '../../kernel/procedures.ts'
import { createSheet, discardSheet, refreshSheet, saveSheet } from './drafts.ts'
import { exportSheetList } from './export-list.ts'
import { exportSheet } from './export-sheet.ts'
import { importSheet } from './import-sheet.ts'
import { getSheet, sheetChecks } from './get.ts'
import { listSheets } from './list.ts'
import { exportObjections, listObjections } from './objection-list.ts'
import {
  addObjection,
  amendAnswer,
  answerObjection,
  revealObjectionPhone,
  voidObjection,
} from './objections.ts'
import { publishSheet, reviseSheet, sendSheetBack, submitSheet } from './publish.ts'
import { verifyAll, verifyCode } from './verify.ts'

const all = procedures.disclosures

export const disclosures = all.router({
  list: all.list.handler(({ input, context: { call } }) => listSheets(call, input)),
  get: all.get.handler(({ input, context: { call } }) => getSheet(call, input.id)),
  exportList: all.exportList.handler(({ input, context: { call }, signal }) =>
    exportSheetList(call, input, signal),
  ),
  create: all.create.handler(({ input, context: { call } }) => createSheet(call, input)),
  save: all.save.handler(({ input, context: { call } }) => saveSheet(call, input)),
  refresh: all.refresh.handler(({ input, context: { call } }) => refreshSheet(call, input)),
  checks: all.checks.handler(({ input, context: { call } }) => sheetChecks(call, input.id)),
  submit: all.submit.handler(({ input, context: { call } }) => submitSheet(call, input)),
  sendBack: all.sendBack.handler(({ input, context: { call } }) => sendSheetBack(call, input)),
  publish: all.publish.handler(({ input, context: { call } }) => publishSheet(call, input)),
  revise: all.revise.handler(({ input, context: { call } }) => reviseSheet(call, input)),
  discard: all.discard.handler(({ input, context: { call } }) => discardSheet(call, input)),
  verify: all.verify.handler(({ input, context: { call } }) => verifyCode(call, input)),
  verifyAll: all.verifyAll.handler(({ context: { call } }) => verifyAll(call)),
  export: all.export.handler(({ input, context: { call }, signal }) => exportSheet(call, input, signal)),
  importSheet: all.importSheet.handler(({ input, context: { call }, signal }) =>
    importSheet(call, input, signal),
  ),
  objections: {
    list: all.objections.list.handler(({ input, context: { call } }) => listObjections(call, input)),
    add: all.objections.add.handler(({ input, context: { call } }) => addObjection(call, input)),
    answer: all.objections.answer.handler(({ input, context: { call } }) => answerObjection(call, input)),
    amend: all.objections.amend.handler(({ input, context: { call } }) => amendAnswer(call, input)),
    void: all.objections.void.handler(({ input, context: { call } }) => voidObjection(call, input)),
    revealPhone: all.objections.revealPhone.handler(({ input, context: { call } }) =>
      revealObjectionPhone(call, input),
    ),
    export: all.objections.export.handler(({ input, context: { call }, signal }) =>
      exportObjections(call, input, signal),
    ),
  },
})
