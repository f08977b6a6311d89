import { procedures } from '../../kernel/procedures.ts'
import { discardDraft, ownDrafts, saveDraft } from './drafts.ts'

const { drafts: contracted } = procedures

export const drafts = contracted.router({
  list: contracted.list.handler(({ context: { call } }) => ownDrafts(call)),
  save: contracted.save.handler(({ input, context: { call } }) => saveDraft(call, input.name, input.body)),
  discard: contracted.discard.handler(async ({ input, context: { call } }) => {
    await discardDraft(call, input.name)
    return {}
  }),
})
