import type { TimelineEntry } from '../../../../../shared/modules/contacts/contract.ts'
import {
  timelineKinds,
  type Direction,
  type TimelineKind,
} from '../../../../../shared/modules/contacts/terms.ts'
import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'
import { contactEntries, promiseEntries } from './contact-entries.ts'
import { moveEntries, preferenceEntries, recordEntries } from './archive-entries.ts'
import { momentsOf, sources, type Of, type Source } from './moments.ts'
import { cursorOf, keyOf, newestFirst, placed, placeOf, type Placed } from './order.ts'
import type { Reader, Told } from './reader.ts'
import { recordedEntries, stepEntries, ticketEntries } from './ticket-entries.ts'

export type TimelineInput = Of & {
  kinds?: readonly TimelineKind[] | undefined
  direction?: Direction | undefined
  before?: string | undefined
  size: number
}

/**
 * Everything about one person or one house, newest first, a page at a time. The moments are read whole, since the
 * counts need them; the words only of the page. Errors: NOT_FOUND, INVALID_INPUT on `before`.
 */
export async function timeline(call: Call, input: TimelineInput) {
  const moments = (await isMerged(call, input)) ? [] : await momentsOf(call, input)
  const counts = Object.fromEntries(timelineKinds.map((kind) => [kind, 0])) as Record<TimelineKind, number>
  for (const { source } of moments) counts[sources[source]]++
  const { kinds, direction, before, size } = input
  const zone = call.services.timeZone
  let wanted = moments
    .filter(({ source }) => !kinds?.length || kinds.includes(sources[source]))
    .filter((moment) => direction === undefined || moment.direction === direction)
    .map((moment) => placed(zone, moment))
    .sort(newestFirst)
  if (before !== undefined) {
    const end = placeOf(before)
    wanted = wanted.filter((moment) => newestFirst(end, moment) < 0)
  }
  const page = wanted.slice(0, size)
  return {
    entries: await entriesOf(call, input, page),
    next: wanted.length > size ? cursorOf(page.at(-1)!) : null,
    counts,
  }
}

/** Whether it is the record a merge dropped: all of it stands at the kept one. Error: NOT_FOUND. */
async function isMerged({ db }: Call, of: Of): Promise<boolean> {
  if ('houseId' in of) {
    const house = await db.selectFrom('houses').select('id').where('id', '=', of.houseId).executeTakeFirst()
    if (!house) throw new Fault('NOT_FOUND')
    return false
  }
  const resident = await db
    .selectFrom('residents')
    .select('merged_into')
    .where('id', '=', of.residentId)
    .executeTakeFirst()
  if (!resident) throw new Fault('NOT_FOUND')
  return resident.merged_into !== null
}

const readers: [readonly Source[], Reader][] = [
  [['contact'], contactEntries],
  [['promise', 'settled'], promiseEntries],
  [['ticket'], ticketEntries],
  [['step'], stepEntries],
  [['contacted', 'finished', 'ended', 'callback'], recordedEntries],
  [['in', 'out'], moveEntries],
  [['record'], recordEntries],
  [['preference', 'met'], preferenceEntries],
]

async function entriesOf(call: Call, of: Of, page: readonly Placed[]): Promise<TimelineEntry[]> {
  const told = new Map<string, Told>()
  for (const [read, reader] of readers) {
    const moments = page.filter(({ source }) => read.includes(source))
    if (moments.length === 0) continue
    for (const [key, entry] of await reader(call, of, moments)) told.set(key, entry)
  }
  return page.flatMap((moment) => {
    const key = keyOf(moment)
    const entry = told.get(key)
    const { at, direction, source } = moment
    return entry ? [{ key, at, kind: sources[source], direction, ...entry }] : []
  })
}
