import { gammaln } from 'simple-statistics'

/** Lentz's continued fraction stops here; with the arguments of surveys it needs a few hundred at most. */
const mostTerms = 10_000
const tiny = 1e-300
const enough = 1e-15

const awayFromZero = (value: number): number => (Math.abs(value) < tiny ? tiny : value)

/** DLMF 8.17.22 by the modified Lentz method. */
function betaFraction(a: number, b: number, x: number): number {
  let c = 1
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1))
  let sum = d
  for (let m = 1; m <= mostTerms; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / awayFromZero(1 + even * d)
    c = awayFromZero(1 + even / c)
    sum *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / awayFromZero(1 + odd * d)
    c = awayFromZero(1 + odd / c)
    const step = d * c
    sum *= step
    if (Math.abs(step - 1) < enough) break
  }
  return sum
}

/** The regularised incomplete beta function Iₓ(a, b), for a, b > 0 (DLMF 8.17). */
export function incompleteBeta(a: number, b: number, x: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(gammaln(a + b) - gammaln(a) - gammaln(b) + a * Math.log(x) + b * Math.log1p(-x))
  // The fraction converges quickly on this side only.
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(a, b, x)) / a
    : 1 - (front * betaFraction(b, a, 1 - x)) / b
}

/** Q(a, x) = Γ(a, x) ÷ Γ(a) for a > 0 (DLMF 8.2.4, series 8.7.1 and fraction 8.9.2). */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1
  const front = Math.exp(a * Math.log(x) - x - gammaln(a))
  if (x < a + 1) {
    let term = 1 / a
    let sum = term
    for (let n = 1; n <= mostTerms && term > sum * enough; n += 1) {
      term *= x / (a + n)
      sum += term
    }
    return Math.max(0, 1 - front * sum)
  }
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / awayFromZero(b)
  let sum = d
  for (let n = 1; n <= mostTerms; n += 1) {
    const an = -n * (n - a)
    b += 2
    d = 1 / awayFromZero(an * d + b)
    c = awayFromZero(b + an / c)
    sum *= d * c
    if (Math.abs(d * c - 1) < enough) break
  }
  return front * sum
}

/** How likely χ² with `df` degrees of freedom is `x` or more. */
export const chiSquareAbove = (x: number, df: number): number => upperGamma(df / 2, x / 2)

const horner = (x: number, coefficients: readonly number[]): number =>
  coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0)

/**
 * The point below which the share `p` (0 to 1, both excluded) of a standard normal lies.
 * Wichura, M. J. (1988): Algorithm AS 241, Applied Statistics 37, 477–484 (PPND16, about 16 digits).
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    const above = [
      3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
      45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
    ]
    const below = [
      1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867,
      39307.89580009271061, 28729.085735721942674, 5226.495278852545925,
    ]
    return (q * horner(r, above)) / horner(r, below)
  }
  const tail = Math.sqrt(-Math.log(q < 0 ? p : 1 - p))
  const point = tail <= 5 ? nearTail(tail - 1.6) : farTail(tail - 5)
  return q < 0 ? -point : point
}

const nearTail = (r: number): number =>
  horner(
    r,
    [
      1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
      1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
    ],
  ) /
  horner(
    r,
    [
      1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
      0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
    ],
  )

const farTail = (r: number): number =>
  horner(
    r,
    [
      6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
      0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ],
  ) /
  horner(
    r,
    [
      1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
      1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
    ],
  )

/** z of a two-sided interval: 1.96 for 95 percent. */
export const zOf = (confidence: number): number => normalQuantile(0.5 + confidence / 200)

const studentDensity = (t: number, df: number): number =>
  Math.exp(
    gammaln((df + 1) / 2) -
      gammaln(df / 2) -
      0.5 * Math.log(df * Math.PI) -
      ((df + 1) / 2) * Math.log1p((t * t) / df),
  )

/** How likely Student's t with `df` degrees of freedom is `t` or more, for t ≥ 0. */
export const studentAbove = (t: number, df: number): number =>
  incompleteBeta(df / 2, 0.5, df / (df + t * t)) / 2

const studentKept = new Map<string, number>()
const mostKept = 20_000

/**
 * t of a two-sided interval with `df` degrees of freedom (Abramowitz & Stegun 26.7.5, then Newton's method on the exact tail).
 * `df` may be broken (Welch). What was asked before is kept: a report asks the same few hundred again and again.
 */
export function studentOf(confidence: number, df: number): number {
  const key = `${String(confidence)}/${String(df)}`
  const kept = studentKept.get(key)
  if (kept !== undefined) return kept
  const found = studentComputed(0.5 - confidence / 200, df)
  if (studentKept.size >= mostKept) studentKept.clear()
  studentKept.set(key, found)
  return found
}

function studentComputed(above: number, df: number): number {
  const z = normalQuantile(1 - above)
  if (df > 1e6) return z
  let low = 0
  let high = 1e9
  let t = z + (z ** 3 + z) / (4 * df) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * df * df)
  for (let turn = 0; turn < 200; turn += 1) {
    const miss = studentAbove(t, df) - above
    if (miss > 0) low = t
    else high = t
    const newton = t + miss / studentDensity(t, df)
    // Newton overshoots in the heavy tails of few degrees of freedom: halve there.
    const next = newton > low && newton < high ? newton : (low + Math.min(high, 2 * t + 1)) / 2
    if (Math.abs(next - t) <= 1e-12 * Math.abs(next)) return next
    t = next
  }
  return t
}

/** The point below which the share `p` of Fisher's F with these degrees of freedom lies, by halving. */
export function fisherQuantile(p: number, df1: number, df2: number): number {
  let low = 0
  let high = 1
  for (let turn = 0; turn < 200 && high - low > 1e-15; turn += 1) {
    const middle = (low + high) / 2
    if (incompleteBeta(df1 / 2, df2 / 2, middle) < p) low = middle
    else high = middle
  }
  const x = (low + high) / 2
  return (df2 * x) / (df1 * (1 - x))
}
