import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { yuanInCapitals } from './capitals.ts'

const values: Record<string, number> = Object.fromEntries(
  [...'零壹贰叁肆伍陆柒捌玖'].map((digit, value) => [digit, value]),
)
const sizes: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000, 万: 10_000, 亿: 100_000_000 }

/** Reads the words back by adding what stands before each unit; knows nothing of how they were written. */
function readWhole(text: string): number {
  const unit = ['亿', '万', '仟', '佰', '拾'].find((each) => text.includes(each))
  if (unit === undefined) return values[text.replaceAll('零', '')] ?? 0
  const at = text.lastIndexOf(unit)
  return readWhole(text.slice(0, at)) * sizes[unit]! + readWhole(text.slice(at + 1))
}
function readCapitals(text: string): number {
  const [, minus, yuan = '', jiao = '零', cents = '零'] =
    /^(负)?(?:(.+)元)?(?:整|零?(?:(.)角)?(?:(.)分)?)$/.exec(text) ?? []
  const fen = readWhole(yuan) * 100 + values[jiao]! * 10 + values[cents]!
  return minus ? -fen : fen
}

describe('an amount in Chinese capitals', () => {
  // The first five are the examples of 《正确填写票据和结算凭证的基本规定》, articles 2 to 4.
  it.each([
    [140950, '壹仟肆佰零玖元伍角'],
    [600714, '陆仟零柒元壹角肆分'],
    [168032, '壹仟陆佰捌拾元零叁角贰分'],
    [10700053, '壹拾万柒仟元零伍角叁分'],
    [1640902, '壹万陆仟肆佰零玖元零贰分'],
    [32504, '叁佰贰拾伍元零肆分'],
    [0, '零元整'],
    [1, '壹分'],
    [5, '伍分'],
    [10, '壹角'],
    [52, '伍角贰分'],
    [100, '壹元整'],
    [1000, '壹拾元整'],
    [1001, '壹拾元零壹分'],
    [1010, '壹拾元零壹角'],
    [1110, '壹拾壹元壹角'],
    [10_100, '壹佰零壹元整'],
    [101_000, '壹仟零壹拾元整'],
    [100_100, '壹仟零壹元整'],
    [1_000_000, '壹万元整'],
    [1_000_100, '壹万零壹元整'],
    [20_010_000, '贰拾万零壹佰元整'],
    [1_000_000_000, '壹仟万元整'],
    [10_000_000_000, '壹亿元整'],
    [10_000_500_000, '壹亿零伍仟元整'],
    [10_050_000_000, '壹亿零伍拾万元整'],
    [25_000_000_00, '贰仟伍佰万元整'],
    [-28_000, '负贰佰捌拾元整'],
  ])('%d fen is %s', (fen, words) => expect(yuanInCapitals(fen)).toBe(words))

  const amount = fc.oneof(
    fc.integer({ min: 0, max: 10_000_000_000 }),
    // Most digits are zero, as in prices.
    fc
      .array(fc.oneof(fc.constant('0'), fc.constantFrom(...'0123456789')), { minLength: 1, maxLength: 15 })
      .map((all) => Number(all.join(''))),
  )

  it('reads back as the amount, and never doubles or ends in 零', () => {
    fc.assert(
      fc.property(amount, fc.boolean(), (fen, negative) => {
        const signed = negative && fen > 0 ? -fen : fen
        const words = yuanInCapitals(signed)
        expect(readCapitals(words)).toBe(signed)
        expect(words).not.toMatch(/零零|零$|零[元万亿仟佰拾角分](?!整$)/)
      }),
    )
  })

  it('ends with 整 exactly where there are whole yuan', () => {
    fc.assert(
      fc.property(amount, (fen) => {
        expect(yuanInCapitals(fen).endsWith('整')).toBe(fen % 100 === 0)
      }),
    )
  })

  it('refuses what is no whole number of fen', () => {
    for (const wrong of [0.5, NaN, Infinity, 2 ** 60]) expect(() => yuanInCapitals(wrong)).toThrow(RangeError)
  })
})
