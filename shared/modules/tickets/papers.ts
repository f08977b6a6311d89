import { z } from 'zod'
import { day, instant } from '../../contract/values.ts'
import type { FormCode } from '../office/terms.ts'
import { choice } from './choice.ts'
import { entryPermissions, ticketKinds } from './terms.ts'

/** The papers of one ticket. */
export const ticketForms = ['slip', 'work-sheet'] as const satisfies readonly FormCode[]
export type TicketForm = (typeof ticketForms)[number]

/** Everything that a ticket's papers show. */
export const ticketPaper = z.object({
  number: z.string(),
  kind: z.enum(ticketKinds),
  houseLong: z.string(),
  place: z.string(),
  /** Addressed, 王女士; the paper lies about. */
  caller: z.string(),
  /** Masked. */
  phone: z.string(),
  receivedAt: instant,
  backEntered: z.boolean(),
  channel: z.string(),
  category: z.string(),
  urgency: choice,
  firstAsked: z.string(),
  words: z.string(),
  demand: choice.nullable(),
  contactTime: z.string(),
  entry: z.enum(entryPermissions).nullable(),
  appointmentOn: day.nullable(),
  appointmentTime: z.string(),
  firstContactAt: instant.nullable(),
  firstContactDueAt: instant,
  replyDueAt: instant,
  resolveDueAt: instant,
  /** When it was handed over last, and to whom; null and empty before that. */
  dispatchedAt: instant.nullable(),
  department: z.string(),
  assignee: z.string(),
  /** Solved while the owner stood there: when and what was answered. */
  solved: z.object({ at: instant, words: z.string() }).nullable(),
  /** How often each was printed. */
  printed: z.object({ slip: z.number().int(), 'work-sheet': z.number().int() }),
  voided: z.boolean(),
})
export type TicketPaper = z.infer<typeof ticketPaper>

/** What a text for a chat group is made of; `whole` only for who may tell it. */
export const chatFacts = z.object({
  number: z.string(),
  kind: z.enum(ticketKinds),
  building: z.string(),
  unit: z.string(),
  /** Masked like the words. */
  place: z.string(),
  category: z.string(),
  urgency: choice,
  words: z.string(),
  demand: choice.nullable(),
  department: z.string(),
  resolveDueAt: instant,
  appointmentOn: day.nullable(),
  appointmentTime: z.string(),
  whole: z.object({ room: z.string(), caller: z.string(), phone: z.string() }).nullable(),
})
export type ChatFacts = z.infer<typeof chatFacts>
