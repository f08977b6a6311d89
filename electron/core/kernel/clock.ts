/** The only place that asks the machine for the time; everything else is handed a clock. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }

/** A clock that starts at an instant and runs on from there, for tests. */
export function clockFrom(instant: string): Clock {
  const offset = Date.parse(instant) - Date.now()
  return { now: () => Date.now() + offset }
}

/** A clock that stands still until it is told. */
export function handClock(instant: string): Clock & { advance(milliseconds: number): void } {
  let now = Date.parse(instant)
  return { now: () => now, advance: (milliseconds) => void (now += milliseconds) }
}

/** UTC, ISO-8601 with milliseconds. */
export const instantOf = (milliseconds: number): string => new Date(milliseconds).toISOString()
