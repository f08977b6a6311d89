import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../time/zone.ts'
import { keyState, longWaitDays, parcelState, passState, visitorState, waitingDays } from './rules.ts'

const today = '2026-11-21'
const day = fc.integer({ min: 0, max: 4000 }).map((count) => addDays('2020-01-01', count))
const instant = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString())
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })

describe('days of waiting', () => {
  it('are the days that pass, over months, years and leap days', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 3000 }), (from, count) => {
        expect(waitingDays(from, addDays(from, count))).toBe(count)
      }),
    )
  })

  it('are none for a parcel dated ahead by a clock that was wrong', () => {
    expect(waitingDays('2026-11-22', today)).toBe(0)
  })

  it('make a parcel wait long from the third on, whatever the hour it came', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (count) => {
        const parcel = { voidedAt: null, handedAt: null, arrivedOn: addDays(today, -count) }
        expect(parcelState(parcel, today)).toBe(count >= longWaitDays ? 'long' : 'waiting')
      }),
    )
  })
})

describe('a key', () => {
  it('is in exactly the state that its dates tell', () => {
    fc.assert(
      fc.property(
        maybe(instant),
        maybe(instant),
        maybe(fc.record({ dueAt: maybe(instant) })),
        instant,
        (voidedAt, returnedAt, loan, now) => {
          const state = keyState({ voidedAt, returnedAt, loan }, now)
          expect(state === 'void').toBe(voidedAt !== null)
          if (voidedAt !== null) return
          expect(state === 'returned').toBe(returnedAt !== null)
          if (returnedAt !== null) return
          expect(state === 'held').toBe(loan === null)
          const late = loan !== null && loan.dueAt !== null && Date.parse(loan.dueAt) < Date.parse(now)
          expect(state === 'overdue').toBe(late)
        },
      ),
    )
  })

  it('is overdue only once its time is over', () => {
    const due = '2026-11-21T10:00:00.000Z'
    const lent = { voidedAt: null, returnedAt: null, loan: { dueAt: due } }
    expect(keyState(lent, due)).toBe('out')
    expect(keyState(lent, '2026-11-21T10:00:00.001Z')).toBe('overdue')
  })
})

describe('visitors and passes', () => {
  it.each([
    [{ arrivedOn: today, leftAt: null, voidedAt: null }, 'inside'],
    [{ arrivedOn: '2026-11-20', leftAt: null, voidedAt: null }, 'overnight'],
    [{ arrivedOn: '2026-11-20', leftAt: '2026-11-20T10:00:00.000Z', voidedAt: null }, 'left'],
    [{ arrivedOn: '2026-11-20', leftAt: null, voidedAt: '2026-11-20T10:00:00.000Z' }, 'void'],
  ])('a visitor %o is %s', (visitor, state) => {
    expect(visitorState(visitor, today)).toBe(state)
  })

  it.each([
    [{ validOn: today, releasedAt: null, voidedAt: null }, 'issued'],
    [{ validOn: '2026-11-22', releasedAt: null, voidedAt: null }, 'issued'],
    [{ validOn: '2026-11-20', releasedAt: null, voidedAt: null }, 'expired'],
    [{ validOn: '2026-11-20', releasedAt: '2026-11-20T10:00:00.000Z', voidedAt: null }, 'released'],
    [{ validOn: today, releasedAt: null, voidedAt: '2026-11-20T10:00:00.000Z' }, 'void'],
  ])('a pass %o is %s', (pass, state) => {
    expect(passState(pass, today)).toBe(state)
  })
})
