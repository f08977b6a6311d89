import type { OutageFacts, OutageRow } from '../../../shared/modules/outages/contract.ts'
import type { OutageKind } from '../../../shared/modules/outages/terms.ts'
import { addDays, instantIn, minuteIn } from '../../../shared/time/zone.ts'
import { typedTime } from '../contacts/typed-time.ts'

/** What is typed about an outage. Days are of the office, `2026-11-21`; times as typed, `1430`. */
export interface OutageDraft {
  kind: OutageKind
  planned: boolean
  /** Keys of `place-options.ts`; none is everybody. */
  places: string[]
  startDay: string | null
  startTime: string
  endDay: string | null
  endTime: string
  /** Null as long as it is the prepared one. */
  title: string | null
  words: string | null
}

/** Where and when the page is: the office's zone, its now in milliseconds, UTC. */
interface OfficeClock {
  zone: string
  now: number
}

export type OutageProblem = 'start' | 'end' | 'title' | 'words'

const shown = (instant: string, { zone }: OfficeClock): [day: string, time: string] => {
  const [day = '', time = ''] = minuteIn(zone, instant).split(' ')
  return [day, time]
}

/** An outage that begins now. */
export function blankOutage(clock: OfficeClock): OutageDraft {
  const [startDay, startTime] = shown(new Date(clock.now).toISOString(), clock)
  return {
    kind: 'water',
    planned: false,
    places: [],
    startDay,
    startTime,
    endDay: null,
    endTime: '',
    title: null,
    words: null,
  }
}

/** One that is known already, to be changed. */
export function draftOf(row: OutageRow, clock: OfficeClock): OutageDraft {
  const [startDay, startTime] = shown(row.startsAt, clock)
  const [endDay, endTime] = row.expectedEndAt ? shown(row.expectedEndAt, clock) : [null, '']
  const places = row.places.map(({ buildingId, unit }) => `${buildingId}/${unit}`)
  const { kind, planned, title, words } = row
  return { kind, planned, places, startDay, startTime, endDay, endTime, title, words }
}

type Typed = Pick<OutageDraft, 'startDay' | 'startTime' | 'endDay' | 'endTime'>

/** The moments meant, UTC; null where nothing, or no time, is typed. */
export function momentsOf(
  { startDay, startTime, endDay, endTime }: Typed,
  clock: OfficeClock,
): { startsAt: string | null; expectedEndAt: string | null } {
  const [today] = shown(new Date(clock.now).toISOString(), clock)
  const start = typedTime(startTime)
  const end = typedTime(endTime)
  const first = startDay ?? today
  // A night's work ends on the next day: nobody would mean an end before the start.
  const last = endDay ?? (start !== null && end !== null && end <= start ? addDays(first, 1) : first)
  return {
    startsAt: start && instantIn(clock.zone, `${first} ${start}`),
    expectedEndAt: end && instantIn(clock.zone, `${last} ${end}`),
  }
}

/** What is wrong with it, in the order of the form. `prepared`: the texts that stand where nobody typed. */
export function problemsOf(
  draft: OutageDraft,
  prepared: { title: string; words: string },
  clock: OfficeClock,
): OutageProblem[] {
  const { startsAt, expectedEndAt } = momentsOf(draft, clock)
  const untilNothing = draft.endTime.trim() === '' && draft.endDay === null
  const endWrong = expectedEndAt === null || (startsAt !== null && expectedEndAt <= startsAt)
  return [
    ...(startsAt === null ? (['start'] as const) : []),
    ...(!untilNothing && endWrong ? (['end'] as const) : []),
    ...((draft.title ?? prepared.title).trim() === '' ? (['title'] as const) : []),
    ...((draft.words ?? prepared.words).trim() === '' ? (['words'] as const) : []),
  ]
}

/** As the core takes it, once there are no problems. */
export function factsOf(
  draft: OutageDraft,
  prepared: { title: string; words: string },
  clock: OfficeClock,
): OutageFacts {
  const { startsAt, expectedEndAt } = momentsOf(draft, clock)
  return {
    kind: draft.kind,
    planned: draft.planned,
    title: (draft.title ?? prepared.title).trim().slice(0, 60),
    words: (draft.words ?? prepared.words).trim(),
    startsAt: startsAt ?? '',
    expectedEndAt,
    places: draft.places.map((key) => {
      const [buildingId, unit = ''] = key.split('/')
      return { buildingId: Number(buildingId), unit }
    }),
  }
}
