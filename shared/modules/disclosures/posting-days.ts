import { addDays } from '../../time/zone.ts'

/** A sheet is printed once it is published, and hung up soon after; more days ahead are a slip of the year. */
const mostDaysAhead = 92
/** Until the next yearly one is out at the latest. */
const mostDaysPosted = 366

/**
 * The days on which a sheet's posting may begin: not before what it tells of began (one that was typed may be of years ago), and not
 * long after today.
 */
export function postingBounds(fromMonth: string, today: string): { earliest: string; latest: string } {
  const first = `${fromMonth}-01`
  return { earliest: first < today ? first : today, latest: addDays(today, mostDaysAhead) }
}

/** The last day until which a sheet that is posted from a day may hang. */
export const lastPosted = (postedFrom: string): string => addDays(postedFrom, mostDaysPosted)
