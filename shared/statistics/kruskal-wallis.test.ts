import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holm, kruskalWallis, kruskalWallisOfCounts } from './kruskal-wallis.ts'
import { groups, reference } from './reference/reference.ts'

describe('Kruskal–Wallis', () => {
  it('is that of scipy, ties corrected', () => {
    const { n, df, h, p, effect } = kruskalWallis(groups)
    expect([n, df]).toEqual([60, 2])
    ;[h, p, effect].forEach((figure, at) => {
      expect(figure).toBeCloseTo(reference.kruskal[at]!, 10)
    })
  })

  it('needs two groups and something that varies', () => {
    const none = { h: null, p: null, effect: null }
    expect(kruskalWallis([])).toEqual({ n: 0, df: 0, ...none })
    expect(kruskalWallis([[1, 2, 3], []])).toEqual({ n: 3, df: 0, ...none })
    expect(
      kruskalWallis([
        [4, 4],
        [4, 4, 4],
      ]),
    ).toEqual({ n: 5, df: 1, ...none })
    expect(kruskalWallisOfCounts([[1], [1]])).toEqual({ n: 2, df: 1, ...none })
    expect(kruskalWallis([[1], [2]]).p).toBeCloseTo(0.3173, 4)
  })
})

describe('Holm', () => {
  it('steps down as the published procedure does', () => {
    holm([0.01, 0.04, 0.03, 0.005, 0.5]).forEach((p, at) => {
      expect(p).toBeCloseTo(reference.holm[at]!, 12)
    })
  })

  it('leaves out what was not tested', () => {
    expect(holm([null, 0.02, null, 0.03])).toEqual([null, 0.04, null, 0.04])
    expect(holm([])).toEqual([])
  })

  it('never makes anything more likely, nor beyond one', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (ps) => {
        holm(ps).forEach((p, at) => {
          expect(p).toBeGreaterThanOrEqual(ps[at]!)
          expect(p).toBeLessThanOrEqual(1)
        })
      }),
    )
  })
})
