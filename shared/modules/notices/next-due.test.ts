import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays } from '../../time/zone.ts'
import { daysUntil, dueDaysWithin, dutyStateOf, monthsAfter, nextDue } from './next-due.ts'

it.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2028-02-29', 48, '2032-02-29'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-12-31', 6, '2027-06-30'],
  ['2026-11-21', 12, '2027-11-21'],
  ['2026-10-15', 3, '2027-01-15'],
])('%s and %d months make %s', (day, months, then) => {
  expect(monthsAfter(day, months)).toBe(then)
})

it('a day so many months on lies in the month so many months on', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 1, max: 60 }), (days, months) => {
      const day = addDays('1990-01-01', days)
      const then = monthsAfter(day, months)
      // By JavaScript's own calendar, whose first of a month never overflows.
      const first = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, 1))
      expect(then.slice(0, 7)).toBe(first.toISOString().slice(0, 7))
      expect(Number(then.slice(8))).toBeLessThanOrEqual(Number(day.slice(8)))
    }),
  )
})

it('is due first on the named day, then its interval after it was last told', () => {
  const yearly = { everyMonths: 12, startsOn: '2026-12-31' }
  expect(nextDue(yearly, null)).toBe('2026-12-31')
  expect(nextDue(yearly, '2026-12-20')).toBe('2027-12-20')
  expect(nextDue(yearly, '2027-01-05')).toBe('2028-01-05')
  // Told long before the office began to keep the calendar.
  expect(nextDue(yearly, '2024-03-01')).toBe('2026-12-31')
})

it('is told of in time: before, on the day, and after', () => {
  expect(daysUntil('2026-11-21', '2026-12-06')).toBe(15)
  expect(dutyStateOf(16, 15)).toBe('done')
  expect(dutyStateOf(15, 15)).toBe('soon')
  expect(dutyStateOf(0, 15)).toBe('soon')
  expect(dutyStateOf(0, 0)).toBe('soon')
  expect(dutyStateOf(-1, 15)).toBe('overdue')
})

it('a year has the days on which it falls due', () => {
  const year = { from: '2027-01-01', to: '2027-12-31' }
  expect(dueDaysWithin({ dueOn: '2026-12-31', everyMonths: 3 }, year)).toEqual([
    '2027-03-31',
    '2027-06-30',
    '2027-09-30',
    '2027-12-31',
  ])
  expect(dueDaysWithin({ dueOn: '2027-05-01', everyMonths: 12 }, year)).toEqual(['2027-05-01'])
  expect(dueDaysWithin({ dueOn: '2028-05-01', everyMonths: 12 }, year)).toEqual([])
})
