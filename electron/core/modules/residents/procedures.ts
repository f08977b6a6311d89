import { procedures } from '../../kernel/procedures.ts'
import { archiveResident } from './archive.ts'
import { setBand } from './bands.ts'
import { residentCard } from './card.ts'
import { exportResidents } from './export.ts'
import { removeFlag, setFlag } from './flags.ts'
import { listResidents } from './list.ts'
import { addOccupancy, endOccupancy, setPrimary } from './occupancies.ts'
import { addPhone, changePhone, removePhone } from './phones.ts'
import { addPlate, removePlate } from './plates.ts'
import { addPreference, meetPreference, removePreference } from './preferences.ts'
import { revealIdNumber, revealPhone } from './reveal.ts'
import { setTags } from './tags.ts'
import { createResident, updateResident } from './write.ts'

const of = procedures.residents

export const residents = of.router({
  list: of.list.handler(({ input, context: { call } }) => listResidents(call, input)),
  get: of.get.handler(({ input, context: { call } }) => residentCard(call, input.id)),
  create: of.create.handler(({ input, context: { call } }) => createResident(call, input)),
  update: of.update.handler(({ input, context: { call } }) => updateResident(call, input)),
  archive: of.archive.handler(({ input, context: { call } }) => archiveResident(call, input)),

  addPhone: of.addPhone.handler(({ input, context: { call } }) => addPhone(call, input)),
  changePhone: of.changePhone.handler(({ input, context: { call } }) => changePhone(call, input)),
  removePhone: of.removePhone.handler(({ input, context: { call } }) => removePhone(call, input)),
  addPlate: of.addPlate.handler(({ input, context: { call } }) => addPlate(call, input)),
  removePlate: of.removePlate.handler(({ input, context: { call } }) => removePlate(call, input)),

  setTags: of.setTags.handler(({ input, context: { call } }) => setTags(call, input)),
  setFlag: of.setFlag.handler(({ input, context: { call } }) => setFlag(call, input)),
  removeFlag: of.removeFlag.handler(({ input, context: { call } }) => removeFlag(call, input)),
  setBand: of.setBand.handler(async ({ input, context: { call } }) => {
    await setBand(call, input)
    return {}
  }),
  addPreference: of.addPreference.handler(({ input, context: { call } }) => addPreference(call, input)),
  meetPreference: of.meetPreference.handler(({ input, context: { call } }) => meetPreference(call, input)),
  removePreference: of.removePreference.handler(({ input, context: { call } }) =>
    removePreference(call, input),
  ),

  addOccupancy: of.addOccupancy.handler(({ input, context: { call } }) => addOccupancy(call, input)),
  endOccupancy: of.endOccupancy.handler(({ input, context: { call } }) => endOccupancy(call, input)),
  setPrimary: of.setPrimary.handler(({ input, context: { call } }) => setPrimary(call, input)),

  revealPhone: of.revealPhone.handler(async ({ input, context: { call } }) => ({
    phone: await revealPhone(call, input),
  })),
  revealIdNumber: of.revealIdNumber.handler(async ({ input, context: { call } }) => ({
    idNumber: await revealIdNumber(call, input),
  })),
  exportList: of.exportList.handler(({ input, context: { call }, signal }) =>
    exportResidents(call, input, signal),
  ),
})
