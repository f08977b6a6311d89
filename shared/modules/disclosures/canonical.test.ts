import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalText } from './canonical.ts'
import { checkCodeOf, parseCheckCode } from './check-code.ts'

it('has one text for equal values: keys sorted, no spaces, NFC, integers', () => {
  expect(canonicalText({ b: [1, -2, null], a: { z: 'e\u0301', y: true } })).toBe(
    '{"a":{"y":true,"z":"é"},"b":[1,-2,null]}',
  )
  expect(canonicalText({ 乙: '"\n', 甲: -0 })).toBe('{"乙":"\\"\\n","甲":0}')
  expect(() => canonicalText({ a: 0.1 })).toThrow(RangeError)
  expect(() => canonicalText({ a: 2 ** 53 })).toThrow(RangeError)
  expect(() => canonicalText({ a: undefined })).toThrow(TypeError)
})

const value = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.string({ minLength: 1 }), tie('any'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).any

it('says the same after being written and read, in whatever order the keys came', () =>
  fc.assert(
    fc.property(value, (any) => {
      const text = canonicalText(any)
      expect(canonicalText(JSON.parse(text))).toBe(text)
    }),
  ))

it('groups a check code by four and reads it however it is typed', () => {
  expect(checkCodeOf(`7f3a91c2e4d0${'0'.repeat(52)}`)).toBe('7F3A-91C2-E4D0')
  for (const typed of [
    '7F3A-91C2-E4D0',
    '7f3a91c2e4d0',
    ' 7f3a 91c2 e4d0 ',
    '７Ｆ３Ａ－９１Ｃ２－Ｅ４Ｄ０',
    '7F3A—9lC2–E4DO',
    '7F3A.9IC2.E4Do',
    '7F3A\u200b-91C2-E4D0',
  ])
    expect(parseCheckCode(typed), typed).toBe('7F3A-91C2-E4D0')
  for (const typed of ['', '7F3A-91C2', '7F3A-91C2-E4D0-1', '7G3A-91C2-E4D0', '校验码'])
    expect(parseCheckCode(typed), typed).toBeNull()
})

it('reads back every code it makes', () =>
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }),
      (hash) => {
        const code = checkCodeOf(hash)
        expect(parseCheckCode(code.toLowerCase())).toBe(code)
      },
    ),
  ))
