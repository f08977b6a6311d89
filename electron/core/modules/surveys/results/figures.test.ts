import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hiddenBelow } from '../../../../../shared/modules/surveys/terms.ts'
import { coveringGroups } from './figures.ts'

it('leaves nothing of fewer than five to be worked out from the whole', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30), { maxLength: 8 }), fc.nat(10), (sizes, unknown) => {
      const whole = sizes.reduce((sum, size) => sum + size, unknown)
      const covering = coveringGroups(sizes, whole)
      const seen = sizes.filter((size, at) => size >= hiddenBelow && !covering[at])
      const left = whole - seen.reduce((sum, size) => sum + size, 0)
      const hidden = sizes.some((size) => size > 0 && size < hiddenBelow)
      if (!hidden) expect(covering).toEqual(sizes.map(() => false))
      else if (seen.length > 0) expect(left).toBeGreaterThanOrEqual(hiddenBelow)
    }),
  )
})

it('covers with the smallest group, and with no more than are needed', () => {
  expect(coveringGroups([40, 9, 3, 12], 64)).toEqual([false, true, false, false])
  // Two who said nothing of themselves cover three of a group.
  expect(coveringGroups([40, 9, 3, 12], 66)).toEqual([false, false, false, false])
  expect(coveringGroups([40, 4, 3, 12], 59)).toEqual([false, false, false, false])
})
