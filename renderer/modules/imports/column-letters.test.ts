import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnLetters } from './column-letters.ts'

const indexOf = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

describe('column letters', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [51, 'AZ'],
    [52, 'BA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16_383, 'XFD'],
  ])('names column %i %s, as a spreadsheet does', (index, letters) => {
    expect(columnLetters(index)).toBe(letters)
  })

  it('names each column once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (index) => {
        expect(indexOf(columnLetters(index))).toBe(index)
      }),
    )
  })
})
