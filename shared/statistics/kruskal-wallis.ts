import { chiSquareAbove } from './distributions.ts'

/** Whether groups differ; `h`, `p` and `effect` are null where fewer than two groups answered or nothing varies. */
export interface GroupTest {
  n: number
  df: number
  h: number | null
  p: number | null
  /** ε² = H (n + 1) ÷ (n² − 1) = H ÷ (n − 1), 0 to 1: how much the groups explain (Tomczak & Tomczak, 2014). */
  effect: number | null
}

/** Kruskal–Wallis of values by group; see `kruskalWallisOfCounts`. */
export function kruskalWallis(groups: readonly ArrayLike<number>[]): GroupTest {
  const values = groups.map((group) => Array.from(group))
  const levels = [...new Set(values.flat())].sort((a, b) => a - b)
  const place = new Map(levels.map((level, at) => [level, at]))
  return kruskalWallisOfCounts(
    values.map((group) => {
      const counts = new Array<number>(levels.length).fill(0)
      for (const value of group) counts[place.get(value)!]! += 1
      return counts
    }),
  )
}

/**
 * Kruskal–Wallis with ties corrected, p by χ² with k − 1 degrees of freedom (Kruskal & Wallis, 1952, JASA 47, 583–621).
 * `counts[g][v]` answers of group g gave the v-th value, the values in their order. Empty groups are not counted.
 */
export function kruskalWallisOfCounts(counts: readonly (readonly number[])[]): GroupTest {
  const sizeOf = (group: readonly number[]): number => group.reduce((sum, count) => sum + count, 0)
  const groups = counts.filter((group) => sizeOf(group) > 0)
  const ties = (groups[0] ?? []).map((_, at) => groups.reduce((sum, group) => sum + group[at]!, 0))
  const n = sizeOf(ties)
  const df = Math.max(0, groups.length - 1)
  const correction = 1 - ties.reduce((sum, tie) => sum + (tie ** 3 - tie), 0) / (n ** 3 - n || 1)
  // n − 1 equal answers and one other still vary; only rounding stands between that and none.
  if (df === 0 || ties.filter((tie) => tie > 0).length < 2) return { n, df, h: null, p: null, effect: null }
  let before = 0
  const ranks = ties.map((tie) => {
    const rank = before + (tie + 1) / 2
    before += tie
    return rank
  })
  const squares = groups.reduce((sum, group) => {
    const size = sizeOf(group)
    const meanRank = group.reduce((all, count, at) => all + count * ranks[at]!, 0) / size
    return sum + size * (meanRank - (n + 1) / 2) ** 2
  }, 0)
  const h = ((12 / (n * (n + 1))) * squares) / correction
  return { n, df, h, p: chiSquareAbove(h, df), effect: Math.min(1, h / (n - 1)) }
}

/**
 * Holm's adjustment (Holm, S., 1979, Scandinavian Journal of Statistics 6, 65–70): the probabilities as they must be read when so
 * many tests are made at once. Nulls (no test) are not counted and stay.
 */
export function holm(probabilities: readonly (number | null)[]): (number | null)[] {
  const known = probabilities.flatMap((p, at) => (p === null ? [] : [{ p, at }])).sort((a, b) => a.p - b.p)
  const adjusted: (number | null)[] = probabilities.map(() => null)
  let least = 0
  known.forEach(({ p, at }, rank) => {
    least = Math.max(least, Math.min(1, (known.length - rank) * p))
    adjusted[at] = least
  })
  return adjusted
}
