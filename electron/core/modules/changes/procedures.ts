import { procedures } from '../../kernel/procedures.ts'
import { binContents } from './bin.ts'
import { recentChanges } from './recent.ts'
import { restore } from './restore.ts'
import { undoCommand } from './undo.ts'

const { changes: asked } = procedures

export const changes = asked.router({
  undo: asked.undo.handler(async ({ input, context: { call } }) => {
    await undoCommand(call, input.id)
    return {}
  }),
  recent: asked.recent.handler(({ input, context: { call } }) => recentChanges(call, input)),
  bin: asked.bin.handler(({ input, context: { call } }) => binContents(call, input)),
  restore: asked.restore.handler(({ input, context: { call } }) => restore(call, input)),
})
