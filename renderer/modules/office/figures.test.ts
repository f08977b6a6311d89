import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatFigure, parseFigure } from './figures.ts'

describe('a figure', () => {
  it.each([
    ['', 0, null],
    ['  ', 0, null],
    ['260', 0, 260],
    ['１，２６０', 0, 1260],
    ['1,234.5', 2, 123450],
    ['1234.56', 2, 123456],
    ['1234.567', 2, undefined],
    ['12.5', 0, undefined],
    ['-1', 0, undefined],
    ['二百', 0, undefined],
    ['1000001', 0, undefined],
  ] as const)('%s with %d decimals', (typed, decimals, units) =>
    expect(parseFigure(typed, { decimals, max: 1_000_000 })).toBe(units),
  )

  it('keeps to its bounds', () => {
    const year = { min: 1900, max: 2100 }
    expect(['1899', '1900', '2100', '2101'].map((typed) => parseFigure(typed, year))).toEqual([
      undefined,
      1900,
      2100,
      undefined,
    ])
  })

  it('is read as it is shown', () => {
    const figure = fc.integer({ min: 0, max: 1_000_000_000_000 })
    fc.assert(
      fc.property(figure, fc.constantFrom(0, 2), (units, decimals) => {
        expect(parseFigure(formatFigure(units, decimals), { decimals, max: units })).toBe(units)
      }),
    )
    expect(formatFigure(null, 2)).toBe('')
  })
})
