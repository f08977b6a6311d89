import { seeded } from '../random/seeded.ts'
import { bootstrap, groupedSums, totalsOf, type Drawing, type GroupedSums } from './bootstrap.ts'
import { normalQuantile } from './distributions.ts'
import { noEstimate, type Estimate } from './estimate.ts'
import type { Square } from './matrix.ts'
import { chanceWeight, relativeWeights } from './relative-weights.ts'

/** What drives an outcome, of those who answered everything. */
export interface DriverWeights {
  n: number
  r2: number | null
  /** Why there are none; null when there are. */
  unavailable: 'too-few' | 'no-variance' | 'singular' | null
  /** A row a driver, in their order. */
  rows: {
    /** The share of R², 0 to 1, with a bootstrap interval. */
    share: Estimate
    /** The weight is above that of a chance variable, with the confidence asked for. */
    certain: boolean
    /** Its share lies above an even one (1 ÷ drivers), with that confidence: with many answers any driver is above chance. */
    leading: boolean
  }[]
}

/** As few answers as a regression bears: two more than unknowns leave no more than a guess, so ten and two a driver. */
const fewest = (drivers: number): number => Math.max(10, drivers * 2 + 2)

/**
 * Johnson's relative weights as shares of R² with bootstrap intervals. A driver is certain when the interval of the difference
 * between its weight and that of a variable made of chance lies above zero: weights are never negative, so their own interval
 * cannot show it (Tonidandel, LeBreton & Johnson, 2009, Psychological Methods 14, 387–399). They add one random column to the
 * data; here a new one is imagined in every draw, so that certainty does not hang on the luck of one column.
 * `rows` are complete answers: the drivers in their order, the outcome last.
 */
export function driverWeights(
  rows: readonly ArrayLike<number>[],
  drivers: number,
  drawing: Drawing,
): DriverWeights {
  const n = rows.length
  const none = (unavailable: DriverWeights['unavailable']): DriverWeights => ({
    n,
    r2: null,
    unavailable,
    rows: Array.from({ length: drivers }, () => ({ share: noEstimate(n), certain: false, leading: false })),
  })
  if (drivers < 1 || n < fewest(drivers)) return none('too-few')
  const sums = productSums(rows, drivers + 1, drawing.seed)
  const all = correlationsOf(totalsOf(sums), drivers + 1)
  if (all.cells.some((value) => !Number.isFinite(value))) return none('no-variance')
  const whole = relativeWeights(block(all, drivers), lineOf(all, drivers))
  if (!whole) return none('singular')
  const random = seeded(drawing.seed + 1)
  // The generator may give a zero, whose quantile does not exist.
  const normal = (): number => normalQuantile(Math.max(random(), 1e-12))
  const figures = bootstrap(
    sums,
    drivers * 2,
    (totals, out) => {
      const drawn = correlationsOf(totals, drivers + 1)
      const outcome = lineOf(drawn, drivers)
      const found = relativeWeights(block(drawn, drivers), outcome, whole.eigen.vectors)
      const chance = found ? chanceWeight(found, outcome, n, normal) : Number.NaN
      for (let at = 0; at < drivers; at += 1) {
        out[at] = found && found.r2 > 0 ? found.weights[at]! / found.r2 : Number.NaN
        out[drivers + at] = found ? found.weights[at]! - chance : Number.NaN
      }
    },
    drawing,
  )
  const share = (at: number): Estimate => figures[at] ?? noEstimate(n)
  return {
    n,
    r2: whole.r2,
    unavailable: null,
    rows: Array.from({ length: drivers }, (_, at) => ({
      share: share(at),
      certain: (share(drivers + at).low ?? 0) > 0,
      leading: drivers > 1 && (share(at).low ?? 0) > 1 / drivers,
    })),
  }
}

/**
 * Group by group: how many, then the sums and the products of the drivers and the outcome. Answers are taken less those of the
 * first row, so that the products stay small and exact.
 */
function productSums(rows: readonly ArrayLike<number>[], size: number, seed: number): GroupedSums {
  const values = new Float64Array(size)
  const first = rows[0]!
  return groupedSums(rows.length, 1 + size + (size * (size + 1)) / 2, seed, (row, into, offset) => {
    const answers = rows[row]!
    for (let at = 0; at < size; at += 1) values[at] = answers[at]! - first[at]!
    into[offset]! += 1
    let at = offset + 1
    for (let i = 0; i < size; i += 1, at += 1) into[at]! += values[i]!
    for (let i = 0; i < size; i += 1) {
      for (let j = i; j < size; j += 1, at += 1) into[at]! += values[i]! * values[j]!
    }
  })
}

/** Correlations from such sums; NaN where something does not vary. */
function correlationsOf(totals: Float64Array, size: number): Square {
  const n = totals[0]!
  const cells = new Float64Array(size * size)
  const spread = new Float64Array(size)
  let at = 1 + size
  for (let i = 0; i < size; i += 1) {
    for (let j = i; j < size; j += 1, at += 1) {
      const covariance = totals[at]! - (totals[1 + i]! * totals[1 + j]!) / n
      cells[i * size + j] = covariance
      // What rounding leaves of no variance at all is none.
      if (i === j) spread[i] = covariance > 1e-9 * n ? Math.sqrt(covariance) : Number.NaN
    }
  }
  for (let i = 0; i < size; i += 1) {
    for (let j = i; j < size; j += 1) {
      const value = i === j ? spread[i]! / spread[i]! : cells[i * size + j]! / (spread[i]! * spread[j]!)
      cells[i * size + j] = value
      cells[j * size + i] = value
    }
  }
  return { size, cells }
}

/** The drivers' part of the correlations. */
const block = ({ size, cells }: Square, drivers: number): Square => {
  const between = new Float64Array(drivers * drivers)
  for (let i = 0; i < drivers; i += 1) {
    between.set(cells.subarray(i * size, i * size + drivers), i * drivers)
  }
  return { size: drivers, cells: between }
}

/** The correlations of the variable after the drivers with each of them. */
const lineOf = ({ size, cells }: Square, drivers: number): Float64Array =>
  cells.subarray(drivers * size, drivers * size + drivers)
