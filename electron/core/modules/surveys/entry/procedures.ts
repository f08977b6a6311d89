import { procedures } from '../../../kernel/procedures.ts'
import { finishEntry } from './finish.ts'
import { giveUpEntry, releaseEntry } from './give-up.ts'
import { markAnswer, markWay } from './mark.ts'
import { openEntry } from './open.ts'
import { stationOf } from './station.ts'

const all = procedures.surveys.entry

export const entry = all.router({
  station: all.station.handler(({ input, context: { call } }) => stationOf(call, input.waveId)),
  open: all.open.handler(({ input, context: { call } }) => openEntry(call, input)),
  mark: all.mark.handler(({ input, context: { call } }) => markAnswer(call, input)),
  way: all.way.handler(({ input, context: { call } }) => markWay(call, input)),
  finish: all.finish.handler(({ input, context: { call } }) => finishEntry(call, input.entryId)),
  giveUp: all.giveUp.handler(({ input, context: { call } }) => giveUpEntry(call, input.entryId)),
  release: all.release.handler(({ input, context: { call } }) => releaseEntry(call, input.entryId)),
})
