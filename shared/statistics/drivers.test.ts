import { describe, expect, it } from 'vitest'
import { seeded } from '../random/seeded.ts'
import { normalQuantile } from './distributions.ts'
import { driverWeights } from './drivers.ts'
import { eigenOf, identity, multiplied, transposed } from './matrix.ts'
import { reference } from './reference/reference.ts'
import { covariancesOf } from './reliability.ts'
import { chanceWeight, relativeWeights } from './relative-weights.ts'

const drawing = { seed: 3, draws: 300, confidence: 95 }
const clipped = (value: number): number => Math.max(1, Math.min(5, Math.round(value)))

/** Six answers of one mood, the overall one following the second by far and the fifth a little. */
function givenAnswers(n: number, seed: number): number[][] {
  const random = seeded(seed)
  return Array.from({ length: n }, () => {
    const mood = random() * 2
    const said = Array.from({ length: 6 }, () => clipped(1.5 + mood + 3 * random()))
    return [...said, clipped(0.6 * said[1]! + 0.3 * said[4]! + 0.4 + random() - 0.5)]
  })
}

function weightsIn(rows: number[][]) {
  const covariances = covariancesOf(rows)
  const drivers = covariances.length - 1
  const correlation = (i: number, j: number) =>
    covariances[i]![j]! / Math.sqrt(covariances[i]![i]! * covariances[j]![j]!)
  const cells = Float64Array.from({ length: drivers ** 2 }, (_, at) =>
    correlation(Math.floor(at / drivers), at % drivers),
  )
  const outcome = Float64Array.from({ length: drivers }, (_, at) => correlation(at, drivers))
  return { ...relativeWeights({ size: drivers, cells }, outcome)!, outcome }
}

describe('relative weights', () => {
  it('are those of numpy and add up to R²', () => {
    const found = driverWeights(reference.answers, 5, drawing)
    expect(found.n).toBe(60)
    expect(found.r2).toBeCloseTo(reference.r2, 9)
    found.rows.forEach(({ share }, at) => {
      expect(share.value! * found.r2!).toBeCloseTo(reference.weights[at]!, 9)
      expect(share.low!).toBeGreaterThanOrEqual(0)
      expect(share.high!).toBeGreaterThan(share.low!)
    })
  })

  it('are squared correlations where drivers have nothing in common', () => {
    const found = relativeWeights(identity(2), Float64Array.of(0.6, 0.3))
    expect(Array.from(found!.weights)).toEqual([0.36, 0.09])
  })

  it('find what was built in, and only that, for many seeds', () => {
    let wrong = 0
    for (let seed = 1; seed <= 20; seed += 1) {
      const { rows } = driverWeights(givenAnswers(400, seed), 6, { ...drawing, seed })
      expect(rows[1]!.certain && rows[1]!.leading && rows[4]!.certain).toBe(true)
      expect(Math.max(...rows.map(({ share }) => share.value!))).toBe(rows[1]!.share.value)
      wrong += rows.filter(({ leading }, at) => leading && at !== 1 && at !== 4).length
    }
    expect(wrong).toBe(0)
  })

  it('call next to nothing certain where nothing drives', () => {
    let certain = 0
    for (let seed = 1; seed <= 25; seed += 1) {
      const random = seeded(seed)
      const rows = Array.from({ length: 200 }, () => Array.from({ length: 7 }, () => clipped(5 * random())))
      certain += driverWeights(rows, 6, { ...drawing, seed }).rows.filter((row) => row.certain).length
    }
    // Five percent of 150 would be eight.
    expect(certain).toBeLessThanOrEqual(8)
  })

  it('are held against what a column of chance really gets', () => {
    // Columns of chance beside the drivers, in rows drawn again: Johnson's weights of seven, computed in full.
    const answers = givenAnswers(300, 1)
    const random = seeded(2)
    let exact = 0
    for (let turn = 0; turn < 600; turn += 1) {
      const chance = answers.map(() => random())
      const drawn = answers.map(() => Math.floor(random() * answers.length))
      const rows = drawn.map((at) => [...answers[at]!.slice(0, 6), chance[at]!, answers[at]![6]!])
      exact += weightsIn(rows).weights[6]! / 600
    }
    const whole = weightsIn(answers)
    const normal = () => normalQuantile(Math.max(random(), 1e-12))
    let found = 0
    for (let turn = 0; turn < 5000; turn += 1) found += chanceWeight(whole, whole.outcome, 300, normal) / 5000
    // The mean of 600 weights, each as wide as itself, is known to a tenth or so.
    expect(found / exact).toBeGreaterThan(0.8)
    expect(found / exact).toBeLessThan(1.2)
  })

  it('say why there are none', () => {
    const few = reference.answers.slice(0, 9)
    expect(driverWeights([], 3, drawing)).toMatchObject({ n: 0, unavailable: 'too-few', r2: null })
    expect(driverWeights(few, 5, drawing).unavailable).toBe('too-few')
    const same = reference.answers.map(([first]) => [first!, first!, 6 - first!])
    expect(driverWeights(same, 2, drawing).unavailable).toBe('singular')
    const still = reference.answers.map((row) => [row[0]!, 3, row[5]!])
    const found = driverWeights(still, 2, drawing)
    expect(found.unavailable).toBe('no-variance')
    expect(found.rows).toEqual(
      [0, 1].map(() => ({
        share: { n: 60, value: null, low: null, high: null },
        certain: false,
        leading: false,
      })),
    )
  })
})

describe('eigenvectors', () => {
  it('put the matrix together again, also from a start', () => {
    const cells = Float64Array.of(2, -1, 0.5, -1, 3, 0.2, 0.5, 0.2, 1)
    const start = eigenOf({ size: 3, cells: cells.map((cell) => cell + 0.01) }).vectors
    for (const { values, vectors } of [eigenOf({ size: 3, cells }), eigenOf({ size: 3, cells }, start)]) {
      const stretched = vectors.cells.map((cell, at) => cell * values[at % 3]!)
      const again = multiplied({ size: 3, cells: stretched }, transposed(vectors))
      again.cells.forEach((cell, at) => {
        expect(cell).toBeCloseTo(cells[at]!, 9)
      })
    }
  })
})
