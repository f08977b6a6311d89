import { z } from 'zod'
import { day, id, instant, requiredWords, words } from '../../contract/values.ts'
import { code } from './choice.ts'
import { callerRoles, entryPermissions, ticketKinds } from './terms.ts'

/** An answer to one of the category's questions, kept with the question as it was asked. */
const ticketAnswer = z.object({
  question: requiredWords(100),
  answer: z.enum(['yes', 'no', 'unknown']),
  /** The answer called for the emergency note. */
  alarm: z.boolean().default(false),
})
export const ticketAnswers = z.array(ticketAnswer).max(12)
/** A photograph's SHA-256, by which `attachments.add` answered. */
export const photoHash = z.string().regex(/^[0-9a-f]{64}$/)

/** What is said of a matter as it comes in. */
export const registration = z.object({
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
  /** Repairs: whether one may go in when nobody is at home, and when somebody comes. */
  entry: z.enum(entryPermissions).nullable().default(null),
  appointmentOn: day.nullable().default(null),
  appointmentTime: words(40).default(''),
  /** Which group, box or account a written message came from. */
  channelNote: words(60).default(''),
  answers: ticketAnswers.default([]),
  /** Solved on the spot: what was answered or done. The ticket is closed as it is saved. */
  solved: requiredWords(2000).nullable().default(null),
  /** Entered later than received: the true moment. Promised times run from it. */
  receivedAt: instant.nullable().default(null),
  /** The number of a blank slip filled in by hand; empty: the next of the series. */
  blankNumber: words(30).default(''),
  /** An unfinished ticket about the same matter; this one then waits for it. */
  joinInto: id.nullable().default(null),
  photos: z.array(photoHash).max(12).default([]),
  /** Sent again after a lost answer, the same key returns the ticket already saved. */
  requestKey: z.uuid(),
})
export type Registration = z.input<typeof registration>
