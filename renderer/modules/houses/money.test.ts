import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatYuan, parseYuan } from './money.ts'

describe('an amount typed in yuan', () => {
  it.each([
    ['1280', 128000],
    ['1,280.5', 128050],
    ['￥１２８０．５０', 128050],
    ['¥0.07', 7],
    ['1.13', 113],
    ['10,000,000', 1_000_000_000],
    ['10000000.01', undefined],
    ['12,80', undefined],
    ['1.234', undefined],
    ['-5', undefined],
    ['八十', undefined],
    ['', null],
  ])('%s', (text, fen) => expect(parseYuan(text)).toBe(fen))

  it('is read as it is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (fen) => {
        expect(parseYuan(formatYuan(fen))).toBe(fen)
      }),
    )
  })

  it('is shown with its thousands apart', () => {
    expect(formatYuan(128050)).toBe('1,280.50')
    expect(formatYuan(99_999)).toBe('999.99')
    expect(formatYuan(7)).toBe('0.07')
  })
})
