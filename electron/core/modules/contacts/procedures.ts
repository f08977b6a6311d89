import { procedures } from '../../kernel/procedures.ts'
import { addContact } from './add.ts'
import { exportContacts } from './export-list.ts'
import { exportPromises } from './export-promises.ts'
import { listContacts } from './list.ts'
import { duePromises } from './open-promises.ts'
import { promiseBook } from './promises.ts'
import { settlePromise, voidContact } from './settle.ts'
import { timeline } from './timeline/page.ts'

export const contacts = procedures.contacts.router({
  add: procedures.contacts.add.handler(({ input, context: { call } }) => addContact(call, input)),

  void: procedures.contacts.void.handler(({ input, context: { call } }) => voidContact(call, input)),

  list: procedures.contacts.list.handler(({ input, context: { call } }) => listContacts(call, input)),

  exportList: procedures.contacts.exportList.handler(({ input, context: { call }, signal }) =>
    exportContacts(call, input, signal),
  ),

  promises: procedures.contacts.promises.handler(({ input, context: { call } }) => promiseBook(call, input)),

  exportPromises: procedures.contacts.exportPromises.handler(({ input, context: { call }, signal }) =>
    exportPromises(call, input, signal),
  ),

  settlePromise: procedures.contacts.settlePromise.handler(({ input, context: { call } }) =>
    settlePromise(call, input),
  ),

  duePromises: procedures.contacts.duePromises.handler(({ context: { call } }) => duePromises(call)),

  timeline: procedures.contacts.timeline.handler(({ input, context: { call } }) => timeline(call, input)),
})
