import { procedures } from '../../../kernel/procedures.ts'

const all = procedures.surveys.needs

const notYet = (): never => {
  throw new Error('not yet')
}

export const needs = all.router({
  map: all.map.handler(notYet),
  matters: all.matters.handler(notYet),
  accept: all.accept.handler(notYet),
  decline: all.decline.handler(notYet),
  update: all.update.handler(notYet),
  withdraw: all.withdraw.handler(notYet),
  categories: all.categories.handler(notYet),
  setCategory: all.setCategory.handler(notYet),
})
