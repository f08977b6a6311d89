import { procedures } from '../../../kernel/procedures.ts'
import { applyImport } from './apply.ts'
import { listImports } from './list.ts'
import { planImport } from './plan.ts'
import { exportTemplate } from './template.ts'
import { undoImport } from './undo.ts'

const all = procedures.surveys.imports

export const imports = all.router({
  check: all.check.handler(
    async ({ input, signal, context: { call } }) => (await planImport(call, input, signal)).check,
  ),
  apply: all.apply.handler(({ input, signal, context: { call } }) => applyImport(call, input, signal)),
  list: all.list.handler(({ input, context: { call } }) => listImports(call, input)),
  undo: all.undo.handler(({ input, context: { call } }) => undoImport(call, input)),
  template: all.template.handler(({ input, signal, context: { call } }) =>
    exportTemplate(call, input.waveId, signal),
  ),
})
