import { quantileSorted } from 'simple-statistics'
import { seeded } from '../random/seeded.ts'
import type { Estimate } from './estimate.ts'
import { shuffled } from './sampling.ts'

/** Most groups of rows that are drawn. */
export const mostGroups = 1000

/**
 * Sums of rows, group by group: what a figure needs of the rows (how many, Σx, Σxy …), `width` numbers a group one after another.
 *
 * Up to a thousand rows each is its own group: the ordinary bootstrap. With more, the rows are dealt at random into a thousand
 * groups and those are drawn. That is valid for figures made of sums: rows are independent, so the sums of m random rows vary m
 * times as much as one row's, and a total of G drawn groups varies as a total of G·m drawn rows does (in expectation exactly; group
 * sizes differ by one at most). What it costs is precision of the interval itself: its width is known to about
 * 1 ÷ √(2 (G − 1)) = 2 % rather than better, less than the 1,000 draws cost anyway. In turn a draw costs 1,000 additions however
 * many answered.
 */
export interface GroupedSums {
  rows: number
  groups: number
  width: number
  sums: Float64Array
}

/**
 * Deals `rows` rows into groups; `add(row, into, offset)` adds the row's numbers to `into[offset …]`. The same seed deals the same.
 */
export function groupedSums(
  rows: number,
  width: number,
  seed: number,
  add: (row: number, into: Float64Array, offset: number) => void,
): GroupedSums {
  const groups = Math.min(rows, mostGroups)
  const sums = new Float64Array(groups * width)
  const order = Array.from({ length: rows }, (_, at) => at)
  const dealt = rows > mostGroups ? shuffled(order, seeded(seed)) : order
  dealt.forEach((row, at) => {
    add(row, sums, (at % groups) * width)
  })
  return { rows, groups, width, sums }
}

export interface Drawing {
  seed: number
  draws: number
  /** Of the interval, in percent. */
  confidence: number
}

/** The totals over all rows. */
export function totalsOf({ groups, width, sums }: GroupedSums): Float64Array {
  const totals = new Float64Array(width)
  for (let at = 0; at < groups * width; at += 1) totals[at % width]! += sums[at]!
  return totals
}

/** Calls `use` with the totals of each draw (groups drawn with replacement, as many as there are); the array is used again. */
function eachDraw(
  { groups, width, sums }: GroupedSums,
  { seed, draws }: Pick<Drawing, 'seed' | 'draws'>,
  use: (totals: Float64Array, draw: number) => void,
): void {
  const random = seeded(seed)
  const times = new Float64Array(groups)
  const totals = new Float64Array(width)
  for (let draw = 0; draw < draws; draw += 1) {
    times.fill(0)
    for (let at = 0; at < groups; at += 1) times[Math.floor(random() * groups)]! += 1
    totals.fill(0)
    for (let group = 0; group < groups; group += 1) {
      const weight = times[group]!
      if (weight === 0) continue
      const from = group * width
      for (let at = 0; at < width; at += 1) totals[at]! += weight * sums[from + at]!
    }
    use(totals, draw)
  }
}

/**
 * Bootstrap intervals (percentile; Efron & Tibshirani, 1993, An Introduction to the Bootstrap, 13.3) of several figures at once.
 * `figures(totals, out)` writes the figures of these totals into `out`, NaN where one does not exist. A figure that does not exist
 * of all rows is null; one that fails in more than a tenth of the draws, or never varies, has no interval. `n` is the number of
 * rows unless `counts` says it for each figure.
 */
export function bootstrap(
  sums: GroupedSums,
  howMany: number,
  figures: (totals: Float64Array, out: Float64Array) => void,
  drawing: Drawing,
  counts?: readonly number[],
): Estimate[] {
  const whole = new Float64Array(howMany)
  if (sums.rows > 0) figures(totalsOf(sums), whole)
  else whole.fill(Number.NaN)
  const drawn = Array.from({ length: howMany }, () => new Float64Array(drawing.draws))
  if (sums.groups > 1) {
    const out = new Float64Array(howMany)
    eachDraw(sums, drawing, (totals, draw) => {
      figures(totals, out)
      for (let at = 0; at < howMany; at += 1) drawn[at]![draw] = out[at]!
    })
  } else for (const line of drawn) line.fill(Number.NaN)
  return drawn.map((line, at) => ({
    n: counts?.[at] ?? sums.rows,
    ...percentiles(whole[at]!, line, drawing.confidence),
  }))
}

function percentiles(value: number, drawn: Float64Array, confidence: number): Omit<Estimate, 'n'> {
  if (!Number.isFinite(value)) return { value: null, low: null, high: null }
  const known = drawn.filter((figure) => Number.isFinite(figure)).sort()
  const beyond = 0.5 - confidence / 200
  if (known.length < drawn.length * 0.9 || known.length < 2) return { value, low: null, high: null }
  const sorted = Array.from(known)
  const low = quantileSorted(sorted, beyond)
  const high = quantileSorted(sorted, 1 - beyond)
  // Equal but for rounding: nothing varied.
  if (high - low <= 1e-12 * Math.max(1, Math.abs(value))) return { value, low: null, high: null }
  return { value, low, high }
}
