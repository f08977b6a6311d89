import { procedures } from '../../kernel/procedures.ts'
import { exportOutages } from './export-outages.ts'
import { outagesFor } from './for-house.ts'
import { listOutages } from './list.ts'
import { addOutage, changeOutage, endOutage, voidOutage } from './write.ts'

const { outages: contracted } = procedures

export const outages = contracted.router({
  list: contracted.list.handler(({ input, context: { call } }) => listOutages(call, input)),
  export: contracted.export.handler(({ input, signal, context: { call } }) =>
    exportOutages(call, input, signal),
  ),
  add: contracted.add.handler(({ input, context: { call } }) => addOutage(call, input)),
  change: contracted.change.handler(({ input, context: { call } }) => changeOutage(call, input)),
  end: contracted.end.handler(({ input, context: { call } }) => endOutage(call, input)),
  void: contracted.void.handler(({ input, context: { call } }) => voidOutage(call, input)),
  forHouse: contracted.forHouse.handler(({ input, context: { call } }) => outagesFor(call, input.houseId)),
})
