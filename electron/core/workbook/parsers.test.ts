import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell } from './cell.ts'
import {
  parseArea,
  parseChoice,
  parseDate,
  parseDateTime,
  parseDecimal,
  parseInteger,
  parsePhones,
  parseText,
} from './parsers.ts'

const s = (v: string): Cell => ({ t: 's', v })
const n = (v: number): Cell => ({ t: 'n', v })
const every = [
  parseText(),
  parseDecimal(),
  parseInteger(),
  parseArea,
  parseDate,
  parseDateTime,
  parseChoice([]),
]

describe('every parser', () => {
  it('takes an empty cell for nothing', () => {
    for (const parse of every)
      for (const cell of [null, s(''), s(' \u3000\u200b'), { t: 's', v: '', formula: true } as Cell])
        expect(parse(cell)).toEqual({ value: null })
    expect(parsePhones(null)).toEqual({ value: [] })
  })

  it('refuses the error of a formula', () => {
    for (const parse of [...every, parsePhones])
      expect(parse({ t: 'e', v: '#N/A' })).toEqual({ reason: 'FORMULA_ERROR' })
  })

  it('answers to any text without throwing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.double().map(String)), (text) => {
        for (const parse of [...every, parsePhones]) expect(parse(s(text))).toBeTypeOf('object')
      }),
    )
  })
})

describe('text', () => {
  it('keeps what was written and exact digits', () => {
    expect(parseText()(s('\u3000 武静雨　'))).toEqual({ value: '武静雨' })
    expect(parseText()(s('张三（李四）'))).toEqual({ value: '张三（李四）' })
    expect(parseText()(s('上\n下'))).toEqual({ value: '上\n下' })
    expect(parseText()(n(101))).toEqual({ value: '101' })
    expect(parseText()(n(110110197208283840))).toEqual({ reason: 'DIGITS_LOST' })
    expect(parseText({ max: 2 })(s('张三丰'))).toEqual({ reason: 'TOO_LONG' })
  })
})

describe('numbers', () => {
  it.each([
    ['1,234.56', 1234.56],
    ['１，２３４．５６', 1234.56],
    ['-12', -12],
    ['¥ 1,000', 1000],
    ['￥99.5', 99.5],
    ['.5', 0.5],
    ['0012', 12],
  ])('%s', (text, value) => {
    expect(parseDecimal()(s(text))).toEqual({ value })
  })

  it.each(['12,34', '1,2345', '约89', '89.1.5', '1-2', '--1', 'NaN', 'Infinity', '0x10', '八十九'])(
    'not %s',
    (text) => {
      expect(parseDecimal()(s(text))).toEqual({ reason: 'NOT_A_NUMBER' })
    },
  )

  it('refuse rounded and overlong ones', () => {
    expect(parseDecimal()(s('1.38E+10'))).toEqual({ reason: 'DIGITS_LOST' })
    expect(parseDecimal()(s('1234567890123456'))).toEqual({ reason: 'DIGITS_LOST' })
    expect(parseDecimal({ min: 0 })(s('-1'))).toEqual({ reason: 'OUT_OF_RANGE' })
  })

  it('are whole where they must be', () => {
    expect(parseInteger({ units: ['层', '楼'] })(s('12 层'))).toEqual({ value: 12 })
    expect(parseInteger()(n(3))).toEqual({ value: 3 })
    expect(parseInteger()(n(3.5))).toEqual({ reason: 'NOT_AN_INTEGER' })
    expect(parseInteger()({ t: 'b', v: true })).toEqual({ reason: 'NOT_A_NUMBER' })
  })

  it('read an area with its unit, without Excel’s noise', () => {
    expect(parseArea(n(89.15000000000001))).toEqual({ value: 89.15 })
    for (const text of ['89.15㎡', '89.15 平方米', '89.15m²', '89.15M2', '８９.１５平'])
      expect(parseArea(s(text))).toEqual({ value: 89.15 })
    expect(parseArea(s('-5'))).toEqual({ reason: 'OUT_OF_RANGE' })
  })

  it('come back as they were printed', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (fen) => {
        const text = (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
        expect(parseDecimal()(s(text))).toEqual({ value: Number((fen / 100).toPrecision(15)) })
      }),
    )
  })
})

describe('dates keep the precision they were given in', () => {
  it.each([
    ['2019-10', '2019-10'],
    ['2019.10', '2019-10'],
    ['2019年10月', '2019-10'],
    ['２０２５年１１月', '2025-11'],
    ['2025.11.3', '2025-11-03'],
    ['2025/11/03', '2025-11-03'],
    ['2025年11月3日', '2025-11-03'],
    ['2025 年 11 月 3 号', '2025-11-03'],
    ['20251103', '2025-11-03'],
    ['201910', '2019-10'],
    ['2019', '2019'],
    ['2019年', '2019'],
    ['43739', '2019-10-01'],
    ['2025-11-03 09:30', '2025-11-03'],
    ['2025-11-03T09:30:00', '2025-11-03'],
  ])('%s', (text, value) => {
    expect(parseDate(s(text))).toEqual({ value })
  })

  it.each([
    '25.11.3',
    '2025-13',
    '2025-02-30',
    '11/3/2025',
    '去年',
    '2025-11-03 25:00',
    '3025-01-01',
    '20251301',
    '2025-',
    '2025-11-',
  ])('not %s', (text) => {
    expect(parseDate(s(text))).toEqual({ reason: 'NOT_A_DATE' })
  })

  it('reads date cells, serials and digits', () => {
    expect(parseDate({ t: 'd', v: '2019-10-01' })).toEqual({ value: '2019-10-01' })
    expect(parseDate({ t: 'd', v: '2019-10-01', precision: 'month' })).toEqual({ value: '2019-10' })
    expect(parseDate({ t: 'd', v: '2019-10-01', time: '08:00:00' })).toEqual({ value: '2019-10-01' })
    expect(parseDate({ t: 'd', v: '1899-12-30', time: '08:00:00' })).toEqual({ reason: 'NOT_A_DATE' })
    expect(parseDate(n(43739))).toEqual({ value: '2019-10-01' })
    expect(parseDate(n(20251103))).toEqual({ value: '2025-11-03' })
    expect(parseDate(n(201910))).toEqual({ value: '2019-10' })
    expect(parseDate(n(2019))).toEqual({ value: '2019' })
    expect(parseDate(n(2025.11))).toEqual({ value: '2025-11' })
    expect(parseDate(n(2019.2))).toEqual({ value: '2019-02' })
    expect(parseDate(n(12))).toEqual({ reason: 'NOT_A_DATE' })
  })

  it('does not guess between January and October', () => {
    expect(parseDate(n(2019.1))).toEqual({ reason: 'AMBIGUOUS_DATE' })
    expect(parseDate(s('2019.1'))).toEqual({ value: '2019-01' })
  })

  it('keeps the time of day where it is wanted', () => {
    expect(parseDateTime({ t: 'd', v: '2023-01-01', time: '13:08:00' })).toEqual({
      value: '2023-01-01 13:08:00',
    })
    expect(parseDateTime(s('2023.1.1 9:05'))).toEqual({ value: '2023-01-01 09:05:00' })
    expect(parseDateTime(s('2023年1月1日下午3点'))).toEqual({ value: '2023-01-01 15:00:00' })
    expect(parseDateTime(s('2023-01-01'))).toEqual({ value: '2023-01-01' })
    expect(parseDateTime(n(44927.54722222222))).toEqual({ value: '2023-01-01 13:08:00' })
  })

  it('reads every day in every way people write it', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, (date) => {
        const value = date.toISOString().slice(0, 10)
        const [y = '', m = '', d = ''] = value.split('-')
        const forms = [value, `${y}.${+m}.${+d}`, `${y}/${+m}/${+d}`, `${y}年${+m}月${+d}日`, y + m + d]
        for (const form of forms) expect(parseDate(s(form))).toEqual({ value })
      }),
    )
  })
})

describe('phones', () => {
  it('become as many as the cell holds', () => {
    expect(parsePhones(n(13800138000))).toEqual({ value: ['13800138000'] })
    expect(parsePhones(s('13800138000/13900139000'))).toEqual({ value: ['13800138000', '13900139000'] })
    expect(parsePhones(s('无'))).toEqual({ value: [] })
  })

  it('name the reason when nothing can be taken, or when only a part can', () => {
    expect(parsePhones(s('1380013800'))).toEqual({ reason: 'PHONE_TOO_SHORT' })
    expect(parsePhones(s('138001380001'))).toEqual({ reason: 'PHONE_TOO_LONG' })
    expect(parsePhones(s('1.38E+10'))).toEqual({ reason: 'DIGITS_LOST' })
    expect(parsePhones(s('13800138000/1390013900'))).toEqual({
      value: ['13800138000'],
      partly: 'PHONE_TOO_SHORT',
    })
  })
})

describe('choices', () => {
  const gender = parseChoice([
    ['男', 'male'],
    ['女', 'female'],
    ['Male', 'male'],
  ])
  it('go by the words people use', () => {
    expect(gender(s(' 男 '))).toEqual({ value: 'male' })
    expect(gender(s('ＭＡＬＥ'))).toEqual({ value: 'male' })
    expect(gender(s('constructor'))).toEqual({ reason: 'UNKNOWN_VALUE' })
  })
})
