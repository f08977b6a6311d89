import { addDays, minuteIn, startOfDay } from '../../time/zone.ts'
import { weekdayOf } from './month.ts'

/** When the counter is open, Monday to Friday. There is no table of holidays yet. */
export const officeHours = { begins: '08:30', ends: '17:30' } as const

/** The parts of a day that a month is counted by; the ends of the office hours are among their bounds. */
const bounds = ['00:00', '06:00', '08:30', '12:00', '14:00', '17:30', '20:00', '24:00'] as const

export interface HourBand {
  /** `workday-0830` */
  code: string
  weekend: boolean
  begins: string
  ends: string
  /** Outside the office hours. */
  after: boolean
}

const bandsOf = (weekend: boolean): HourBand[] =>
  bounds.slice(0, -1).map((begins, index) => ({
    code: `${weekend ? 'weekend' : 'workday'}-${begins.replace(':', '')}`,
    weekend,
    begins,
    ends: bounds[index + 1]!,
    after: weekend || begins < officeHours.begins || begins >= officeHours.ends,
  }))

/** Working days first, then weekends; each from midnight to midnight. */
export const hourBands: readonly HourBand[] = [...bandsOf(false), ...bandsOf(true)]

/** What a list can be narrowed to: one band, or all outside the office hours. */
export const hourFilter = /^(?:after|(?:workday|weekend)-\d{4})$/
export const bandsNamed = (name: string): readonly HourBand[] =>
  hourBands.filter(({ code, after }) => (name === 'after' ? after : code === name))

/** A run of time within one day and one band; instants are UTC, the end is not part of it. */
export interface Slot {
  day: string
  band: HourBand
  starts: string
  ends: string
}

/** Clocks are changed by whole half-hours, so that each of them lies in one band whatever the season does. */
const step = 30 * 60_000

/** The days from one to another, both included, as runs of time; together they are those days without a gap. */
export function slotsOf(timeZone: string, from: string, to: string): Slot[] {
  const slots: Slot[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const weekend = weekdayOf(day) > 4
    const end = Date.parse(startOfDay(timeZone, addDays(day, 1)))
    for (let at = Date.parse(startOfDay(timeZone, day)); at < end; at += step) {
      const starts = new Date(at).toISOString()
      const ends = new Date(Math.min(at + step, end)).toISOString()
      const time = minuteIn(timeZone, starts).slice(11)
      const band = hourBands.findLast((each) => each.weekend === weekend && each.begins <= time)!
      const last = slots.at(-1)
      if (last?.day === day && last.band === band) last.ends = ends
      else slots.push({ day, band, starts, ends })
    }
  }
  return slots
}
