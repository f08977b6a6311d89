import type { KeyState, ParcelState, PassState, VisitorState } from './terms.ts'

const dayLength = 86_400_000

/** From so many days on somebody should be told again that a parcel waits. */
export const longWaitDays = 3

/** Calendar days from one day to another, `2026-11-21`; 0 on the same day, and never less. */
export const waitingDays = (arrivedOn: string, today: string): number =>
  Math.max(0, Math.round((Date.parse(today) - Date.parse(arrivedOn)) / dayLength))

/**
 * How a key stands at a moment. `loan` is the one that is not back yet, its `dueAt` null where no time was agreed.
 * Instants are UTC ISO-8601 with milliseconds, so that they compare as text.
 */
export function keyState(
  key: { voidedAt: string | null; returnedAt: string | null; loan: { dueAt: string | null } | null },
  now: string,
): KeyState {
  if (key.voidedAt !== null) return 'void'
  if (key.returnedAt !== null) return 'returned'
  if (key.loan === null) return 'held'
  return key.loan.dueAt !== null && key.loan.dueAt < now ? 'overdue' : 'out'
}

/** How a parcel stands on a day; `arrivedOn` is the day of its arrival in the office's time zone. */
export function parcelState(
  parcel: { voidedAt: string | null; handedAt: string | null; arrivedOn: string },
  today: string,
): ParcelState {
  if (parcel.voidedAt !== null) return 'void'
  if (parcel.handedAt !== null) return 'handed'
  return waitingDays(parcel.arrivedOn, today) >= longWaitDays ? 'long' : 'waiting'
}

export function visitorState(
  visitor: { voidedAt: string | null; leftAt: string | null; arrivedOn: string },
  today: string,
): VisitorState {
  if (visitor.voidedAt !== null) return 'void'
  if (visitor.leftAt !== null) return 'left'
  return visitor.arrivedOn < today ? 'overnight' : 'inside'
}

export function passState(
  pass: { voidedAt: string | null; releasedAt: string | null; validOn: string },
  today: string,
): PassState {
  if (pass.voidedAt !== null) return 'void'
  if (pass.releasedAt !== null) return 'released'
  return pass.validOn < today ? 'expired' : 'issued'
}

/** The last four digits of a phone, which is all that a label often has. */
export const isPhoneTail = (digits: string): boolean => /^\d{4}$/.test(digits)
