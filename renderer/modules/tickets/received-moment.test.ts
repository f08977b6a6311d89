import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minuteIn } from '../../../shared/time/zone.ts'
import { receivedMoment, yesterdayNow } from './received-moment.ts'

const clock = { now: Date.parse('2026-11-21T01:12:00.000Z'), timeZone: 'Asia/Shanghai' }

describe('the true time of receipt', () => {
  it('is today where only a time is written, and now where nothing is', () => {
    expect(receivedMoment({ day: null, time: '0840' }, clock)).toEqual({
      at: '2026-11-21T00:40:00.000Z',
      problem: null,
    })
    expect(receivedMoment({ day: null, time: ' ' }, clock)).toEqual({ at: null, problem: null })
    expect(receivedMoment({ day: null, time: '8' }, clock)).toEqual({ at: null, problem: 'receivedTime' })
  })

  it('begins a back-entry yesterday at this time', () => {
    expect(yesterdayNow(clock)).toEqual({ day: '2026-11-20', time: '09:12' })
  })

  it('is every minute of the last ninety days as it was written, and none to come', () => {
    fc.assert(
      fc.property(fc.integer({ min: -90 * 1440, max: 1440 }), (minutes) => {
        const instant = new Date(clock.now + minutes * 60_000).toISOString()
        const [day = '', time = ''] = minuteIn(clock.timeZone, instant).split(' ')
        const found = receivedMoment({ day, time }, clock)
        expect(found).toEqual({ at: instant, problem: minutes > 0 ? 'receivedFuture' : null })
      }),
    )
  })
})
