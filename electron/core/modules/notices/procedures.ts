import { Fault } from '../../kernel/errors.ts'
import { procedures } from '../../kernel/procedures.ts'

const notYet = (): never => {
  throw new Fault('INTERNAL')
}
const all = procedures.notices

export const notices = all.router({
  list: all.list.handler(notYet),
  get: all.get.handler(notYet),
  create: all.create.handler(notYet),
  update: all.update.handler(notYet),
  publish: all.publish.handler(notYet),
  withdraw: all.withdraw.handler(notYet),
  templates: {
    list: all.templates.list.handler(notYet),
    create: all.templates.create.handler(notYet),
    update: all.templates.update.handler(notYet),
    archive: all.templates.archive.handler(notYet),
    restore: all.templates.restore.handler(notYet),
  },
  postings: {
    list: all.postings.list.handler(notYet),
    add: all.postings.add.handler(notYet),
    takeDown: all.postings.takeDown.handler(notYet),
    setPhoto: all.postings.setPhoto.handler(notYet),
    void: all.postings.void.handler(notYet),
    places: all.postings.places.handler(notYet),
    export: all.postings.export.handler(notYet),
  },
  duties: {
    list: all.duties.list.handler(notYet),
    create: all.duties.create.handler(notYet),
    update: all.duties.update.handler(notYet),
    archive: all.duties.archive.handler(notYet),
    restore: all.duties.restore.handler(notYet),
    done: all.duties.done.handler(notYet),
    acts: all.duties.acts.handler(notYet),
    undo: all.duties.undo.handler(notYet),
  },
  counts: all.counts.handler(notYet),
})
