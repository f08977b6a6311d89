import { procedures } from '../../kernel/procedures.ts'
import { addEntry, archiveEntry, changeEntry, moveEntry, restoreEntry } from './entries.ts'
import { knowledgeEntries, offeredAids, questionEntries, templateEntries } from './offered.ts'
import { shelves } from './shelves.ts'
import { knowledgeValues, questionValues, templateValues } from './values.ts'

const { aids: contracted } = procedures
const { questions, templates, knowledge } = shelves

export const aids = contracted.router({
  forForm: contracted.forForm.handler(({ context: { call } }) => offeredAids(call)),
  questions: contracted.questions.handler(({ context: { call } }) => questionEntries(call)),
  templates: contracted.templates.handler(({ context: { call } }) => templateEntries(call)),
  knowledge: contracted.knowledge.handler(({ context: { call } }) => knowledgeEntries(call)),
  addQuestion: contracted.addQuestion.handler(({ input, context: { call } }) =>
    addEntry(call, questions, questionValues, input),
  ),
  changeQuestion: contracted.changeQuestion.handler(({ input, context: { call } }) =>
    changeEntry(call, questions, questionValues, input),
  ),
  addTemplate: contracted.addTemplate.handler(({ input, context: { call } }) =>
    addEntry(call, templates, templateValues, input),
  ),
  changeTemplate: contracted.changeTemplate.handler(({ input, context: { call } }) =>
    changeEntry(call, templates, templateValues, input),
  ),
  addKnowledge: contracted.addKnowledge.handler(({ input, context: { call } }) =>
    addEntry(call, knowledge, knowledgeValues, input),
  ),
  changeKnowledge: contracted.changeKnowledge.handler(({ input, context: { call } }) =>
    changeEntry(call, knowledge, knowledgeValues, input),
  ),
  archive: contracted.archive.handler(({ input, context: { call } }) => archiveEntry(call, input)),
  restore: contracted.restore.handler(({ input, context: { call } }) => restoreEntry(call, input)),
  move: contracted.move.handler(({ input, context: { call } }) => moveEntry(call, input)),
})
