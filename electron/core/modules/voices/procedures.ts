import { procedures } from '../../kernel/procedures.ts'

const all = procedures.voices

const notYet = (): never => {
  throw new Error('not yet')
}

export const voices = all.router({
  list: all.list.handler(notYet),
  get: all.get.handler(notYet),
  add: all.add.handler(notYet),
  update: all.update.handler(notYet),
  void: all.void.handler(notYet),
  toTicket: all.toTicket.handler(notYet),
  summary: all.summary.handler(notYet),
  export: all.export.handler(notYet),
  checklists: {
    list: all.checklists.list.handler(notYet),
    create: all.checklists.create.handler(notYet),
    update: all.checklists.update.handler(notYet),
    archive: all.checklists.archive.handler(notYet),
    restore: all.checklists.restore.handler(notYet),
  },
  boxes: {
    list: all.boxes.list.handler(notYet),
    create: all.boxes.create.handler(notYet),
    update: all.boxes.update.handler(notYet),
    archive: all.boxes.archive.handler(notYet),
    restore: all.boxes.restore.handler(notYet),
  },
})
