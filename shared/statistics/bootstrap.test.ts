import { describe, expect, it } from 'vitest'
import { seeded } from '../random/seeded.ts'
import { bootstrap, groupedSums, totalsOf } from './bootstrap.ts'
import { meanEstimate, momentsOf } from './means.ts'
import { column, reference } from './reference/reference.ts'

const drawing = { seed: 11, draws: 1000, confidence: 95 }

const sumsOf = (values: readonly number[], seed = 5) =>
  groupedSums(values.length, 2, seed, (row, into, offset) => {
    into[offset]! += 1
    into[offset + 1]! += values[row]!
  })

const meanOf = (totals: Float64Array, out: Float64Array): void => {
  out[0] = totals[1]! / totals[0]!
}

describe('the bootstrap', () => {
  it('finds about the interval that scipy finds', () => {
    const gaps = column(1).map((value, at) => value - column(0)[at]!)
    const [found] = bootstrap(sumsOf(gaps), 1, meanOf, drawing)
    expect(found!.value).toBeCloseTo(reference.bootstrap[0]!, 12)
    // A thousand draws know a limit to about a tenth of the standard error, which is 0.2 here.
    expect(Math.abs(found!.low! - reference.bootstrap[1]!)).toBeLessThan(0.06)
    expect(Math.abs(found!.high! - reference.bootstrap[2]!)).toBeLessThan(0.06)
  })

  it('is the same for the same seed and another for another', () => {
    const once = bootstrap(sumsOf(column(1)), 1, meanOf, drawing)
    expect(bootstrap(sumsOf(column(1)), 1, meanOf, drawing)).toEqual(once)
    expect(bootstrap(sumsOf(column(1)), 1, meanOf, { ...drawing, seed: 12 })).not.toEqual(once)
  })

  it('of random groups is as wide as the theory of single rows says', () => {
    const random = seeded(4)
    const values = Array.from({ length: 20_003 }, () => Math.floor(1 + 5 * random()))
    const sums = sumsOf(values)
    expect(sums.groups).toBe(1000)
    expect(Array.from(totalsOf(sums))).toEqual([20_003, values.reduce((sum, value) => sum + value, 0)])
    const [found] = bootstrap(sums, 1, meanOf, drawing)
    const theory = meanEstimate(momentsOf(values))
    const width = (found!.high! - found!.low!) / (theory.high! - theory.low!)
    // Five standard deviations of a width known from a thousand groups and a thousand draws.
    expect(Math.abs(width - 1)).toBeLessThan(0.2)
    expect(found!.low).toBeLessThan(theory.value!)
    expect(found!.high).toBeGreaterThan(theory.value!)
  })

  it('keeps its promise: about 95 of a hundred intervals hold the truth', () => {
    const random = seeded(9)
    let held = 0
    for (let turn = 0; turn < 400; turn += 1) {
      const values = Array.from({ length: 60 }, () => Math.floor(1 + 5 * random()))
      const [found] = bootstrap(sumsOf(values), 1, meanOf, { seed: turn + 1, draws: 300, confidence: 95 })
      if (found!.low! <= 3 && found!.high! >= 3) held += 1
    }
    expect(held / 400).toBeGreaterThan(0.91)
    expect(held / 400).toBeLessThan(0.98)
  })

  it('of nothing, one row, no variance or a figure that does not exist says so', () => {
    const none = { value: null, low: null, high: null }
    expect(bootstrap(sumsOf([]), 1, meanOf, drawing)).toEqual([{ n: 0, ...none }])
    expect(bootstrap(sumsOf([4]), 1, meanOf, drawing)).toEqual([{ n: 1, value: 4, low: null, high: null }])
    expect(bootstrap(sumsOf([4, 4, 4]), 1, meanOf, drawing)).toEqual([
      { n: 3, value: 4, low: null, high: null },
    ])
    const never = (_: Float64Array, out: Float64Array) => void (out[0] = Number.NaN)
    expect(bootstrap(sumsOf([1, 2]), 1, never, drawing, [0])).toEqual([{ n: 0, ...none }])
  })
})
