import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskPersonal } from './mask-personal.ts'

describe('a text for everybody', () => {
  it.each([
    ['电话13800138000，请联系', '电话***，请联系'],
    ['电话 138-0013 8000。', '电话 ***。'],
    ['座机010-88880000转2', '座机***转2'],
    ['身份证11010519491231002X，本人', '身份证***，本人'],
    ['打一三八零零一三八零零零', '打***'],
    ['我的手机１３８－００１３（８０００）', '我的手机***）'],
    ['车京A·12345挡道', '车***挡道'],
    ['粤B D12345 占位', '*** 占位'],
    ['写信到 wang.fang@example.com', '写信到 ***'],
    ['3-2-501漏到401室', '3-2-***漏到***室'],
    ['3栋2单元501卫生间', '3栋2单元***卫生间'],
  ])('%s', (text, masked) => {
    expect(maskPersonal(text)).toBe(masked)
  })

  it('keeps days, amounts and ticket numbers', () => {
    for (const text of [
      '2026-11-21 09:12 停电',
      '2026年11月21日起',
      '见 TS-20261121-0007',
      '编号TS-20261121-0007已恢复',
      '收费 120 元,3 栋 2 单元',
    ])
      expect(maskPersonal(text)).toBe(text)
  })

  it('keeps no name that is known, however it is written', () => {
    const names = ['王芳', '欧阳明月', 'Li (Ann)']
    expect(maskPersonal('王 芳说,欧阳女士和王女士都在,LI (ANN) 也在', { names })).toBe(
      '**说,**女士和**女士都在,** 也在',
    )
    expect(maskPersonal('王府井', { names: ['王'] })).toBe('王府井')
  })

  const digits = (length: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
  const mobile = digits(9).map((rest) => `1${3 + (rest[0]! % 7)}${rest.join('')}`)
  const identity = fc
    .tuple(fc.integer({ min: 11, max: 65 }), digits(15), fc.constantFrom('X', '7'))
    .map(([province, rest, check]) => `${province}${rest.join('')}${check}`)
  const gaps = fc.array(fc.constantFrom('', '', '', ' ', '-', '.', ' - ', '\u200b'), { maxLength: 18 })
  const width = fc.boolean()
  const spelt = (number: string, spaces: readonly string[], wide: boolean) =>
    [...number]
      .map(
        (letter, at) =>
          (wide ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter) + (spaces[at] ?? ''),
      )
      .join('')
  const digitsOf = (text: string) => text.replace(/[^\dXx]/g, '')

  it('never lets a phone or an ID number through, wherever it stands and however it is spaced', () => {
    fc.assert(
      fc.property(
        fc.oneof(mobile, identity),
        gaps,
        width,
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        (number, spaces, wide, before, after) => {
          const masked = maskPersonal(`${before}${spelt(number, spaces, wide)}${after}`)
          expect(digitsOf(masked)).not.toContain(digitsOf(number))
          expect(masked.replace(/[\s.·-]/g, '')).not.toMatch(/1[3-9]\d{9}/)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('leaves a text without anything personal as it was', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[水电梯门停修坏 a-f,.]{0,40}$/), (text) => {
        expect(maskPersonal(text)).toBe(text)
      }),
    )
  })
})
