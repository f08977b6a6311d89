import { procedures } from '../../../kernel/procedures.ts'
import { listQuestionnaires, readVersion } from './list.ts'
import {
  archiveQuestionnaire,
  createQuestionnaire,
  renameQuestionnaire,
  restoreQuestionnaire,
} from './shelf.ts'
import { beginVersion, discardVersion, saveVersion } from './versions.ts'

const all = procedures.surveys.questionnaires

export const questionnaires = all.router({
  list: all.list.handler(({ input, context: { call } }) => listQuestionnaires(call, input)),
  version: all.version.handler(({ input, context: { call } }) => readVersion(call, input)),
  create: all.create.handler(({ input, context: { call } }) => createQuestionnaire(call, input)),
  rename: all.rename.handler(({ input, context: { call } }) => renameQuestionnaire(call, input)),
  archive: all.archive.handler(({ input, context: { call } }) => archiveQuestionnaire(call, input)),
  restore: all.restore.handler(({ input, context: { call } }) => restoreQuestionnaire(call, input)),
  begin: all.begin.handler(({ input, context: { call } }) => beginVersion(call, input)),
  save: all.save.handler(({ input, context: { call } }) => saveVersion(call, input)),
  discard: all.discard.handler(({ input, context: { call } }) => discardVersion(call, input)),
})
