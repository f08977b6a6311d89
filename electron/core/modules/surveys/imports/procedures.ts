import { procedures } from '../../../kernel/procedures.ts'

const all = procedures.surveys.imports

const notYet = (): never => {
  throw new Error('not yet')
}

export const imports = all.router({
  check: all.check.handler(notYet),
  apply: all.apply.handler(notYet),
  list: all.list.handler(notYet),
  undo: all.undo.handler(notYet),
  template: all.template.handler(notYet),
})
