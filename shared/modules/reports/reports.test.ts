import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startOfDay } from '../../time/zone.ts'
import { addMonths, daysOf, lastDay, month, weekdayOf } from './month.ts'
import { bandsNamed, hourBands, hourFilter, slotsOf } from './office-hours.ts'
import { perHundred, shareOf } from './share.ts'

describe('months', () => {
  it('follow one another over the year’s end, and back', () => {
    expect(addMonths('2026-12', 1)).toBe('2027-01')
    expect(addMonths('2026-01', -1)).toBe('2025-12')
    fc.assert(
      fc.property(fc.integer({ min: -900, max: 900 }), (count) => {
        expect(addMonths(addMonths('2026-11', count), -count)).toBe('2026-11')
      }),
    )
  })

  it('end with their last day', () => {
    expect(lastDay('2024-02')).toBe('2024-02-29')
    expect(daysOf('2025-02')).toHaveLength(28)
    expect(daysOf('2026-12').at(-1)).toBe('2026-12-31')
  })

  it('begin their weeks on Monday', () => {
    expect(weekdayOf('2026-11-16')).toBe(0)
    expect(weekdayOf('2026-11-22')).toBe(6)
  })

  it('have names of one kind', () => {
    for (const name of ['2026-11', '1999-01']) expect(month.safeParse(name).success).toBe(true)
    for (const name of ['2026-13', '2026-00', '2026-1', '26-11'])
      expect(month.safeParse(name).success).toBe(false)
  })
})

describe('parts of the day', () => {
  it.each(['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'])(
    'follow one another without a gap in %s, also where clocks are changed',
    (zone) => {
      for (const [from, to] of [
        ['2026-03-06', '2026-03-10'],
        ['2026-04-03', '2026-04-06'],
        ['2026-10-03', '2026-10-05'],
        ['2026-10-30', '2026-11-02'],
      ] as const) {
        const slots = slotsOf(zone, from, to)
        expect(slots[0]!.starts).toBe(startOfDay(zone, from))
        slots.slice(1).forEach(({ starts }, index) => expect(starts).toBe(slots[index]!.ends))
        expect(new Set(slots.map(({ day }) => day)).size).toBe(
          Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1,
        )
        expect(slots.every(({ starts, ends }) => starts < ends)).toBe(true)
      }
    },
  )

  it('are shorter by the hour that is left out', () => {
    const night = slotsOf('America/New_York', '2026-03-08', '2026-03-08').filter(
      ({ band }) => band.code === 'weekend-0000',
    )
    expect(night.map(({ starts, ends }) => (Date.parse(ends) - Date.parse(starts)) / 3_600_000)).toEqual([5])
  })

  it('know the office hours', () => {
    const open = hourBands.filter(({ after }) => !after).map(({ code }) => code)
    expect(open).toEqual(['workday-0830', 'workday-1200', 'workday-1400'])
    expect(bandsNamed('after')).toHaveLength(hourBands.length - open.length)
    expect(bandsNamed('workday-0830')).toMatchObject([{ begins: '08:30', ends: '12:00' }])
    expect([...hourBands.map(({ code }) => code), 'after'].every((name) => hourFilter.test(name))).toBe(true)
  })
})

describe('a share', () => {
  it.each([
    [1, 4, { percent: null, weak: false }],
    [1, 5, { percent: 20, weak: true }],
    [9, 9, { percent: 100, weak: true }],
    [1, 10, { percent: 10, weak: false }],
    [2, 3000, { percent: 0.1, weak: false }],
    [0, 0, { percent: null, weak: false }],
  ])('%i of %i', (part, whole, share) => {
    expect(shareOf(part, whole)).toEqual(share)
  })

  it('is told of households only where there are any', () => {
    expect(perHundred(3, null).percent).toBeNull()
    expect(perHundred(3, 40)).toEqual({ percent: 7.5, weak: false })
  })
})
