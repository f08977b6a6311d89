import { procedures } from '../../kernel/procedures.ts'
import { searchBox } from './box.ts'

export const search = procedures.search.router({
  box: procedures.search.box.handler(({ input, context: { call } }) =>
    searchBox(call, input.text, input.limit),
  ),
})
