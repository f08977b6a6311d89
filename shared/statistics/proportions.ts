import { zOf } from './distributions.ts'
import { noEstimate, type Estimate } from './estimate.ts'

/**
 * A share (0 to 1) with Wilson's score interval, which stays within 0 and 1 and is honest with few answers and at the ends
 * (Wilson, E. B., 1927, JASA 22, 209–212; recommended by Brown, Cai & DasGupta, 2001, Statistical Science 16, 101–133).
 */
export function shareEstimate(hits: number, n: number, confidence = 95): Estimate {
  if (n <= 0) return noEstimate()
  const z = zOf(confidence)
  const share = hits / n
  const middle = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n)
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))
  // At the ends the limit is the share itself; rounding would put it a hair beyond.
  const low = hits === 0 ? 0 : Math.max(0, middle - half)
  const high = hits === n ? 1 : Math.min(1, middle + half)
  return { n, value: share, low, high }
}

/**
 * NPS in points, −100 to 100: % of 9–10 less % of 0–6. The interval is the adjusted Wald one: three answers are added (¾ promoters,
 * 1½ passives, ¾ detractors), variance (p + d − (p − d)²) ÷ n; without them it would have no width when all say the same
 * (Rocks, B., 2016, Interval Estimation for the "Net Promoter Score", The American Statistician 70, 365–372).
 */
export function npsEstimate(
  promoters: number,
  passives: number,
  detractors: number,
  confidence = 95,
): Estimate {
  const n = promoters + passives + detractors
  if (n <= 0) return noEstimate()
  const value = ((promoters - detractors) / n) * 100
  const all = n + 3
  const up = (promoters + 0.75) / all
  const down = (detractors + 0.75) / all
  const half = zOf(confidence) * Math.sqrt((up + down - (up - down) ** 2) / all)
  const within = (share: number): number => Math.max(-100, Math.min(100, share * 100))
  return { n, value, low: within(up - down - half), high: within(up - down + half) }
}
