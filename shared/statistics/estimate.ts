/**
 * A figure with how many answers it rests on and its interval; null where it does not exist (nothing answered, nothing
 * varies), never NaN. The same shape as an estimate of the results.
 */
export interface Estimate {
  n: number
  value: number | null
  low: number | null
  high: number | null
}

/** A figure that does not exist, with how many answers there were. */
export const noEstimate = (n = 0): Estimate => ({ n, value: null, low: null, high: null })

/** The same figure in another unit: `factor` × figure + `offset`; a negative factor turns the interval round. */
export function scaledEstimate(of: Estimate, factor: number, offset = 0): Estimate {
  const turn = (figure: number | null): number | null => (figure === null ? null : figure * factor + offset)
  const [low, high] = factor < 0 ? [of.high, of.low] : [of.low, of.high]
  return { n: of.n, value: turn(of.value), low: turn(low), high: turn(high) }
}
