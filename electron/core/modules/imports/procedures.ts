import { procedures } from '../../kernel/procedures.ts'
import { startApply } from './apply.ts'
import { startCheck } from './check.ts'
import { checkedRows, discardImport, listImports } from './history.ts'
import { startUndo } from './undo.ts'
import { chooseSheet, takeUpload } from './upload.ts'

export const imports = procedures.imports.router({
  upload: procedures.imports.upload.handler(({ input, context: { call }, signal }) =>
    takeUpload(call, input.file, signal),
  ),
  choose: procedures.imports.choose.handler(({ input: { id, ...choice }, context: { call }, signal }) =>
    chooseSheet(call, id, choice, signal),
  ),
  check: procedures.imports.check.handler(({ input, context: { call }, signal }) =>
    startCheck(call, input.id, input.mapping, signal),
  ),
  rows: procedures.imports.rows.handler(({ input, context: { call } }) => checkedRows(call, input)),
  apply: procedures.imports.apply.handler(({ input, context: { call }, signal }) =>
    startApply(call, input.id, signal),
  ),
  undo: procedures.imports.undo.handler(({ input, context: { call } }) => startUndo(call, input.id)),
  discard: procedures.imports.discard.handler(async ({ input, context: { call } }) => {
    await discardImport(call, input.id)
    return {}
  }),
  list: procedures.imports.list.handler(({ context: { call } }) => listImports(call)),
})
