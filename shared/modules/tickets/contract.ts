import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { exportEvent } from '../../contract/export.ts'
import { paperSizes } from '../../contract/desktop.ts'
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
import { hourFilter } from '../reports/office-hours.ts'
import { ticketMarks, ticketSources } from '../reports/terms.ts'
import { blankSlip } from './blank-slip.ts'
import { ticketBrief } from './brief.ts'
import { choice } from './choice.ts'
import { ticketExportKeys } from './export-columns.ts'
import { chatFacts, ticketForms, ticketPaper } from './papers.ts'
import { ticketProgress } from './progress.ts'
import { photoHash, registration, ticketAnswers } from './registration.ts'
import { relatedTicket } from './related.ts'
import {
  callerRoles,
  contactResults,
  entryPermissions,
  ticketEventKinds,
  ticketKinds,
  ticketStates,
} from './terms.ts'

export type { BlankSlip } from './blank-slip.ts'
export type { Choice } from './choice.ts'
export type { ChatFacts, TicketForm, TicketPaper } from './papers.ts'
export type { TicketProgress } from './progress.ts'
export type { Registration } from './registration.ts'
export type { RelatedTicket } from './related.ts'
export { photoHash, ticketAnswers } from './registration.ts'

const ticketRow = z.object({
  id,
  version,
  number: z.string(),
  kind: z.enum(ticketKinds),
  state: z.enum(ticketStates),
  urgency: choice,
  room: z.string(),
  caller: z.string(),
  category: z.string(),
  channel: z.string(),
  words: z.string(),
  department: z.string(),
  assignee: z.string(),
  firstAsked: z.string(),
  receivedAt: instant,
  firstContactAt: instant.nullable(),
  firstContactDueAt: instant,
  resolveDueAt: instant,
  /** The next promised time that is still open, for sorting and colour. */
  dueAt: instant.nullable(),
  closedAt: instant.nullable(),
  /** Entered later than received. */
  backEntered: z.boolean(),
})
export type TicketRow = z.infer<typeof ticketRow>

const ticketFilter = z.object({
  text: words(60).optional(),
  kind: z.enum(ticketKinds).optional(),
  states: z.array(z.enum(ticketStates)).optional(),
  categoryId: id.optional(),
  channelId: id.optional(),
  departmentId: id.optional(),
  buildingId: id.optional(),
  houseId: id.optional(),
  residentId: id.optional(),
  mine: z.boolean().optional(),
  overdue: z.boolean().optional(),
  /** Days of receipt, both included. */
  from: day.optional(),
  to: day.optional(),
  /** Days of closing, both included. */
  closedFrom: day.optional(),
  closedTo: day.optional(),
  /** Open as the day ended; today: now. */
  openOn: day.optional(),
  /** What a month's figure counts, and whose times it looks at. */
  mark: z.enum(ticketMarks).optional(),
  source: z.enum(ticketSources).optional(),
  /** A part of the day, or `after` the office hours; needs `from` and `to`, a year apart at most. */
  hours: z.string().regex(hourFilter).optional(),
})

const ticketEvent = z.object({
  /** Below zero where it was made up from what a ledger kept elsewhere recorded. */
  id: z.number().int(),
  at: instant,
  actor: z.string(),
  kind: z.enum(ticketEventKinds),
  text: z.string(),
  /** Codes and names that the page turns into a sentence. */
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
})

export const ticketActions = [
  'first-contact',
  'assign',
  'note',
  'done',
  'close',
  'reopen',
  'join',
  'part',
  'photo',
  'publish',
  'void',
  'print',
] as const
export type TicketAction = (typeof ticketActions)[number]

const ticketPhoto = z.object({
  id,
  version,
  hash: photoHash,
  width: z.number().int(),
  height: z.number().int(),
  caption: z.string(),
  addedAt: instant,
  addedBy: z.string(),
})
export type TicketPhoto = z.infer<typeof ticketPhoto>

const ticketDetail = ticketRow.extend({
  houseId: id.nullable(),
  houseLong: z.string(),
  residentId: id.nullable(),
  callerRole: z.enum(callerRoles).nullable(),
  callerPhone: z.string(),
  place: z.string(),
  demand: choice.nullable(),
  emotion: choice,
  contactTime: z.string(),
  categoryId: id,
  channelId: id,
  channelLive: z.boolean(),
  departmentId: id.nullable(),
  assigneeId: id.nullable(),
  firstContactResult: z.enum(contactResults).nullable(),
  replyDueAt: instant,
  enteredAt: instant,
  doneAt: instant.nullable(),
  voidReason: z.string(),
  printedCount: z.number().int(),
  entry: z.enum(entryPermissions).nullable(),
  appointmentOn: day.nullable(),
  appointmentTime: z.string(),
  channelNote: z.string(),
  answers: ticketAnswers,
  solvedOnSpot: z.boolean(),
  /** The unfinished ticket this one waits for, and those that wait for this one. */
  joinedInto: ticketBrief.nullable(),
  joined: z.array(ticketBrief),
  photos: z.array(ticketPhoto),
  /** What may be told to everybody about it, without names; null where nobody wrote it. */
  digest: z.string(),
  publishable: z.boolean(),
  /** What a ledger kept elsewhere recorded; empty for tickets of this program. Times stay as recorded. */
  recorded: z
    .object({
      result: z.string(),
      cause: choice.nullable(),
      responsibility: choice.nullable(),
      timely: z.boolean().nullable(),
      callbackAt: instant.nullable(),
      callbackScore: z.number().int().nullable(),
      callbackWords: z.string(),
    })
    .nullable(),
  rule: z.object({
    firstContactMinutes: z.number(),
    replyMinutes: z.number(),
    resolveMinutes: z.number(),
  }),
  events: z.array(ticketEvent),
  /** What this person may do with it now. */
  actions: z.array(z.enum(ticketActions)),
})
export type TicketDetail = z.infer<typeof ticketDetail>

export const deskQueues = ['uncontacted', 'due-today', 'overdue', 'mine', 'first-asked'] as const
export type DeskQueue = (typeof deskQueues)[number]

export const ticketsContract = {
  register: command('tickets.register')
    .input(registration)
    .output(written.extend({ number: z.string() })),
  list: query('tickets.read').input(pageInput.extend(ticketFilter.shape)).output(pageOf(ticketRow)),
  get: query('tickets.read').input(z.object({ id })).output(ticketDetail),
  /** The start page: counts of every queue, the chosen queue's rows, and the strip's oldest un-contacted. */
  desk: query('tickets.read', { passive: true })
    .input(z.object({ queue: z.enum(deskQueues).default('due-today') }))
    .output(
      z.object({
        counts: z.record(z.enum(deskQueues), z.number().int()),
        rows: z.array(ticketRow),
        uncontacted: z.array(ticketRow),
        receivedToday: z.number().int(),
        closedToday: z.number().int(),
        /** What happened lately, newest first. */
        recent: z.array(
          z.object({
            at: instant,
            kind: z.enum(ticketEventKinds),
            ticketId: id,
            number: z.string(),
            room: z.string(),
            words: z.string(),
          }),
        ),
      }),
    ),
  firstContact: command('tickets.work')
    .input(reference.extend({ result: z.enum(contactResults), text: words(500).default('') }))
    .output(written),
  assign: command('tickets.dispatch')
    .input(
      reference.extend({
        departmentId: id,
        assigneeId: id.nullable().default(null),
        text: words(500).default(''),
      }),
    )
    .output(written),
  note: command('tickets.work')
    .input(reference.extend({ text: requiredWords(2000) }))
    .output(written),
  done: command('tickets.work')
    .input(reference.extend({ text: requiredWords(2000) }))
    .output(written),
  reopen: command('tickets.close')
    .input(reference.extend({ text: requiredWords(500) }))
    .output(written),
  close: command('tickets.close')
    .input(reference.extend({ text: words(2000).default('') }))
    .output(written),
  /** Unfinished tickets of the same house, unit, riser or building, or about the same; at most eight, nearest first. */
  related: query('tickets.register')
    .input(
      z.object({
        kind: z.enum(ticketKinds),
        houseId: id.nullable(),
        categoryId: id.nullable(),
        place: words(100).default(''),
        words: words(4000).default(''),
        /** A ticket that is not to be found: the one on the screen. */
        except: id.nullable().default(null),
      }),
    )
    .output(z.array(relatedTicket)),
  /**
   * Makes a ticket wait for another about the same matter: it is closed with it. Errors: NOT_ALLOWED_NOW for one that
   * others wait for or that waits already, INVALID_INPUT on `intoId`.
   */
  join: command('tickets.dispatch')
    .input(reference.extend({ intoId: id }))
    .output(written),
  /** Takes a joined ticket out again; it is open as before. */
  part: command('tickets.dispatch')
    .input(reference.extend({ text: words(500).default('') }))
    .output(written),
  /** How matters stand, by a number (also as a scanner types it), phone or room; unfinished first, then the newest. */
  progress: query('tickets.read')
    .input(z.object({ text: words(60) }))
    .output(z.array(ticketProgress)),
  /** What may be told to everybody about a ticket, and whether it may. */
  publish: command('tickets.close')
    .input(reference.extend({ digest: words(300), publishable: z.boolean() }))
    .output(written),
  /** Numbers for slips filled in by hand, the next of the day's series of that kind; kept until used or voided. */
  reserveBlanks: command('tickets.register')
    .input(
      z.object({ kind: z.enum(ticketKinds), count: z.number().int().min(1).max(50), requestKey: z.uuid() }),
    )
    .output(z.object({ block: z.string(), numbers: z.array(z.string()) })),
  blanks: query('tickets.read')
    .input(z.object({ block: words(40).optional(), out: z.boolean().default(false) }))
    .output(z.array(blankSlip)),
  voidBlank: command('tickets.void')
    .input(reference.extend({ reason: requiredWords(200) }))
    .output(written),
  void: command('tickets.void')
    .input(reference.extend({ reason: requiredWords(200) }))
    .output(written),
  /** The caller's whole number, audited. No reason is asked of whoever received or works on the unfinished ticket. */
  revealPhone: command('phones.reveal')
    .input(z.object({ id, reason: requiredWords(100).optional() }))
    .output(z.object({ phone: z.string() })),
  /** Everything that a ticket's papers show, the slip and the work sheet; asking prints nothing. */
  slip: query('tickets.read').input(z.object({ id })).output(ticketPaper),
  /** Records that a ticket's paper was printed; answers which print it was. From the second on it is marked 补打. */
  slipPrinted: command('tickets.register')
    .input(
      z.object({
        id,
        form: z.enum(ticketForms).default('slip'),
        paper: z.enum(paperSizes).default('A5'),
      }),
    )
    .output(z.object({ copy: z.number().int() })),
  /** What may be told in a chat group: no room, name, phone, ID number or plate. Error: NOT_FOUND. */
  chatText: query('tickets.read').input(z.object({ id })).output(chatFacts),
  /** The same with room, name and phone, for a group of the staff alone; audited. Error: NOT_FOUND. */
  chatTextWhole: command('phones.reveal')
    .input(z.object({ id, reason: requiredWords(100) }))
    .output(chatFacts),
  exportList: task('exports.run')
    .input(
      ticketFilter.extend({
        columns: z.array(z.enum(ticketExportKeys)).min(1).optional(),
        unmaskedReason: requiredWords(100).optional(),
      }),
    )
    .output(eventIterator(exportEvent)),
}
