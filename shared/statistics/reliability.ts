import { fisherQuantile } from './distributions.ts'
import { noEstimate, type Estimate } from './estimate.ts'

/**
 * Cronbach's α of items from their covariances (k × k), k ÷ (k − 1) · (1 − trace ÷ sum) (Cronbach, 1951, Psychometrika 16, 297–334),
 * with Feldt's interval from F with n − 1 and (n − 1)(k − 1) degrees of freedom (Feldt, 1965, Psychometrika 30, 357–370).
 * `n` respondents answered all items. Null below two items or respondents, or where the sum does not vary.
 */
export function alphaOfCovariances(
  covariances: readonly (readonly number[])[],
  n: number,
  confidence = 95,
): Estimate {
  const k = covariances.length
  if (k < 2 || n < 2) return noEstimate(n)
  const trace = covariances.reduce((sum, row, at) => sum + row[at]!, 0)
  const all = covariances.reduce((sum, row) => sum + row.reduce((line, value) => line + value, 0), 0)
  if (all <= trace * 1e-12) return noEstimate(n)
  const value = (k / (k - 1)) * (1 - trace / all)
  const beyond = 0.5 - confidence / 200
  const df1 = n - 1
  const df2 = (n - 1) * (k - 1)
  const low = 1 - (1 - value) * fisherQuantile(1 - beyond, df1, df2)
  const high = 1 - (1 - value) * fisherQuantile(beyond, df1, df2)
  return { n, value, low, high }
}

/** The same from answers: each row one respondent who answered every item. */
export function cronbachAlpha(rows: readonly ArrayLike<number>[], confidence = 95): Estimate {
  return alphaOfCovariances(covariancesOf(rows), rows.length, confidence)
}

/** Sample covariances (n − 1) of complete rows; empty below two rows. */
export function covariancesOf(rows: readonly ArrayLike<number>[]): number[][] {
  const n = rows.length
  const width = rows[0]?.length ?? 0
  if (n < 2) return []
  // Less the first row, so that what never varies has no variance at all and not what rounding leaves.
  const first = rows[0]!
  const means = new Float64Array(width)
  for (const row of rows) for (let at = 0; at < width; at += 1) means[at]! += (row[at]! - first[at]!) / n
  const sums = Array.from({ length: width }, () => new Array<number>(width).fill(0))
  for (const row of rows) {
    for (let i = 0; i < width; i += 1) {
      const off = row[i]! - first[i]! - means[i]!
      for (let j = i; j < width; j += 1) sums[i]![j]! += off * (row[j]! - first[j]! - means[j]!)
    }
  }
  return sums.map((line, i) => line.map((_, j) => (i <= j ? sums[i]![j]! : sums[j]![i]!) / (n - 1)))
}
