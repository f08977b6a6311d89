import { procedures } from '../../../kernel/procedures.ts'

const all = procedures.surveys.entry

const notYet = (): never => {
  throw new Error('not yet')
}

export const entry = all.router({
  station: all.station.handler(notYet),
  open: all.open.handler(notYet),
  mark: all.mark.handler(notYet),
  way: all.way.handler(notYet),
  finish: all.finish.handler(notYet),
  giveUp: all.giveUp.handler(notYet),
})
