import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stepTarget } from './step-target.ts'

describe('a step in the order', () => {
  /** What the core does with it. */
  const moved = (ids: readonly number[], id: number, beforeId: number | null) => {
    const others = ids.filter((other) => other !== id)
    const at = beforeId === null ? others.length : others.indexOf(beforeId)
    return [...others.slice(0, at), id, ...others.slice(at)]
  }

  it('changes places with the neighbour, and ends at the ends', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 8 }),
        fc.nat(),
        fc.constantFrom(1 as const, -1 as const),
        (ids, where, step) => {
          const at = where % ids.length
          const target = stepTarget(ids, ids[at]!, step)
          const neighbour = ids[at + step]
          const expected = [...ids]
          if (neighbour !== undefined) {
            expected[at] = neighbour
            expected[at + step] = ids[at]!
          }
          expect(target === undefined).toBe(neighbour === undefined)
          if (target !== undefined) expect(moved(ids, ids[at]!, target)).toEqual(expected)
        },
      ),
    )
  })
})
