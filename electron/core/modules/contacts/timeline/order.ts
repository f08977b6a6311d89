import { startOfDay } from '../../../../../shared/time/zone.ts'
import { Fault } from '../../../kernel/errors.ts'
import { sources, type Moment, type Source } from './moments.ts'

/** A moment with the instant by which it is sorted: a partial date stands at its beginning. */
export interface Placed extends Moment {
  instant: string
}

const ranks = new Map((Object.keys(sources) as Source[]).map((source, rank) => [source, rank]))

export const keyOf = ({ source, id }: Pick<Moment, 'source' | 'id'>): string => `${source}:${id}`

/** When a moment was, so that days of the office's time zone and instants can be compared. */
export function placed(timeZone: string, moment: Moment): Placed {
  const { at } = moment
  const day = at.length <= 10
  return { ...moment, instant: day ? startOfDay(timeZone, at + '-01-01'.slice(at.length - 4)) : at }
}

type Place = Pick<Placed, 'instant' | 'source' | 'id'>

/** Newest first; entries of one moment have an order of their own, so that a page's end is always the same. */
export function newestFirst(one: Place, other: Place): number {
  if (one.instant !== other.instant) return one.instant < other.instant ? 1 : -1
  const rank = ranks.get(other.source)! - ranks.get(one.source)!
  return rank === 0 ? other.id - one.id : rank
}

/** Where a page ended, `2026-11-21T01:12:00.000Z|step:12`: it need not be there any more. */
export const cursorOf = (last: Place): string => `${last.instant}|${keyOf(last)}`

/** Error: INVALID_INPUT on `before` for what is not a cursor. */
export function placeOf(cursor: string): Place {
  const [, instant, source, id] = /^([-0-9T:.Z]+)\|([a-z]+):(\d+)$/.exec(cursor) ?? []
  if (!instant || !ranks.has(source as Source)) throw new Fault('INVALID_INPUT', { field: 'before' })
  return { instant, source: source as Source, id: Number(id) }
}
