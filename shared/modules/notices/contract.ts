import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { exportEvent } from '../../contract/export.ts'
import { command, query, task } from '../../contract/procedure.ts'
import {
  day,
  id,
  instant,
  pageInput,
  pageOf,
  reference,
  requiredWords,
  version,
  words,
  written,
} from '../../contract/values.ts'
import { photoHash } from '../tickets/contract.ts'
import { dutyExportKeys, noticeExportKeys, postingExportKeys } from './export-columns.ts'
import { dutyStates, noticeKinds, noticeStates, postingStates } from './terms.ts'

const noticeFields = z.object({
  kind: z.enum(noticeKinds),
  title: requiredWords(60),
  /** Plain text; an empty line begins a paragraph, 〔…〕 is still to be filled in. */
  body: requiredWords(5000),
  /** Who signs: the service center. */
  signedBy: requiredWords(60),
  datedOn: day,
  validUntil: day.nullable().default(null),
  outageId: id.nullable().default(null),
})
export type NoticeFields = z.input<typeof noticeFields>

const noticeRow = noticeFields.extend({
  id,
  version,
  number: z.string(),
  state: z.enum(noticeStates),
  publishedAt: instant.nullable(),
  publishedBy: z.string(),
  withdrawReason: z.string(),
  postings: z.number().int(),
  by: z.string(),
})
export type NoticeRow = z.infer<typeof noticeRow>

const templateFields = z.object({
  kind: z.enum(noticeKinds),
  name: requiredWords(30),
  title: requiredWords(60),
  body: requiredWords(5000),
})
const template = templateFields.extend({ id, version, shipped: z.boolean(), archived: z.boolean() })
export type NoticeTemplate = z.infer<typeof template>

/** A sheet or a notice, one of the two. */
const paper = z.union([z.object({ disclosureId: id }), z.object({ noticeId: id })])

const posting = z.object({
  id,
  version,
  disclosureId: id.nullable(),
  noticeId: id.nullable(),
  /** The sheet's or notice's number and title. */
  number: z.string(),
  title: z.string(),
  place: z.string(),
  postedOn: day,
  until: day.nullable(),
  takenDownOn: day.nullable(),
  by: z.string(),
  photo: photoHash.nullable(),
  state: z.enum(postingStates),
  notes: z.string(),
  voidReason: z.string(),
})
export type Posting = z.infer<typeof posting>

const duty = z.object({
  id,
  version,
  code: z.string(),
  name: z.string(),
  /** What requires it: the article, the contract. */
  basis: z.string(),
  everyMonths: z.number().int(),
  leadDays: z.number().int(),
  startsOn: day,
  archived: z.boolean(),
  /** When it was last told, and by which paper. */
  last: z
    .object({
      day,
      disclosureId: id.nullable(),
      noticeId: id.nullable(),
      number: z.string(),
      by: z.string(),
    })
    .nullable(),
  dueOn: day,
  /** Days until then; negative once it is overdue. */
  days: z.number().int(),
  state: z.enum(dutyStates),
})
export type Duty = z.infer<typeof duty>

const dutyFields = z.object({
  name: requiredWords(40),
  basis: words(200).default(''),
  everyMonths: z.number().int().min(1).max(60),
  leadDays: z.number().int().min(0).max(90),
  startsOn: day,
})

const noticeFilter = z.object({
  text: words(60).optional(),
  kind: z.enum(noticeKinds).optional(),
  state: z.enum(noticeStates).optional(),
  from: day.optional(),
  to: day.optional(),
})

export const noticesContract = {
  list: query('disclosures.read').input(pageInput.extend(noticeFilter.shape)).output(pageOf(noticeRow)),
  export: task('exports.run')
    .input(noticeFilter.extend({ columns: z.array(z.enum(noticeExportKeys)).min(1).optional() }))
    .output(eventIterator(exportEvent)),
  get: query('disclosures.read').input(z.object({ id })).output(noticeRow),
  /** `TZ-2026-001`, the next of the year. Errors: NOT_FOUND on `outageId`, INVALID_INPUT on `validUntil`. */
  create: command('notices.manage')
    .input(noticeFields)
    .output(written.extend({ number: z.string() })),
  /** Error: NOT_ALLOWED_NOW once it is published. */
  update: command('notices.manage').input(reference.extend(noticeFields.shape)).output(written),
  /** Error: INVALID_INPUT on `body` while something of a template is not filled in. */
  publish: command('notices.manage')
    .input(reference.extend({ dutyIds: z.array(id).max(11).default([]) }))
    .output(written),
  /** A published one is taken back, and the duties it fulfilled are open again; a draft is given up. */
  withdraw: command('notices.manage')
    .input(reference.extend({ reason: requiredWords(200) }))
    .output(written),
  templates: {
    list: query('disclosures.read')
      .input(z.object({ archived: z.boolean().default(false) }))
      .output(z.array(template)),
    create: command('office.settings').input(templateFields).output(written),
    update: command('office.settings').input(reference.extend(templateFields.shape)).output(written),
    archive: command('office.settings').input(reference).output(written),
    restore: command('office.settings').input(reference).output(written),
  },
  postings: {
    /** Of one paper, or all, those still up first. */
    list: query('disclosures.read')
      .input(
        pageInput.extend({
          disclosureId: id.optional(),
          noticeId: id.optional(),
          state: z.enum(postingStates).optional(),
          text: words(60).optional(),
        }),
      )
      .output(pageOf(posting)),
    /** Errors: NOT_FOUND, NOT_ALLOWED_NOW for what is not published, INVALID_INPUT on `until`, `postedOn`. */
    add: command('notices.manage')
      .input(
        z.object({
          paper,
          place: requiredWords(60),
          postedOn: day,
          until: day.nullable().default(null),
          photo: photoHash.nullable().default(null),
          notes: words(200).default(''),
        }),
      )
      .output(written),
    takeDown: command('notices.manage')
      .input(reference.extend({ takenDownOn: day }))
      .output(written),
    setPhoto: command('notices.manage')
      .input(reference.extend({ photo: photoHash }))
      .output(written),
    void: command('notices.manage')
      .input(reference.extend({ reason: requiredWords(200) }))
      .output(written),
    /** Places used before, the most frequent first, after the usual ones. */
    places: query('disclosures.read').output(z.array(z.string())),
    export: task('exports.run')
      .input(
        z.object({
          text: words(60).optional(),
          state: z.enum(postingStates).optional(),
          columns: z.array(z.enum(postingExportKeys)).min(1).max(postingExportKeys.length).optional(),
        }),
      )
      .output(eventIterator(exportEvent)),
  },
  duties: {
    /** What is to be told and when it is due next, the most pressing first. */
    list: query('disclosures.read')
      .input(z.object({ archived: z.boolean().default(false) }))
      .output(z.array(duty)),
    create: command('office.settings').input(dutyFields).output(written),
    update: command('office.settings').input(reference.extend(dutyFields.shape)).output(written),
    archive: command('office.settings').input(reference).output(written),
    restore: command('office.settings').input(reference).output(written),
    /** It was told; by a paper, or with words how. Errors: INVALID_INPUT on `day` in the future, NOT_FOUND. */
    done: command('notices.manage')
      .input(
        z.object({
          dutyId: id,
          day,
          disclosureId: id.nullable().default(null),
          noticeId: id.nullable().default(null),
          notes: words(200).default(''),
        }),
      )
      .output(written),
    acts: query('disclosures.read')
      .input(z.object({ dutyId: id }))
      .output(
        z.array(
          z.object({
            id,
            version,
            day,
            number: z.string(),
            disclosureId: id.nullable(),
            noticeId: id.nullable(),
            by: z.string(),
            notes: z.string(),
            voidReason: z.string(),
          }),
        ),
      ),
    undo: command('notices.manage')
      .input(reference.extend({ reason: requiredWords(200) }))
      .output(written),
    export: task('exports.run')
      .input(
        z.object({
          text: words(60).optional(),
          state: z.enum(dutyStates).optional(),
          archived: z.boolean().default(false),
          columns: z.array(z.enum(dutyExportKeys)).min(1).max(dutyExportKeys.length).optional(),
        }),
      )
      .output(eventIterator(exportEvent)),
  },
  /**
   * The desk's queue 待公示: duties due or nearly, sheets and notices begun, sheets to review, papers to take down, objections
   * to answer; each as far as whoever asks may do something about it.
   */
  counts: query('disclosures.read', { passive: true }).output(
    z.object({
      duties: z.number().int(),
      overdueDuties: z.number().int(),
      drafts: z.number().int(),
      reviews: z.number().int(),
      noticeDrafts: z.number().int(),
      takeDown: z.number().int(),
      objections: z.number().int(),
    }),
  ),
}
