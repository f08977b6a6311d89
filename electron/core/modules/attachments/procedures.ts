import { procedures } from '../../kernel/procedures.ts'
import { attachPhotos, describePhoto, detachPhoto } from '../tickets/photos-change.ts'
import { addPhoto } from './add.ts'
import { sendPhoto } from './read.ts'

const { attachments: contracted } = procedures

export const attachments = contracted.router({
  add: contracted.add.handler(({ input, context: { call } }) => addPhoto(call, input.file)),
  read: contracted.read.handler(({ input, context: { call } }) => sendPhoto(call, input.hash)),
  attach: contracted.attach.handler(({ input, context: { call } }) => attachPhotos(call, input)),
  describe: contracted.describe.handler(({ input, context: { call } }) => describePhoto(call, input)),
  detach: contracted.detach.handler(({ input, context: { call } }) => detachPhoto(call, input)),
})
