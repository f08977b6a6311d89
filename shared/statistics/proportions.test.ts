import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { npsEstimate, shareEstimate } from './proportions.ts'
import { reference } from './reference/reference.ts'

describe('a share', () => {
  it.each(reference.wilson)('%d of %d has the Wilson interval of scipy', (hits, n, low, high) => {
    const found = shareEstimate(hits!, n!)
    expect(found.low).toBeCloseTo(low!, 9)
    expect(found.high).toBeCloseTo(high!, 9)
  })

  it('of nobody is none', () => {
    expect(shareEstimate(0, 0)).toEqual({ n: 0, value: null, low: null, high: null })
  })

  it('lies within its interval, and that within 0 and 1', () => {
    const cases = fc
      .integer({ min: 1, max: 30_000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
    fc.assert(
      fc.property(cases, fc.constantFrom(90, 95, 99), ([hits, n], confidence) => {
        const { value, low, high } = shareEstimate(hits, n, confidence)
        expect([0, low, value, high, 1]).toEqual([0, low, value, high, 1].sort((a, b) => a! - b!))
      }),
    )
  })
})

describe('NPS', () => {
  it('is promoters less detractors, with the adjusted Wald interval', () => {
    // By hand of 10, 6 and 4: p = 10.75/23, d = 4.75/23; their difference 0.260870,
    // variance (0.673913 − 0.068053) ÷ 23 = 0.0263417, half of it 1.959964 × 0.162301 = 0.318104.
    const { value, low, high } = npsEstimate(10, 6, 4)
    expect(value).toBe(30)
    expect(low).toBeCloseTo(-5.7234, 3)
    expect(high).toBeCloseTo(57.8974, 3)
  })

  it('has an interval of some width when all say the same, and none without answers', () => {
    const all = npsEstimate(30, 0, 0)
    expect(all).toMatchObject({ n: 30, value: 100, high: 100 })
    expect(all.low).toBeLessThan(100)
    expect(npsEstimate(0, 0, 0)).toEqual({ n: 0, value: null, low: null, high: null })
  })
})
