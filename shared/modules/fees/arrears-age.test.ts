import { expect, it } from 'vitest'
import { arrearsAge, arrearsBounds } from './arrears-age.ts'

it.each([
  ['2026-11-20', 'current'],
  ['2026-10-21', 'current'],
  ['2026-10-20', 'quarter'],
  ['2026-08-21', 'quarter'],
  ['2026-08-20', 'half-year'],
  ['2026-05-21', 'half-year'],
  ['2026-05-20', 'year'],
  ['2025-11-21', 'year'],
  ['2025-11-20', 'older'],
  ['2019-01-01', 'older'],
])('what was due on %s is of the age %s on 21 November 2026', (dueOn, age) =>
  expect(arrearsAge(dueOn, arrearsBounds('2026-11-21'))).toBe(age),
)

it('counts from the end of a month to the end of a shorter one', () => {
  expect(arrearsAge('2026-02-28', arrearsBounds('2026-03-31'))).toBe('current')
  expect(arrearsAge('2026-02-27', arrearsBounds('2026-03-31'))).toBe('quarter')
  expect(arrearsAge('2024-02-29', arrearsBounds('2024-05-31'))).toBe('quarter')
})
