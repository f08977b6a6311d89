import { Fault } from '../../kernel/errors.ts'
import { procedures } from '../../kernel/procedures.ts'

const notYet = (): never => {
  throw new Fault('INTERNAL')
}
const all = procedures.disclosures

export const disclosures = all.router({
  list: all.list.handler(notYet),
  get: all.get.handler(notYet),
  create: all.create.handler(notYet),
  save: all.save.handler(notYet),
  refresh: all.refresh.handler(notYet),
  checks: all.checks.handler(notYet),
  submit: all.submit.handler(notYet),
  sendBack: all.sendBack.handler(notYet),
  publish: all.publish.handler(notYet),
  revise: all.revise.handler(notYet),
  discard: all.discard.handler(notYet),
  verify: all.verify.handler(notYet),
  verifyAll: all.verifyAll.handler(notYet),
  export: all.export.handler(notYet),
  importSheet: all.importSheet.handler(notYet),
  objections: {
    list: all.objections.list.handler(notYet),
    add: all.objections.add.handler(notYet),
    answer: all.objections.answer.handler(notYet),
    void: all.objections.void.handler(notYet),
    revealPhone: all.objections.revealPhone.handler(notYet),
    export: all.objections.export.handler(notYet),
  },
})
