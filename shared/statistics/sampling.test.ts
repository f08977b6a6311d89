import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../random/seeded.ts'
import { allocated, marginReached, neededAnswers, shuffled } from './sampling.ts'

const asked = { confidence: 95, margin: 0.05, share: 0.5 }

describe('answers needed', () => {
  // Table of domain 2.7.
  it.each([
    [200, 132],
    [300, 169],
    [500, 218],
    [1000, 278],
    [1800, 317],
    [3000, 341],
    [5000, 357],
  ])('of %d households are %d', (frame, needed) => {
    expect(neededAnswers(frame, asked)).toEqual({ unlimited: 385, needed })
  })

  it.each([
    [300, 73],
    [1000, 88],
  ])('of %d households within ten points are %d', (frame, needed) => {
    expect(neededAnswers(frame, { ...asked, margin: 0.1 }).needed).toBe(needed)
  })

  it('are never more than there are', () => {
    expect(neededAnswers(0, asked).needed).toBe(0)
    expect(neededAnswers(1, asked).needed).toBe(1)
    expect(neededAnswers(3, asked).needed).toBe(3)
  })

  it('reach the margin that was asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 200_000 }), fc.constantFrom(90, 95, 99), (frame, confidence) => {
        const { needed } = neededAnswers(frame, { ...asked, confidence })
        expect(marginReached(needed, frame, confidence)).toBeLessThanOrEqual(0.05 + 1e-9)
      }),
    )
  })
})

describe('the margin reached', () => {
  it('is finite and ends with everybody', () => {
    // 1.959964 × √(0.25 ÷ 100 × 900 ÷ 999)
    expect(marginReached(100, 1000, 95)).toBeCloseTo(0.0930155, 6)
    expect([marginReached(0, 9, 95), marginReached(3, 0, 95), marginReached(9, 9, 95)]).toEqual([
      null,
      null,
      0,
    ])
    expect(marginReached(1, 1, 95)).toBe(0)
  })
})

describe('places shared out', () => {
  it('go to the largest remainders', () => {
    // Quotas 1.2, 3.3 and 1.5 of six; then equal remainders: the larger stratum first.
    expect(allocated(6, [40, 110, 50])).toEqual([1, 3, 2])
    expect(allocated(1, [10, 10])).toEqual([1, 0])
    expect(allocated(3, [1, 3, 2])).toEqual([0, 2, 1])
  })

  it('add up, fit, and stay within one of the quota', () => {
    const sizes = fc.array(fc.nat(3000), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(sizes, fc.nat(5000), (sizes, total) => {
        const all = sizes.reduce((sum, size) => sum + size, 0)
        const places = Math.min(total, all)
        const shares = allocated(total, sizes)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(places)
        shares.forEach((share, at) => {
          expect(share).toBeLessThanOrEqual(sizes[at]!)
          expect(Math.abs(share - (all && (places * sizes[at]!) / all))).toBeLessThan(1)
        })
      }),
    )
  })
})

describe('a shuffled row', () => {
  it('is the same for the same seed, another for another, and loses nothing', () => {
    const things = Array.from({ length: 50 }, (_, at) => at)
    expect(shuffled(things, seeded(7))).toEqual(shuffled(things, seeded(7)))
    expect(shuffled(things, seeded(7))).not.toEqual(shuffled(things, seeded(8)))
    expect(shuffled(things, seeded(7)).sort((a, b) => a - b)).toEqual(things)
    expect(shuffled([], seeded(1))).toEqual([])
  })

  it('puts each thing at each place about as often', () => {
    const random = seeded(3)
    const times = Array.from({ length: 9 }, () => 0)
    for (let turn = 0; turn < 9000; turn += 1) {
      const order = shuffled(['a', 'b', 'c'], random)
      order.forEach((thing, at) => (times[at * 3 + 'abc'.indexOf(thing)]! += 1))
    }
    // 3000 each, give or take five standard deviations of √2000.
    for (const count of times) expect(Math.abs(count - 3000)).toBeLessThan(224)
  })
})
