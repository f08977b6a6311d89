import { procedures } from '../../../kernel/procedures.ts'
import { coverageOf } from './coverage.ts'
import { currentWave } from './current.ts'
import { drawWave } from './draw.ts'
import { exportPapers } from './export-papers.ts'
import { interviewers, listPapers, papersByInterviewer, papersToPrint } from './paper-list.ts'
import { addFreePapers, assignPapers, papersPrinted, recordPaper, replacePaper } from './papers.ts'
import { sizeOf } from './size.ts'
import { unassignPaper, unreplacePaper } from './take-back.ts'
import { closingOf } from './waiting.ts'
import { listWaves, waveOf } from './wave-rows.ts'
import { closeWave, createWave, reopenWave, updateWave, voidWave } from './waves.ts'

const all = procedures.surveys.waves
const { papers } = all

export const waves = all.router({
  list: all.list.handler(({ context: { call } }) => listWaves(call)),
  get: all.get.handler(({ input, context: { call } }) => waveOf(call, input.id)),
  current: all.current.handler(({ context: { call } }) => currentWave(call)),
  size: all.size.handler(({ input, context: { call } }) => sizeOf(call, input)),
  create: all.create.handler(({ input, context: { call } }) => createWave(call, input)),
  update: all.update.handler(({ input, context: { call } }) => updateWave(call, input)),
  draw: all.draw.handler(({ input, context: { call } }) => drawWave(call, input)),
  closing: all.closing.handler(({ input, context: { call } }) => closingOf(call, input.id)),
  close: all.close.handler(({ input, context: { call } }) => closeWave(call, input)),
  reopen: all.reopen.handler(({ input, context: { call } }) => reopenWave(call, input)),
  void: all.void.handler(({ input, context: { call } }) => voidWave(call, input)),
  strata: all.strata.handler(({ input, context: { call } }) => coverageOf(call, input.waveId)),
  papers: {
    list: papers.list.handler(({ input, context: { call } }) => listPapers(call, input)),
    byInterviewer: papers.byInterviewer.handler(({ input, context: { call } }) =>
      papersByInterviewer(call, input.waveId),
    ),
    interviewers: papers.interviewers.handler(({ context: { call } }) => interviewers(call)),
    addFree: papers.addFree.handler(({ input, context: { call } }) => addFreePapers(call, input)),
    assign: papers.assign.handler(({ input, context: { call } }) => assignPapers(call, input)),
    record: papers.record.handler(({ input, context: { call } }) => recordPaper(call, input)),
    replace: papers.replace.handler(({ input, context: { call } }) => replacePaper(call, input)),
    unreplace: papers.unreplace.handler(({ input, context: { call } }) => unreplacePaper(call, input)),
    unassign: papers.unassign.handler(({ input, context: { call } }) => unassignPaper(call, input)),
    toPrint: papers.toPrint.handler(({ input, context: { call } }) => papersToPrint(call, input)),
    printed: papers.printed.handler(({ input, context: { call } }) => papersPrinted(call, input)),
    export: papers.export.handler(({ input, signal, context: { call } }) =>
      exportPapers(call, input, signal),
    ),
  },
})
