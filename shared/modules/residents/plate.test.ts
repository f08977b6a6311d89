import fc from 'fast-check'
import { expect, it } from 'vitest'
import { normalisePlate } from './plate.ts'

it.each([
  ['京A·12345', '京A12345'],
  ['京a 12345', '京A12345'],
  ['沪ＡＤ１２３４５', '沪AD12345'],
  ['京A-D12345', '京AD12345'],
  ['粤Z1234港', '粤Z1234港'],
  ['使014578', '使014578'],
])('the plate %s is %s', (typed, plate) => expect(normalisePlate(typed)).toBe(plate))

it.each(['', '无', '京A', '临时牌照', '1234', '京A12345（白）', '京A123456789'])('%s is no plate', (typed) =>
  expect(normalisePlate(typed)).toBeNull(),
)

it('is the same when read again', () => {
  const unit = fc.constantFrom(...'京沪ABZabz0189· -.Ａ１')
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 12 }), (typed) => {
      const plate = normalisePlate(typed)
      if (plate !== null) expect(normalisePlate(plate)).toBe(plate)
    }),
  )
})
