import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayIn, instantIn, minuteIn, startOfDay } from './zone.ts'

const zones = fc.constantFrom('Asia/Shanghai', 'UTC', 'Asia/Kolkata', 'America/New_York')
const minutes = fc
  .date({ min: new Date('1971-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => `${date.toISOString().slice(0, 10)} ${date.toISOString().slice(11, 16)}`)

it('reads a time of the clock as the instant that shows it', () => {
  fc.assert(
    fc.property(fc.constantFrom('Asia/Kolkata', 'UTC'), minutes, (zone, minute) => {
      expect(minuteIn(zone, instantIn(zone, minute))).toBe(minute)
    }),
  )
})

it('begins a day with its first minute', () => {
  fc.assert(
    fc.property(zones, minutes, (zone, minute) => {
      const day = minute.slice(0, 10)
      expect(dayIn(zone, startOfDay(zone, day))).toBe(day)
    }),
  )
})

it.each([
  ['Asia/Shanghai', '2026-11-21 09:12', '2026-11-21T01:12:00.000Z'],
  ['America/New_York', '2026-03-08 12:00', '2026-03-08T16:00:00.000Z'],
])('%s %s is %s', (zone, minute, instant) => {
  expect(instantIn(zone, minute)).toBe(instant)
})
