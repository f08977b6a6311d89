import { expect, it } from 'vitest'
import { paperNumber, readPaperNumber } from './paper-number.ts'

it.each([
  ['12', 'WJ0012'],
  ['wj12', 'WJ0012'],
  ['ＷＪ００１２', 'WJ0012'],
  [' WJ 0012 ', 'WJ0012'],
  ['2026-11B-WJ0012', 'WJ0012'],
  ['2026-11b-12', 'WJ0012'],
  ['12345', 'WJ12345'],
])('reads %s as a paper', (typed, number) => {
  expect(readPaperNumber(typed, '2026-11B')).toBe(number)
})

it.each(['', '0', 'WJ0000', 'TS-12', '2026-11-WJ0012', '2025-11B-WJ0012', '12a', '1234567'])(
  'knows no paper %s',
  (typed) => {
    expect(readPaperNumber(typed, '2026-11B')).toBeNull()
  },
)

it('four digits, and five where a wave needs them', () => {
  expect(paperNumber(7)).toBe('WJ0007')
  expect(paperNumber(20_000)).toBe('WJ20000')
})
