import { procedures } from '../../../kernel/procedures.ts'

const all = procedures.surveys.questionnaires

const notYet = (): never => {
  throw new Error('not yet')
}

export const questionnaires = all.router({
  list: all.list.handler(notYet),
  version: all.version.handler(notYet),
  create: all.create.handler(notYet),
  rename: all.rename.handler(notYet),
  archive: all.archive.handler(notYet),
  restore: all.restore.handler(notYet),
  begin: all.begin.handler(notYet),
  save: all.save.handler(notYet),
  discard: all.discard.handler(notYet),
})
