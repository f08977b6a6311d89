import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/time/zone.ts'
import { endOfYears, usualWarranties, warrantyLeft } from './warranties.ts'

describe('the end of a warranty', () => {
  it.each([
    ['2016-07-01', 5, '2021-07-01'],
    ['2016-02-29', 5, '2021-02-28'],
    ['2016-02-29', 4, '2020-02-29'],
    ['2016-02', 2, '2018-02-28'],
    ['2014-02', 2, '2016-02-29'],
    ['2016', 2, '2018-12-31'],
  ])('%s and %i years', (from, years, end) => expect(endOfYears(from, years)).toBe(end))

  it('is proposed for the parts that have a usual time, and for no other', () => {
    expect(usualWarranties('2024-06-30')).toEqual({
      waterproofing: '2029-06-30',
      'pipes-and-wiring': '2026-06-30',
      'heating-and-cooling': '2026-06-30',
      decoration: '2026-06-30',
    })
  })
})

describe('what is left of a warranty', () => {
  it.each([
    ['2026-11-21', 'soon', 0],
    ['2026-11-20', 'ended', -1],
    ['2027-02-19', 'soon', 90],
    ['2027-02-20', 'running', 91],
  ] as const)('until %s is %s', (until, state, days) =>
    expect(warrantyLeft(until, '2026-11-21')).toMatchObject({ state, days }),
  )

  it('counts whole months', () => {
    expect(warrantyLeft('2029-01-20', '2026-11-21').months).toBe(25)
    expect(warrantyLeft('2029-01-21', '2026-11-21').months).toBe(26)
  })

  it('is as many days as lie between', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4000, max: 4000 }), (days) => {
        expect(warrantyLeft(addDays('2026-11-21', days), '2026-11-21').days).toBe(days)
      }),
    )
  })
})
