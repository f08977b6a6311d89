/** Of fewer than these no share is told; of fewer than those it is told with reserve. */
const hiddenBelow = 5
const weakBelow = 10

export interface Share {
  /** Per cent with one decimal; null where there is too little to speak of shares. */
  percent: number | null
  /** Told, but of so few that one more would change it much. */
  weak: boolean
}

/** Part of a whole, with the reserve that small numbers need: one of three is not yet a third. */
export function shareOf(part: number, whole: number): Share {
  if (whole < hiddenBelow) return { percent: null, weak: false }
  return { percent: Math.round((part / whole) * 1000) / 10, weak: whole < weakBelow }
}

/** Cases for every hundred households, one decimal; null where no houses are on record. */
export function perHundred(cases: number, households: number | null): Share {
  return households === null ? { percent: null, weak: false } : shareOf(cases, households)
}
