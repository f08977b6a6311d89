import { procedures } from '../../kernel/procedures.ts'
import { registerCounts } from './counts.ts'
import { listKeys, loansOf } from './key-list.ts'
import { giveKeyBack, lendKey, takeKey, takeKeyBack } from './keys.ts'
import { listParcels } from './parcel-list.ts'
import { handOverParcels, parcelArrived, parcelTold } from './parcels.ts'
import { listPasses } from './pass-list.ts'
import { issuePass, releasePass } from './passes.ts'
import { revealRegisterPhone } from './reveal.ts'
import { listVisitors } from './visitor-list.ts'
import { visitorArrived, visitorLeft } from './visitors.ts'
import { voidRow } from './void.ts'

const { keys, parcels, visitors, passes } = procedures.registers

export const registers = procedures.registers.router({
  keys: {
    list: keys.list.handler(({ input, context: { call } }) => listKeys(call, input)),
    take: keys.take.handler(({ input, context: { call } }) => takeKey(call, input)),
    lend: keys.lend.handler(({ input, context: { call } }) => lendKey(call, input)),
    back: keys.back.handler(({ input, context: { call } }) => takeKeyBack(call, input)),
    giveBack: keys.giveBack.handler(({ input, context: { call } }) => giveKeyBack(call, input)),
    loans: keys.loans.handler(({ input, context: { call } }) => loansOf(call, input.id)),
  },
  parcels: {
    list: parcels.list.handler(({ input, context: { call } }) => listParcels(call, input)),
    arrive: parcels.arrive.handler(({ input, context: { call } }) => parcelArrived(call, input)),
    tell: parcels.tell.handler(({ input, context: { call } }) => parcelTold(call, input)),
    handOver: parcels.handOver.handler(({ input, context: { call } }) => handOverParcels(call, input)),
  },
  visitors: {
    list: visitors.list.handler(({ input, context: { call } }) => listVisitors(call, input)),
    arrive: visitors.arrive.handler(({ input, context: { call } }) => visitorArrived(call, input)),
    leave: visitors.leave.handler(({ input, context: { call } }) => visitorLeft(call, input)),
  },
  passes: {
    list: passes.list.handler(({ input, context: { call } }) => listPasses(call, input)),
    issue: passes.issue.handler(({ input, context: { call } }) => issuePass(call, input)),
    release: passes.release.handler(({ input, context: { call } }) => releasePass(call, input)),
  },
  counts: procedures.registers.counts.handler(({ context: { call } }) => registerCounts(call)),
  void: procedures.registers.void.handler(({ input, context: { call } }) => voidRow(call, input)),
  revealPhone: procedures.registers.revealPhone.handler(async ({ input, context: { call } }) => ({
    phone: await revealRegisterPhone(call, input),
  })),
})
