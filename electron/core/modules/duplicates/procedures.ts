import { procedures } from '../../kernel/procedures.ts'
import { compareResidents } from './compare.ts'
import { dismissPair } from './dismissals.ts'
import { mergeResidents } from './merge.ts'
import { suggestions } from './suggestions.ts'

const { duplicates: asked } = procedures

export const duplicates = asked.router({
  suggestions: asked.suggestions.handler(({ input, context: { call } }) => suggestions(call, input)),
  compare: asked.compare.handler(({ input, context: { call } }) => compareResidents(call, input)),
  merge: asked.merge.handler(({ input, context: { call } }) => mergeResidents(call, input)),
  dismiss: asked.dismiss.handler(async ({ input, context: { call } }) => {
    await dismissPair(call, input)
    return {}
  }),
})
