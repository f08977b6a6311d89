import { procedures } from '../../../kernel/procedures.ts'
import { correctResponse, decideResponse, settleDifferences, voidResponse } from './change.ts'
import { exportResponses } from './export.ts'
import { responseOf } from './get.ts'
import { listResponses } from './list.ts'
import { qualityOf } from './quality.ts'

const all = procedures.surveys.responses

export const responses = all.router({
  list: all.list.handler(({ input, context: { call } }) => listResponses(call, input)),
  quality: all.quality.handler(({ input, context: { call } }) => qualityOf(call, input.waveId)),
  get: all.get.handler(({ input, context: { call } }) => responseOf(call, input.id)),
  correct: all.correct.handler(({ input, context: { call } }) => correctResponse(call, input)),
  settle: all.settle.handler(({ input, context: { call } }) => settleDifferences(call, input)),
  decide: all.decide.handler(({ input, context: { call } }) => decideResponse(call, input)),
  void: all.void.handler(({ input, context: { call } }) => voidResponse(call, input)),
  export: all.export.handler(({ input, signal, context: { call } }) => exportResponses(call, input, signal)),
})
