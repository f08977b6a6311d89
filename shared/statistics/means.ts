import { mean, sampleVariance } from 'simple-statistics'
import { studentOf } from './distributions.ts'
import { noEstimate, type Estimate } from './estimate.ts'

/** What intervals of means need; `variance` is the sample's (n − 1), null with fewer than two values. */
export interface Moments {
  n: number
  mean: number | null
  variance: number | null
}

export function momentsOf(values: ArrayLike<number>): Moments {
  const list = Array.from(values)
  return {
    n: list.length,
    mean: list.length > 0 ? mean(list) : null,
    variance: list.length > 1 ? sampleVariance(list) : null,
  }
}

/** Moments of values that were counted: `counts[i]` times the value `values[i]`. */
export function momentsOfCounts(values: readonly number[], counts: readonly number[]): Moments {
  const n = counts.reduce((sum, count) => sum + count, 0)
  if (n === 0) return { n, mean: null, variance: null }
  const middle = counts.reduce((sum, count, at) => sum + count * values[at]!, 0) / n
  const squares = counts.reduce((sum, count, at) => sum + count * (values[at]! - middle) ** 2, 0)
  return { n, mean: middle, variance: n > 1 ? squares / (n - 1) : null }
}

/**
 * A mean with its t interval, x̄ ± t(n−1) · s ÷ √n (GB/T 3359, ISO 2602). One value has no interval. Where nothing varies the
 * interval is null too: a width of nothing would claim a certainty that nobody measured.
 * `confidence` in percent.
 */
export function meanEstimate({ n, mean: middle, variance }: Moments, confidence = 95): Estimate {
  if (middle === null) return noEstimate(n)
  if (variance === null || variance === 0) return { n, value: middle, low: null, high: null }
  const half = studentOf(confidence, n - 1) * Math.sqrt(variance / n)
  return { n, value: middle, low: middle - half, high: middle + half }
}

/**
 * The difference of two independent means, second less first, with Welch's interval (Welch, B. L., 1947, Biometrika 34, 28–35).
 * `n` is that of both together.
 */
export function differenceEstimate(first: Moments, second: Moments, confidence = 95): Estimate {
  const n = first.n + second.n
  if (first.mean === null || second.mean === null) return noEstimate(n)
  const value = second.mean - first.mean
  if (first.variance === null || second.variance === null) return { n, value, low: null, high: null }
  const one = first.variance / first.n
  const two = second.variance / second.n
  const spread = one + two
  if (spread === 0) return { n, value, low: null, high: null }
  const df = spread ** 2 / (one ** 2 / (first.n - 1) + two ** 2 / (second.n - 1))
  const half = studentOf(confidence, df) * Math.sqrt(spread)
  return { n, value, low: value - half, high: value + half }
}

/** The mean of the differences second − first of the same ones, with the t interval of paired values. */
export function pairedEstimate(
  pairs: readonly (readonly [first: number, second: number])[],
  confidence = 95,
): Estimate {
  return meanEstimate(momentsOf(pairs.map(([first, second]) => second - first)), confidence)
}

/**
 * Σ wᵢ·xᵢ ÷ Σ wᵢ over those where both are known; null where nothing is, or the weights add up to nothing.
 * With satisfaction and mean importance the CSI, with gaps the weighted gap (domain 2.7).
 */
export function weightedIndex(
  values: readonly (number | null)[],
  weights: readonly (number | null)[],
): number | null {
  let sum = 0
  let all = 0
  values.forEach((value, at) => {
    const weight = weights[at] ?? null
    if (value === null || weight === null) return
    sum += weight * value
    all += weight
  })
  return all > 0 ? sum / all : null
}
