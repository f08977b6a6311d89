import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { basisPoints, editableYuan, formatYuan, readYuan, typedFen } from './fen.ts'

const most = 1_000_000_000
const anyFen = fc.integer({ min: -99_999_999_999_999, max: 99_999_999_999_999 })

describe('an amount typed in yuan', () => {
  it.each([
    ['1280', 128000],
    ['1,280.5', 128050],
    ['￥１２８０．５０', 128050],
    ['¥0.07', 7],
    ['1.13', 113],
    ['1.1300', 113],
    ['0008', 800],
    ['12.', 1200],
    ['1280元', 128000],
    [' 1 280 ', 128000],
    ['１２。５', 1250],
    ['10,000,000', most],
    ['', null],
    ['　', null],
  ])('%s', (text, fen) => {
    expect(readYuan(text, { most })).toEqual({ fen })
    expect(typedFen(text, most)).toBe(fen)
  })

  it.each([
    ['10000000.01', 'TOO_LARGE'],
    ['9'.repeat(40), 'TOO_LARGE'],
    ['1.234', 'TOO_MANY_DECIMALS'],
    ['-5', 'NEGATIVE'],
    ['－5', 'NEGATIVE'],
    ['12,80', 'NOT_AN_AMOUNT'],
    ['八十', 'NOT_AN_AMOUNT'],
    ['1e5', 'NOT_AN_AMOUNT'],
    ['12.5.1', 'NOT_AN_AMOUNT'],
    ['0x10', 'NOT_AN_AMOUNT'],
    ['.', 'NOT_AN_AMOUNT'],
    ['-', 'NOT_AN_AMOUNT'],
  ])('%s is none: %s', (text, problem) => {
    expect(readYuan(text, { most })).toEqual({ problem })
    expect(typedFen(text, most)).toBeUndefined()
  })

  it('may be negative where it is said so; nothing less than nothing is zero', () => {
    expect(readYuan('-12.5', { most, signed: true })).toEqual({ fen: -1250 })
    expect(readYuan('−12.50', { most, signed: true })).toEqual({ fen: -1250 })
    const zero = readYuan('-0.00', { most, signed: true })
    expect('fen' in zero && Object.is(zero.fen, 0)).toBe(true)
    expect(readYuan('-10,000,000.01', { most, signed: true })).toEqual({ problem: 'TOO_LARGE' })
  })

  it('is read as it is shown, to the last fen and with its sign', () => {
    fc.assert(
      fc.property(anyFen, (fen) => {
        const limits = { most: Number.MAX_SAFE_INTEGER, signed: true }
        expect(readYuan(formatYuan(fen), limits)).toEqual({ fen })
        expect(readYuan(editableYuan(fen), limits)).toEqual({ fen })
      }),
    )
  })

  it('is shown as its digits with a dot before the last two', () => {
    fc.assert(
      fc.property(anyFen, (fen) => {
        expect(
          formatYuan(fen)
            .replace(/[,.−]/g, '')
            .replace(/^0+(?=\d{3})/, ''),
        ).toBe(String(Math.abs(fen)).padStart(3, '0'))
        expect(formatYuan(fen)).toMatch(/^−?\d{1,3}(,\d{3})*\.\d{2}$/)
      }),
    )
    expect(formatYuan(128050)).toBe('1,280.50')
    expect(formatYuan(99_999)).toBe('999.99')
    expect(formatYuan(-305)).toBe('−3.05')
    expect(formatYuan(7)).toBe('0.07')
    expect(editableYuan(null)).toBe('')
  })
})

describe('a share', () => {
  it.each([
    [8523, 10_000, 8523],
    [1, 3, 3333],
    [2, 3, 6667],
    [1, 20_000, 1],
    [1, 20_001, 0],
    [-1, 20_000, -1],
    [0, 7, 0],
    [5, 0, null],
  ])('%d of %d is %s hundredths of a percent', (part, whole, share) =>
    expect(basisPoints(part, whole)).toBe(share),
  )

  it('is within half a hundredth of a percent, also of enormous amounts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_000_000_000_000_000 }),
        fc.integer({ min: 1_000_000, max: 9_000_000_000_000_000 }),
        (part, whole) => {
          const share = BigInt(basisPoints(part, whole)!)
          const twice = 2n * (BigInt(part) * 10_000n - share * BigInt(whole))
          expect(twice >= -BigInt(whole) && twice <= BigInt(whole)).toBe(true)
        },
      ),
    )
  })
})
