import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatArea, parseArea } from './area.ts'

describe('an area', () => {
  it.each([
    ['94.56', 9456],
    ['100', 10000],
    ['９４．５', 9450],
    [' 94.5 ㎡', 9450],
    ['94.5 m2', 9450],
    ['', null],
    ['九十', undefined],
    ['㎡', undefined],
    ['94.567', undefined],
    ['1234567', undefined],
  ])('%s', (text, hundredths) => expect(parseArea(text)).toBe(hundredths))

  it('is shown with two decimals', () => {
    expect(formatArea(9450)).toBe('94.50')
    expect(formatArea(10000)).toBe('100.00')
    expect(formatArea(null)).toBe('')
  })

  it('is read as it is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (hundredths) => {
        expect(parseArea(formatArea(hundredths))).toBe(hundredths)
      }),
    )
  })
})
