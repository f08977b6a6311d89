import { procedures } from '../../kernel/procedures.ts'
import { startApply } from './apply.ts'
import { startCheck, summaryOf } from './check.ts'
import { answer, decide } from './decide.ts'
import { exportProblems } from './error-file.ts'
import { checkedRows, discardImport, listImports, withRows } from './history.ts'
import { requireImport } from './import-file.ts'
import { keptRows } from './kept.ts'
import { forget } from './memory.ts'
import { exportTemplate } from './template.ts'
import { startUndo } from './undo.ts'
import { chooseSheet, openImport, takeUpload } from './upload.ts'
import { listValues } from './values/list-values.ts'

export const imports = procedures.imports.router({
  upload: procedures.imports.upload.handler(({ input, context: { call }, signal }) =>
    takeUpload(call, input.file, signal),
  ),
  choose: procedures.imports.choose.handler(({ input: { id, ...choice }, context: { call }, signal }) =>
    chooseSheet(call, id, choice, signal),
  ),
  open: procedures.imports.open.handler(({ input, context: { call }, signal }) =>
    openImport(call, input.id, signal),
  ),
  values: procedures.imports.values.handler(({ input, context: { call }, signal }) =>
    listValues(call, input, signal),
  ),
  check: procedures.imports.check.handler(({ input: { id, ...choices }, context: { call }, signal }) =>
    startCheck(call, id, choices, signal),
  ),
  summary: procedures.imports.summary.handler(async ({ input, context: { call } }) =>
    summaryOf(call, await requireImport(call.db, input.id, withRows)),
  ),
  rows: procedures.imports.rows.handler(({ input, context: { call } }) => checkedRows(call, input)),
  decide: procedures.imports.decide.handler(({ input, context: { call } }) => decide(call, input)),
  answer: procedures.imports.answer.handler(({ input, context: { call } }) => answer(call, input)),
  apply: procedures.imports.apply.handler(({ input, context: { call }, signal }) =>
    startApply(call, input.id, signal),
  ),
  undo: procedures.imports.undo.handler(({ input, context: { call } }) => startUndo(call, input.id)),
  kept: procedures.imports.kept.handler(({ input, context: { call } }) => keptRows(call, input)),
  discard: procedures.imports.discard.handler(async ({ input, context: { call } }) => {
    await discardImport(call, input.id)
    return {}
  }),
  list: procedures.imports.list.handler(({ context: { call } }) => listImports(call)),
  template: procedures.imports.template.handler(({ input, context: { call }, signal }) =>
    exportTemplate(call, input.target, signal),
  ),
  errorFile: procedures.imports.errorFile.handler(({ input, context: { call }, signal }) =>
    exportProblems(call, input.id, signal),
  ),
  forget: procedures.imports.forget.handler(async ({ input, context: { call } }) => {
    await forget(call, input)
    return {}
  }),
})
