import { procedures } from '../../../kernel/procedures.ts'

const all = procedures.surveys.responses

const notYet = (): never => {
  throw new Error('not yet')
}

export const responses = all.router({
  list: all.list.handler(notYet),
  quality: all.quality.handler(notYet),
  get: all.get.handler(notYet),
  correct: all.correct.handler(notYet),
  settle: all.settle.handler(notYet),
  decide: all.decide.handler(notYet),
  void: all.void.handler(notYet),
  export: all.export.handler(notYet),
})
