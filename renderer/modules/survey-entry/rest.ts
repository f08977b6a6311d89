/** Typing without a pause: since when, and when the last paper was begun, in milliseconds. */
export interface Streak {
  since: number
  last: number
}

const minute = 60_000
/** Whoever paused so long has rested. */
const pause = 10 * minute
/** After so long eyes and wrists want a pause, and errors grow. */
const long = 60 * minute

/** The streak once a paper is begun at `at`. */
export const streakAfter = (streak: Streak | null, at: number): Streak => ({
  since: streak && at - streak.last < pause ? streak.since : at,
  last: at,
})

export const restIsDue = (streak: Streak | null, at: number): boolean =>
  streak !== null && at - streak.last < pause && at - streak.since >= long
