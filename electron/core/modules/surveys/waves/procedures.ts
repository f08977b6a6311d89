import { procedures } from '../../../kernel/procedures.ts'

const all = procedures.surveys.waves

const notYet = (): never => {
  throw new Error('not yet')
}

export const waves = all.router({
  list: all.list.handler(notYet),
  get: all.get.handler(notYet),
  current: all.current.handler(notYet),
  size: all.size.handler(notYet),
  create: all.create.handler(notYet),
  update: all.update.handler(notYet),
  draw: all.draw.handler(notYet),
  close: all.close.handler(notYet),
  reopen: all.reopen.handler(notYet),
  void: all.void.handler(notYet),
  strata: all.strata.handler(notYet),
  papers: {
    list: all.papers.list.handler(notYet),
    byInterviewer: all.papers.byInterviewer.handler(notYet),
    interviewers: all.papers.interviewers.handler(notYet),
    addFree: all.papers.addFree.handler(notYet),
    assign: all.papers.assign.handler(notYet),
    record: all.papers.record.handler(notYet),
    replace: all.papers.replace.handler(notYet),
    toPrint: all.papers.toPrint.handler(notYet),
    printed: all.papers.printed.handler(notYet),
    export: all.papers.export.handler(notYet),
  },
})
