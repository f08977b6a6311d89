import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kindOf, prioritiesOf, priorityParts, reachable, type NeedFigures } from './priority.ts'

const figures = (of: Partial<NeedFigures> = {}): NeedFigures => ({
  importance: 80,
  performance: 60,
  complaints: 0,
  wishes: 0,
  criticisms: 0,
  ...of,
})

describe('the priority', () => {
  it('is its four parts, each in proportion to the largest', () => {
    const [repair, greening] = prioritiesOf([
      figures({ complaints: 8, wishes: 1, criticisms: 2 }),
      figures({ importance: 40, performance: 80, complaints: 2, wishes: 3 }),
    ])
    // By hand: 30 × 80/80, 30 × 40/40, 25 × 8/8, 15 × 3/3; then 30 × 40/80, 30 × 20/40, 25 × 2/8, 15 × 3/3.
    expect(repair).toEqual({
      priority: 100,
      parts: { importance: 30, shortfall: 30, complaints: 25, voices: 15 },
    })
    expect(greening).toEqual({
      priority: 51.25,
      parts: { importance: 15, shortfall: 15, complaints: 6.25, voices: 15 },
    })
  })

  it('shares out what nothing is known of', () => {
    expect(reachable([figures(), figures({ importance: null })])).toEqual({
      importance: 50,
      shortfall: 50,
      complaints: 0,
      voices: 0,
    })
    expect(prioritiesOf([figures({ importance: null, performance: null })])[0]!.priority).toBe(0)
    expect(prioritiesOf([])).toEqual([])
  })

  it('is never more than a hundred nor less than nothing, and grows with complaints', () => {
    const share = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null })
    const count = fc.nat(500)
    const row = fc.record({
      importance: share,
      performance: share,
      complaints: count,
      wishes: count,
      criticisms: count,
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 18 }), (rows) => {
        const found = prioritiesOf(rows)
        for (const { priority, parts } of found) {
          expect(priority).toBeGreaterThanOrEqual(0)
          expect(priority).toBeLessThanOrEqual(100 + 1e-9)
          expect(priorityParts.reduce((sum, part) => sum + parts[part], 0)).toBe(priority)
        }
        const more = [...rows]
        const most = Math.max(...rows.map(({ complaints }) => complaints))
        more[0] = { ...rows[0]!, complaints: most + 1 }
        expect(prioritiesOf(more)[0]!.parts.complaints).toBeGreaterThanOrEqual(found[0]!.parts.complaints)
      }),
    )
  })
})

describe('the kind of a need', () => {
  const quiet = {
    quadrant: null,
    gap: null,
    gapHigh: null,
    complaints: 0,
    wishes: 0,
    criticisms: 0,
    praises: 0,
  }
  it.each([
    ['pain', { quadrant: 'improve' }],
    ['pain', { quadrant: 'later', complaints: 4, criticisms: 1 }],
    ['opportunity', { quadrant: 'later', complaints: 4 }],
    ['pain', { quadrant: 'keep', complaints: 9 }],
    ['opportunity', { quadrant: 'later', complaints: 5, praises: 5 }],
    ['expectation', { quadrant: 'keep', gap: -0.4, gapHigh: -0.1 }],
    // Nobody differs: there is no interval.
    ['expectation', { quadrant: 'keep', gap: -1 }],
    ['opportunity', { quadrant: 'keep', gap: -0.01, gapHigh: 0.12 }],
    ['expectation', { quadrant: 'excess', wishes: 3, criticisms: 2 }],
    ['opportunity', { quadrant: 'excess', gap: 0.1 }],
    ['pain', { complaints: 5 }],
    ['opportunity', {}],
  ] as const)('is %s for %j', (kind, of) => {
    expect(kindOf({ ...quiet, ...of })).toBe(kind)
  })
})
