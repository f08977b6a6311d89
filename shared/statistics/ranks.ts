import { sampleCorrelation } from 'simple-statistics'
import { zOf } from './distributions.ts'
import { noEstimate, type Estimate } from './estimate.ts'

/** Ranks from 1; those that say the same share the mean of their ranks. */
export function ranksOf(values: ArrayLike<number>): number[] {
  const order = Array.from(values, (value, at) => ({ value, at })).sort((a, b) => a.value - b.value)
  const ranks = new Array<number>(order.length).fill(0)
  let from = 0
  while (from < order.length) {
    let until = from + 1
    while (until < order.length && order[until]!.value === order[from]!.value) until += 1
    for (let at = from; at < until; at += 1) ranks[order[at]!.at] = (from + 1 + until) / 2
    from = until
  }
  return ranks
}

/**
 * Fisher's interval of a rank correlation: tanh(atanh ρ ± z · √((1 + ρ²⁄2) ÷ (n − 3))), the variance of Bonett & Wright (2000,
 * Psychometrika 65, 23–28), which keeps its promise for ρ too. None below four pairs or where ρ is ±1.
 */
function rankInterval(value: number, n: number, confidence: number): Estimate {
  if (n < 4 || Math.abs(value) >= 1) return { n, value, low: null, high: null }
  const half = zOf(confidence) * Math.sqrt((1 + value ** 2 / 2) / (n - 3))
  const middle = Math.atanh(value)
  return { n, value, low: Math.tanh(middle - half), high: Math.tanh(middle + half) }
}

/** Rounding takes a perfect agreement a hair beyond or short of one. */
const settled = (value: number): number => (1 - Math.abs(value) < 1e-12 ? Math.sign(value) : value)

/** Spearman's ρ of pairs (the correlation of ranks with ties shared). Null below three pairs or where one side does not vary. */
export function spearman(first: ArrayLike<number>, second: ArrayLike<number>, confidence = 95): Estimate {
  const n = Math.min(first.length, second.length)
  if (n < 3) return noEstimate(n)
  const value = sampleCorrelation(ranksOf(first), ranksOf(second))
  return Number.isFinite(value) ? rankInterval(settled(value), n, confidence) : noEstimate(n)
}

/**
 * The same of pairs that were counted: `table[i][j]` pairs with the i-th value of one and the j-th of the other, both in their
 * order. With answers of 1 to 5 this takes one pass and no sorting.
 */
export function spearmanOfTable(table: readonly (readonly number[])[], confidence = 95): Estimate {
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0))
  const columns = (table[0] ?? []).map((_, at) => table.reduce((sum, row) => sum + row[at]!, 0))
  const n = rows.reduce((sum, count) => sum + count, 0)
  if (n < 3) return noEstimate(n)
  const across = centredRanks(rows, n)
  const down = centredRanks(columns, n)
  const spread = (counts: readonly number[], ranks: readonly number[]): number =>
    counts.reduce((sum, count, at) => sum + count * ranks[at]! ** 2, 0)
  const all = spread(rows, across) * spread(columns, down)
  if (all <= 0) return noEstimate(n)
  let together = 0
  table.forEach((row, i) => {
    row.forEach((count, j) => (together += count * across[i]! * down[j]!))
  })
  return rankInterval(settled(together / Math.sqrt(all)), n, confidence)
}

/** The shared rank of each value less the mean rank. */
export function centredRanks(counts: readonly number[], n: number): number[] {
  let before = 0
  return counts.map((count) => {
    const rank = before + (count + 1) / 2
    before += count
    return rank - (n + 1) / 2
  })
}
