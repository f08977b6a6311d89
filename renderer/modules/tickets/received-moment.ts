import { addDays, dayIn, instantIn } from '../../../shared/time/zone.ts'
import { typedTime } from '../contacts/typed-time.ts'

/** The true time of receipt as it is typed; both empty: now. */
export interface ReceivedDraft {
  /** `2026-11-20`; empty means today. */
  day: string | null
  /** As typed: `08:40`, `840`, `8：40`. */
  time: string
}

/** The moment of the office: `now` in milliseconds, UTC, and its time zone. */
export interface OfficeClock {
  now: number
  timeZone: string
}

export type ReceivedProblem = 'receivedTime' | 'receivedFuture' | 'receivedOld'

/** So many days back a matter can still be entered. */
export const longestBack = 90

/** The typed time as an instant, or what is wrong with it; neither where nothing was typed. */
export function receivedMoment(
  { day, time }: ReceivedDraft,
  { now, timeZone }: OfficeClock,
): { at: string | null; problem: ReceivedProblem | null } {
  if (!day && time.trim() === '') return { at: null, problem: null }
  const clock = typedTime(time)
  if (clock === null) return { at: null, problem: 'receivedTime' }
  const at = instantIn(timeZone, `${day || dayIn(timeZone, new Date(now).toISOString())} ${clock}`)
  if (Date.parse(at) > now) return { at, problem: 'receivedFuture' }
  if (Date.parse(at) < now - longestBack * 86_400_000) return { at, problem: 'receivedOld' }
  return { at, problem: null }
}

/** What a back-entry begins with: yesterday at this time of the day. */
export function yesterdayNow({ now, timeZone }: OfficeClock): ReceivedDraft {
  const instant = new Date(now).toISOString()
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  return { day: addDays(dayIn(timeZone, instant), -1), time: time.format(new Date(now)) }
}
