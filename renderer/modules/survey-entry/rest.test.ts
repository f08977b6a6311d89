import { expect, it } from 'vitest'
import { restIsDue, streakAfter, type Streak } from './rest.ts'

const minute = 60_000
const after = (...minutes: number[]) =>
  minutes.reduce((streak: Streak | null, at) => streakAfter(streak, at * minute), null)

it('an hour of papers one after another asks for a rest', () => {
  const busy = after(...Array.from({ length: 21 }, (_, at) => at * 3))
  expect(restIsDue(busy, 60 * minute)).toBe(true)
  expect(restIsDue(after(0, 3, 6), 7 * minute)).toBe(false)
})

it('a pause of ten minutes is a rest', () => {
  expect(restIsDue(after(0, 9, 18, 27, 36, 45, 54), 65 * minute)).toBe(false)
  expect(restIsDue(after(0, 9, 18, 27, 36, 45, 56), 62 * minute)).toBe(false)
  expect(restIsDue(null, 0)).toBe(false)
})
