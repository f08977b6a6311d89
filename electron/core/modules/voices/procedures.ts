import { procedures } from '../../kernel/procedures.ts'
import { createBox, listBoxes, setBoxArchived, updateBox } from './boxes.ts'
import { createChecklist, listChecklists, setChecklistArchived, updateChecklist } from './checklists.ts'
import { exportVoices } from './export-voices.ts'
import { listVoices, voiceOf } from './rows.ts'
import { summariseVoices } from './summary.ts'
import { pointToTicket } from './to-ticket.ts'
import { addVoice, updateVoice, voidVoice } from './write.ts'

const all = procedures.voices
const { checklists, boxes } = all

export const voices = all.router({
  list: all.list.handler(({ input, context: { call } }) => listVoices(call, input)),
  get: all.get.handler(({ input, context: { call } }) => voiceOf(call, input.id)),
  add: all.add.handler(({ input, context: { call } }) => addVoice(call, input)),
  update: all.update.handler(({ input, context: { call } }) => updateVoice(call, input)),
  void: all.void.handler(({ input, context: { call } }) => voidVoice(call, input)),
  toTicket: all.toTicket.handler(({ input, context: { call } }) => pointToTicket(call, input)),
  summary: all.summary.handler(({ input, context: { call } }) => summariseVoices(call, input)),
  export: all.export.handler(({ input, signal, context: { call } }) => exportVoices(call, input, signal)),
  checklists: {
    list: checklists.list.handler(({ input, context: { call } }) => listChecklists(call, input)),
    create: checklists.create.handler(({ input, context: { call } }) => createChecklist(call, input)),
    update: checklists.update.handler(({ input, context: { call } }) => updateChecklist(call, input)),
    archive: checklists.archive.handler(({ input, context: { call } }) =>
      setChecklistArchived(call, input, true),
    ),
    restore: checklists.restore.handler(({ input, context: { call } }) =>
      setChecklistArchived(call, input, false),
    ),
  },
  boxes: {
    list: boxes.list.handler(({ input, context: { call } }) => listBoxes(call, input)),
    create: boxes.create.handler(({ input, context: { call } }) => createBox(call, input)),
    update: boxes.update.handler(({ input, context: { call } }) => updateBox(call, input)),
    archive: boxes.archive.handler(({ input, context: { call } }) => setBoxArchived(call, input, true)),
    restore: boxes.restore.handler(({ input, context: { call } }) => setBoxArchived(call, input, false)),
  },
})
