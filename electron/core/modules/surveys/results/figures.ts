import type { Conversion } from '../../../../../shared/modules/surveys/terms.ts'
import { hiddenBelow } from '../../../../../shared/modules/surveys/terms.ts'
import { noEstimate, scaledEstimate, type Estimate } from '../../../../../shared/statistics/estimate.ts'
import { meanEstimate, type Moments } from '../../../../../shared/statistics/means.ts'
import { shareEstimate } from '../../../../../shared/statistics/proportions.ts'

/** Nothing is told of so few that somebody might be known by it. */
export const shown = (estimate: Estimate): Estimate =>
  estimate.n < hiddenBelow ? noEstimate(estimate.n) : estimate

/**
 * Which groups cover the hidden ones, by how many of each answered: what is left of the `whole` when the groups that are shown are
 * taken from it must not be fewer than `hiddenBelow`, or the mean of a hidden group could be worked out. The smallest go first.
 * Whoever is in no group covers as well. (Complementary suppression: Hundepool, A. et al., 2012, Statistical Disclosure Control, 4.)
 */
export function coveringGroups(sizes: readonly number[], whole: number): boolean[] {
  const covering = sizes.map(() => false)
  if (!sizes.some((size) => size > 0 && size < hiddenBelow)) return covering
  const shownOnes = sizes
    .map((size, at) => ({ size, at }))
    .filter(({ size }) => size >= hiddenBelow)
    .sort((a, b) => a.size - b.size || a.at - b.at)
  let left = shownOnes.reduce((rest, { size }) => rest - size, whole)
  for (const { size, at } of shownOnes) {
    if (left >= hiddenBelow) break
    covering[at] = true
    left += size
  }
  return covering
}

/** A mean of ratings; no interval of one reaches beyond 1 to 5, where nothing can be. */
export function ratedMean(moments: Moments, confidence: number): Estimate {
  const { low, high, ...mean } = shown(meanEstimate(moments, confidence))
  return {
    ...mean,
    low: low === null ? null : Math.max(1, low),
    high: high === null ? null : Math.min(5, high),
  }
}

/** A mean of 1 to 5 as 0 to 100 (domain 2.7). */
export const scored = (mean: Estimate, conversion: Conversion): Estimate =>
  conversion === 'times-20' ? scaledEstimate(mean, 20) : scaledEstimate(mean, 25, -25)

/** The answers of some people to several questions, added up, and those of them that are hits. */
export interface Pool {
  people: number
  answers: number
  hits: number
  /** Of each person's hits squared, hits by answers, answers squared. */
  hitsSquared: number
  together: number
  answersSquared: number
}

export const emptyPool = (): Pool => ({
  people: 0,
  answers: 0,
  hits: 0,
  hitsSquared: 0,
  together: 0,
  answersSquared: 0,
})

/** Adds one person's answers. */
export function pour(pool: Pool, answers: number, hits: number): void {
  if (answers === 0) return
  pool.people++
  pool.answers += answers
  pool.hits += hits
  pool.hitsSquared += hits * hits
  pool.together += hits * answers
  pool.answersSquared += answers * answers
}

/**
 * The share of hits among all answers. Answers of one person go together, so the interval is Wilson's with as many answers as their
 * spread between people is worth (Korn, E. L. & Graubard, B. I., 1998, Survey Methodology 24, 193–201); with one question that is
 * the usual one. `n` is people.
 */
export function pooledShare(pool: Pool, confidence: number): Estimate {
  const { people, answers, hits, hitsSquared, together, answersSquared } = pool
  if (answers === 0) return noEstimate()
  const share = hits / answers
  const squares = hitsSquared - 2 * share * together + share ** 2 * answersSquared
  const all = hits === 0 || hits === answers
  // Where everybody is a hit equally often no spread is left but rounding, on either side of nothing.
  const spread = Math.max(squares, 1e-9 * answers)
  const worth = all ? people : Math.min(answers, (share * (1 - share) * answers ** 2) / spread)
  const { low, high } = shareEstimate(share * worth, worth, confidence)
  return { n: people, value: share, low, high }
}
