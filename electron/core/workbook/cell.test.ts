import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellText, isBlank, numberText, serialToDay } from './cell.ts'
import { numberKind, numberStyle } from './number-format.ts'

describe('the text of a cell', () => {
  it('never shows an exponent, and whole numbers exactly', () => {
    expect(numberText(13888995790)).toBe('13888995790')
    expect(numberText(1.388899579e10)).toBe('13888995790')
    expect(numberText(110110197208283840)).toBe('110110197208283840')
    expect(numberText(1e21)).toBe('1000000000000000000000')
    expect(numberText(0.0000001)).toBe('0.0000001')
    expect(numberText(-1.5e-9)).toBe('-0.0000000015')
    expect(numberText(-0)).toBe('0')
  })

  it('drops the noise behind the 15th digit', () => {
    expect(numberText(89.15000000000001)).toBe('89.15')
    expect(numberText(0.1 + 0.2)).toBe('0.3')
  })

  it('reads back as the same number for everything a sheet can show', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = numberText(value)
        expect(text).toMatch(/^-?\d+(\.\d+)?$/)
        expect(Number(text)).toBe(Number.isInteger(value) ? value + 0 : Number(value.toPrecision(15)))
      }),
    )
  })

  it('keeps leading zeros that the format makes', () => {
    expect(cellText({ t: 'n', v: 101, fmt: '0000' })).toBe('0101')
    expect(cellText({ t: 'n', v: 101, fmt: '0' })).toBe('101')
    expect(cellText({ t: 'n', v: 1.5, fmt: '0000' })).toBe('1.5')
  })

  it('shows days, months, times', () => {
    expect(cellText({ t: 'd', v: '2019-10-01' })).toBe('2019-10-01')
    expect(cellText({ t: 'd', v: '2019-10-01', precision: 'month' })).toBe('2019-10')
    expect(cellText({ t: 'd', v: '2019-10-01', time: '08:30:00' })).toBe('2019-10-01 08:30:00')
    expect(cellText({ t: 'd', v: '1899-12-30', time: '08:30:00' })).toBe('08:30:00')
    expect(cellText(null)).toBe('')
    expect(cellText({ t: 'b', v: true })).toBe('TRUE')
    expect(cellText({ t: 'e', v: '#N/A' })).toBe('#N/A')
  })

  it('takes white space of any width for blank', () => {
    expect(isBlank({ t: 's', v: ' \u3000\u200b\u00a0' })).toBe(true)
    expect(isBlank({ t: 's', v: '', formula: true })).toBe(true)
    expect(isBlank({ t: 'n', v: 0 })).toBe(false)
  })
})

describe('serial dates', () => {
  it('agree with Excel in both date systems', () => {
    expect(serialToDay(1)).toEqual({ v: '1900-01-01' })
    expect(serialToDay(59)).toEqual({ v: '1900-02-28' })
    expect(serialToDay(61)).toEqual({ v: '1900-03-01' })
    expect(serialToDay(43375)).toEqual({ v: '2018-10-02' })
    expect(serialToDay(43375 - 1462, true)).toEqual({ v: '2018-10-02' })
    expect(serialToDay(44927.54722222222)).toEqual({ v: '2023-01-01', time: '13:08:00' })
    expect(serialToDay(44927.999999)).toEqual({ v: '2023-01-02' })
    expect(serialToDay(-1)).toBeNull()
    expect(serialToDay(3_000_000)).toBeNull()
    expect(serialToDay(NaN)).toBeNull()
  })
})

describe('number formats', () => {
  it.each([
    ['yyyy-mm-dd', 'date'],
    ['yyyy/m/d;@', 'date'],
    ['[$-804]yyyy"年"m"月"d"日"', 'date'],
    ['yyyy"年"m"月"', 'month'],
    ['mmm-yy', 'month'],
    ['yyyy', 'year'],
    ['h:mm', 'date'],
    ['[h]:mm', 'number'],
    ['General', 'number'],
    ['#,##0.00', 'number'],
    ['0.00"m²"', 'number'],
    ['0\\d', 'number'],
    ['#,##0 ;[Red](#,##0)', 'number'],
    ['0%', 'number'],
    ['@', 'number'],
  ] as const)('%s is a %s', (code, kind) => {
    expect(numberKind(code)).toBe(kind)
  })

  it('knows the formats a Chinese Excel leaves out of the file', () => {
    expect(numberStyle(57, new Map()).kind).toBe('month')
    expect(numberStyle(31, new Map()).kind).toBe('date')
    expect(numberStyle(14, new Map()).kind).toBe('date')
    expect(numberStyle(57, new Map([[57, '0.00']])).kind).toBe('number')
    expect(numberStyle(0, new Map())).toEqual({ kind: 'number' })
  })
})
