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
import { contactExportKeys, promiseExportKeys } from './export-columns.ts'
import { contactKinds, directions, promiseStates, timelineKinds } from './terms.ts'

const promiseFields = z.object({ words: requiredWords(200), dueOn: day })

const contactFields = z.object({
  kind: z.enum(contactKinds),
  direction: z.enum(directions).default('in'),
  channelId: id.nullable().default(null),
  /** When it happened; now where nothing is said, and never later than now. */
  at: instant.nullable().default(null),
  /** Whom or where: at least one of the two. */
  residentId: id.nullable().default(null),
  houseId: id.nullable().default(null),
  purpose: words(60).default(''),
  participants: words(200).default(''),
  words: requiredWords(2000),
  followUp: words(500).default(''),
})

const promise = promiseFields.extend({
  id,
  version,
  state: z.enum(promiseStates),
  by: z.string(),
  settledAt: instant.nullable(),
  note: z.string(),
})

const contactRow = z.object({
  id,
  version,
  kind: z.enum(contactKinds),
  direction: z.enum(directions),
  channel: z.string(),
  at: instant,
  residentId: id.nullable(),
  resident: z.string(),
  houseId: id.nullable(),
  room: z.string(),
  by: z.string(),
  purpose: z.string(),
  participants: z.string(),
  words: z.string(),
  followUp: z.string(),
  promises: z.array(promise),
  voided: z.boolean(),
})
export type ContactRow = z.infer<typeof contactRow>

const promiseRow = promise.extend({
  contactId: id,
  residentId: id.nullable(),
  resident: z.string(),
  houseId: id.nullable(),
  room: z.string(),
  /** When it was promised. */
  madeAt: instant,
  overdue: z.boolean(),
})
export type PromiseRow = z.infer<typeof promiseRow>

const contactFilter = z.object({
  text: words(60).optional(),
  kind: z.enum(contactKinds).optional(),
  direction: z.enum(directions).optional(),
  residentId: id.optional(),
  houseId: id.optional(),
  from: day.optional(),
  to: day.optional(),
})

const promiseFilter = z.object({
  text: words(60).optional(),
  state: z.enum(promiseStates).optional(),
  overdue: z.boolean().optional(),
  mine: z.boolean().optional(),
})

const timelineEntry = z.object({
  /** Unique on the timeline, `contact:12`. */
  key: z.string(),
  /** An instant, or a partial date for moves and records. */
  at: z.string(),
  kind: z.enum(timelineKinds),
  direction: z.enum(directions),
  channel: z.string(),
  by: z.string(),
  /** Who, where it is not the person whose timeline it is. */
  who: z.string(),
  room: z.string(),
  words: z.string(),
  /** Where it leads: a ticket, a house, or nowhere. */
  link: z.object({ kind: z.enum(['ticket', 'house', 'resident']), id }).nullable(),
  /** Codes that the page turns into words. */
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export type TimelineEntry = z.infer<typeof timelineEntry>

export const contactsContract = {
  /** Sent again after a lost answer, the same key returns the contact already saved. */
  add: command('archives.edit')
    .input(
      contactFields.extend({ promises: z.array(promiseFields).max(5).default([]), requestKey: z.uuid() }),
    )
    .output(written),
  /** A contact that was wrong stays, struck out; its open promises are withdrawn. Taken back by `changes.undo`. */
  void: command('archives.edit')
    .input(reference)
    .output(written.extend({ undoId: id })),
  list: query('archives.read').input(pageInput.extend(contactFilter.shape)).output(pageOf(contactRow)),
  exportList: task('exports.run')
    .input(contactFilter.extend({ columns: z.array(z.enum(contactExportKeys)).min(1).optional() }))
    .output(eventIterator(exportEvent)),
  /** The book of promises: open ones first, the most overdue at the top. */
  promises: query('archives.read').input(pageInput.extend(promiseFilter.shape)).output(pageOf(promiseRow)),
  exportPromises: task('exports.run')
    .input(promiseFilter.extend({ columns: z.array(z.enum(promiseExportKeys)).min(1).optional() }))
    .output(eventIterator(exportEvent)),
  /** How an open promise ended. Taken back by `changes.undo`. */
  settlePromise: command('archives.edit')
    .input(reference.extend({ state: z.enum(['kept', 'broken', 'withdrawn']), note: words(200).default('') }))
    .output(written.extend({ undoId: id })),
  /** Open promises due today or before, for the desk. */
  duePromises: query('archives.read', { passive: true }).output(
    z.object({ dueToday: z.number().int(), overdue: z.number().int() }),
  ),
  /** Everything in both directions about one person or one house, newest first. */
  timeline: query('archives.read')
    .input(
      z.union([
        z.object({
          residentId: id,
          kinds: z.array(z.enum(timelineKinds)).optional(),
          direction: z.enum(directions).optional(),
          before: z.string().max(60).optional(),
          size: z.number().int().min(1).max(100).default(50),
        }),
        z.object({
          houseId: id,
          kinds: z.array(z.enum(timelineKinds)).optional(),
          direction: z.enum(directions).optional(),
          before: z.string().max(60).optional(),
          size: z.number().int().min(1).max(100).default(50),
        }),
      ]),
    )
    .output(
      z.object({
        entries: z.array(timelineEntry),
        /** Hand this in as `before` for older entries; null when there are none. */
        next: z.string().nullable(),
        /** How many entries there are of each kind, whatever the filter. */
        counts: z.record(z.enum(timelineKinds), z.number().int()),
      }),
    ),
}
