import type { z } from 'zod'
import type { ticketsContract } from '../../../../shared/modules/tickets/contract.ts'
import { addDays, dayIn } from '../../../../shared/time/zone.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { resolveCaller } from './caller.ts'

export type Registration = z.output<(typeof ticketsContract.register)['~orpc']['inputSchema'] & z.ZodType>

/** Older matters belong into an import of the old ledger. */
export const oldestBackEntryDays = 90

/** What the person said and the clerk chose, as the ticket keeps it. Errors: as `resolveCaller`. */
export async function factsOf(call: Call, input: Registration) {
  return {
    kind: input.kind,
    channel_id: input.channelId,
    category_id: input.categoryId,
    words: input.words,
    ...(await resolveCaller(call, input)),
    demand: input.demand,
    emotion: input.emotion,
    urgency: input.urgency,
    contact_time: input.contactTime,
    entry: input.entry,
    appointment_on: input.appointmentOn,
    appointment_time: input.appointmentTime,
    channel_note: input.channelNote,
    answers: JSON.stringify(input.answers),
    solved_on_spot: input.solved === null ? 0 : 1,
    result: input.solved ?? '',
  } as const
}

export type Facts = Awaited<ReturnType<typeof factsOf>>

/**
 * When it was received: now, or the earlier moment it is entered for. Error: INVALID_INPUT on `receivedAt` for a moment
 * to come or one more than 90 days ago.
 */
export function receivedAtOf(call: Call, { receivedAt }: Registration): string {
  if (receivedAt === null) return call.now
  const moment = Date.parse(receivedAt)
  const age = Date.parse(call.now) - moment
  if (age < 0 || age > oldestBackEntryDays * 86_400_000)
    throw new Fault('INVALID_INPUT', { field: 'receivedAt' })
  return new Date(moment).toISOString()
}

/**
 * Entered later than it was received, as whatever was written on paper first. A message read within the day it came is none: it is entered when it is seen, and
 * its true moment starts the clock.
 */
export function isBackEntered(call: Call, input: Registration, live: boolean): boolean {
  const { receivedAt, blankNumber } = input
  if (blankNumber !== '') return true
  return receivedAt !== null && (live || dayIn(call.services.timeZone, receivedAt) !== call.today)
}

/**
 * Nobody comes before it was received, nor years later. Error: INVALID_INPUT on `appointmentOn`.
 */
export function checkAppointment(call: Call, { appointmentOn }: Registration, receivedAt: string): void {
  if (appointmentOn === null) return
  const latest = addDays(call.today, 366)
  if (appointmentOn < dayIn(call.services.timeZone, receivedAt) || appointmentOn > latest)
    throw new Fault('INVALID_INPUT', { field: 'appointmentOn' })
}
