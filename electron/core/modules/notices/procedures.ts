import { procedures } from '../../kernel/procedures.ts'
import { noticeCounts } from './counts.ts'
import { archiveDuty, createDuty, dutyDone, restoreDuty, undoDutyDone, updateDuty } from './duties.ts'
import { actsOf, listDuties } from './duty-list.ts'
import { exportDuties } from './export-duties.ts'
import { exportNotices } from './export-notices.ts'
import { exportPostings } from './export-postings.ts'
import { listNotices, noticeOf } from './notice-rows.ts'
import { createNotice, publishNotice, updateNotice, withdrawNotice } from './notices.ts'
import { listPostings } from './posting-list.ts'
import { addPosting, postingPlaces, setPostingPhoto, takeDownPosting, voidPosting } from './postings.ts'
import {
  archiveTemplate,
  createTemplate,
  listTemplates,
  restoreTemplate,
  updateTemplate,
} from './templates.ts'

const all = procedures.notices
const { templates, postings, duties } = all

export const notices = all.router({
  list: all.list.handler(({ input, context: { call } }) => listNotices(call, input)),
  export: all.export.handler(({ input, signal, context: { call } }) => exportNotices(call, input, signal)),
  get: all.get.handler(({ input, context: { call } }) => noticeOf(call, input.id)),
  create: all.create.handler(({ input, context: { call } }) => createNotice(call, input)),
  update: all.update.handler(({ input, context: { call } }) => updateNotice(call, input)),
  publish: all.publish.handler(({ input, context: { call } }) => publishNotice(call, input)),
  withdraw: all.withdraw.handler(({ input, context: { call } }) => withdrawNotice(call, input)),
  templates: {
    list: templates.list.handler(({ input, context: { call } }) => listTemplates(call, input)),
    create: templates.create.handler(({ input, context: { call } }) => createTemplate(call, input)),
    update: templates.update.handler(({ input, context: { call } }) => updateTemplate(call, input)),
    archive: templates.archive.handler(({ input, context: { call } }) => archiveTemplate(call, input)),
    restore: templates.restore.handler(({ input, context: { call } }) => restoreTemplate(call, input)),
  },
  postings: {
    list: postings.list.handler(({ input, context: { call } }) => listPostings(call, input)),
    add: postings.add.handler(({ input, context: { call } }) => addPosting(call, input)),
    takeDown: postings.takeDown.handler(({ input, context: { call } }) => takeDownPosting(call, input)),
    setPhoto: postings.setPhoto.handler(({ input, context: { call } }) => setPostingPhoto(call, input)),
    void: postings.void.handler(({ input, context: { call } }) => voidPosting(call, input)),
    places: postings.places.handler(({ context: { call } }) => postingPlaces(call)),
    export: postings.export.handler(({ input, signal, context: { call } }) =>
      exportPostings(call, input, signal),
    ),
  },
  duties: {
    list: duties.list.handler(({ input, context: { call } }) => listDuties(call, input)),
    create: duties.create.handler(({ input, context: { call } }) => createDuty(call, input)),
    update: duties.update.handler(({ input, context: { call } }) => updateDuty(call, input)),
    archive: duties.archive.handler(({ input, context: { call } }) => archiveDuty(call, input)),
    restore: duties.restore.handler(({ input, context: { call } }) => restoreDuty(call, input)),
    done: duties.done.handler(({ input, context: { call } }) => dutyDone(call, input)),
    acts: duties.acts.handler(({ input, context: { call } }) => actsOf(call, input.dutyId)),
    undo: duties.undo.handler(({ input, context: { call } }) => undoDutyDone(call, input)),
    export: duties.export.handler(({ input, signal, context: { call } }) =>
      exportDuties(call, input, signal),
    ),
  },
  counts: all.counts.handler(({ context: { call } }) => noticeCounts(call)),
})
