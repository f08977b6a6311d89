import { procedures } from '../../kernel/procedures.ts'
import { officeChoices } from './choices.ts'
import { chooseCommunity, communities, createCommunity, updateCommunity } from './communities.ts'
import { forms, updateForm } from './forms.ts'
import { officeProfile, updateProfile } from './profile.ts'

const { office: contracted } = procedures

export const office = contracted.router({
  profile: contracted.profile.handler(({ context: { call } }) => officeProfile(call)),
  updateProfile: contracted.updateProfile.handler(({ input, context: { call } }) =>
    updateProfile(call, input),
  ),
  dictionaries: contracted.dictionaries.handler(({ context: { call } }) => officeChoices(call)),
  forms: contracted.forms.handler(({ context: { call } }) => forms(call)),
  updateForm: contracted.updateForm.handler(({ input, context: { call } }) => updateForm(call, input)),
  communities: contracted.communities.handler(({ context: { call } }) => communities(call)),
  createCommunity: contracted.createCommunity.handler(({ input, context: { call } }) =>
    createCommunity(call, input),
  ),
  updateCommunity: contracted.updateCommunity.handler(({ input, context: { call } }) =>
    updateCommunity(call, input),
  ),
  chooseCommunity: contracted.chooseCommunity.handler(async ({ input, context: { call } }) => {
    await chooseCommunity(call, input.id)
    return {}
  }),
})
