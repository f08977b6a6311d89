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
import { ticketExportKeys } from './export-columns.ts'
import { callerRoles, contactResults, ticketEventKinds, ticketKinds, ticketStates } from './terms.ts'

/** An entry of one of the office's lists. */
const code = z.string().min(1).max(40)
/** The same as it is shown: by the office's name for it, or in the page's language while it is `shipped`. */
const choice = z.object({ code, name: z.string(), shipped: z.boolean() })
export type Choice = z.infer<typeof choice>

const registration = z.object({
  kind: z.enum(ticketKinds),
  channelId: id,
  categoryId: id,
  words: requiredWords(4000),
  /** Who or where: at least one of house, resident, caller name or place. */
  houseId: id.nullable().default(null),
  residentId: id.nullable().default(null),
  callerName: words(40).default(''),
  callerPhone: words(40).default(''),
  callerRole: z.enum(callerRoles).nullable().default(null),
  place: words(100).default(''),
  /** Codes of the office's own lists; the core refuses one that is not offered. */
  demand: code.nullable().default(null),
  emotion: code.default('calm'),
  urgency: code.default('normal'),
  contactTime: words(60).default(''),
  /** Sent again after a lost answer, the same key returns the ticket already saved. */
  requestKey: z.uuid(),
})
export type Registration = z.input<typeof registration>

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
  from: day.optional(),
  to: day.optional(),
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
  'void',
  'print',
] as const
export type TicketAction = (typeof ticketActions)[number]

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
  void: command('tickets.void')
    .input(reference.extend({ reason: requiredWords(200) }))
    .output(written),
  /** The caller's whole number, audited. No reason is asked of whoever received or works on the unfinished ticket. */
  revealPhone: command('phones.reveal')
    .input(z.object({ id, reason: requiredWords(100).optional() }))
    .output(z.object({ phone: z.string() })),
  /** Everything the slip shows; asking prints nothing. */
  slip: query('tickets.read')
    .input(z.object({ id }))
    .output(
      z.object({
        office: z.string(),
        hotline: z.string(),
        slogan: z.string(),
        community: z.string(),
        number: z.string(),
        kind: z.enum(ticketKinds),
        houseLong: z.string(),
        place: z.string(),
        caller: z.string(),
        phone: z.string(),
        receivedAt: instant,
        channel: z.string(),
        category: z.string(),
        firstAsked: z.string(),
        words: z.string(),
        demand: choice.nullable(),
        firstContactAt: instant.nullable(),
        firstContactDueAt: instant,
        replyDueAt: instant,
        resolveDueAt: instant,
        /** The form's number, edition and how long it is kept. */
        form: z.object({ number: z.string(), edition: z.string(), retention: z.string() }),
        printHeader: z.string(),
        printFooter: z.string(),
        printedCount: z.number().int(),
        voided: z.boolean(),
      }),
    ),
  /** Records that the slip went to paper; answers which print it was. From the second on it is marked 补打. */
  slipPrinted: command('tickets.register')
    .input(z.object({ id }))
    .output(z.object({ copy: z.number().int() })),
  exportList: task('exports.run')
    .input(
      ticketFilter.extend({
        columns: z.array(z.enum(ticketExportKeys)).min(1).optional(),
        unmaskedReason: requiredWords(100).optional(),
      }),
    )
    .output(eventIterator(exportEvent)),
}
