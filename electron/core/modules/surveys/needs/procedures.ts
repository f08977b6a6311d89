import { procedures } from '../../../kernel/procedures.ts'
import { listCategories, setCategory } from './category-themes.ts'
import { needsMap } from './map.ts'
import { acceptNeed, declineNeed, listMatters, updateMatter, withdrawMatter } from './matters.ts'

const all = procedures.surveys.needs

export const needs = all.router({
  map: all.map.handler(({ input, context: { call } }) => needsMap(call, input)),
  matters: all.matters.handler(({ input, context: { call } }) => listMatters(call, input)),
  accept: all.accept.handler(({ input, context: { call } }) => acceptNeed(call, input)),
  decline: all.decline.handler(({ input, context: { call } }) => declineNeed(call, input)),
  update: all.update.handler(({ input, context: { call } }) => updateMatter(call, input)),
  withdraw: all.withdraw.handler(({ input, context: { call } }) => withdrawMatter(call, input)),
  categories: all.categories.handler(({ context: { call } }) => listCategories(call)),
  setCategory: all.setCategory.handler(({ input, context: { call } }) => setCategory(call, input)),
})
