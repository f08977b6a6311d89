import { procedures } from '../../kernel/procedures.ts'
import {
  assignTicket,
  closeTicket,
  finishTicket,
  noteOnTicket,
  recordFirstContact,
  reopenTicket,
  voidTicket,
} from './actions.ts'
import { blankSlips, reserveBlanks, voidBlank } from './blanks.ts'
import { chatText, chatTextWhole } from './chat-text.ts'
import { desk } from './desk.ts'
import { ticketDetail } from './detail.ts'
import { exportTickets } from './export-list.ts'
import { joinTicket, partTicket } from './joined.ts'
import { listTickets } from './list.ts'
import { ticketProgress } from './progress.ts'
import { publishTicket } from './publish.ts'
import { registerTicket } from './register.ts'
import { relatedTickets } from './related.ts'
import { revealCallerPhone } from './reveal.ts'
import { recordPrint, slip } from './slip.ts'

const { tickets: contracted } = procedures

export const tickets = contracted.router({
  register: contracted.register.handler(({ input, context: { call } }) => registerTicket(call, input)),
  list: contracted.list.handler(({ input, context: { call } }) => listTickets(call, input)),
  get: contracted.get.handler(({ input, context: { call } }) => ticketDetail(call, input.id)),
  desk: contracted.desk.handler(({ input, context: { call } }) => desk(call, input.queue)),
  firstContact: contracted.firstContact.handler(({ input, context: { call } }) =>
    recordFirstContact(call, input),
  ),
  assign: contracted.assign.handler(({ input, context: { call } }) => assignTicket(call, input)),
  note: contracted.note.handler(({ input, context: { call } }) => noteOnTicket(call, input)),
  done: contracted.done.handler(({ input, context: { call } }) => finishTicket(call, input)),
  reopen: contracted.reopen.handler(({ input, context: { call } }) => reopenTicket(call, input)),
  close: contracted.close.handler(({ input, context: { call } }) => closeTicket(call, input)),
  related: contracted.related.handler(({ input, context: { call } }) => relatedTickets(call, input)),
  join: contracted.join.handler(({ input, context: { call } }) => joinTicket(call, input)),
  part: contracted.part.handler(({ input, context: { call } }) => partTicket(call, input)),
  progress: contracted.progress.handler(({ input, context: { call } }) => ticketProgress(call, input.text)),
  publish: contracted.publish.handler(({ input, context: { call } }) => publishTicket(call, input)),
  reserveBlanks: contracted.reserveBlanks.handler(({ input, context: { call } }) =>
    reserveBlanks(call, input),
  ),
  blanks: contracted.blanks.handler(({ input, context: { call } }) => blankSlips(call, input)),
  voidBlank: contracted.voidBlank.handler(({ input, context: { call } }) => voidBlank(call, input)),
  void: contracted.void.handler(({ input, context: { call } }) => voidTicket(call, input)),
  revealPhone: contracted.revealPhone.handler(async ({ input, context: { call } }) => ({
    phone: await revealCallerPhone(call, input),
  })),
  slip: contracted.slip.handler(({ input, context: { call } }) => slip(call, input.id)),
  slipPrinted: contracted.slipPrinted.handler(({ input, context: { call } }) => recordPrint(call, input)),
  chatText: contracted.chatText.handler(({ input, context: { call } }) => chatText(call, input.id)),
  chatTextWhole: contracted.chatTextWhole.handler(({ input, context: { call } }) =>
    chatTextWhole(call, input),
  ),
  exportList: contracted.exportList.handler(({ input, context: { call }, signal }) =>
    exportTickets(call, input, signal),
  ),
})
