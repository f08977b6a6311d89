import { zOf } from './distributions.ts'

/** How many answers are needed, step by step. */
export interface NeededAnswers {
  /** n0 = z² p (1 − p) ÷ e², rounded up. */
  unlimited: number
  /** n = n0 ÷ (1 + (n0 − 1) ÷ N), rounded up; never more than N. */
  needed: number
}

/** Whole beyond rounding: 132.0000000001 of an exact 132 is 132. */
const roundedUp = (value: number): number => Math.ceil(value - 1e-9)

/**
 * Answers needed to know a share within ± `margin` (0 to 1) at `confidence` percent when about `share` (0 to 1) is expected, out of
 * `frame` households (Cochran, W. G., 1977, Sampling Techniques, 4.4). An empty frame needs none.
 */
export function neededAnswers(
  frame: number,
  { confidence, margin, share }: { confidence: number; margin: number; share: number },
): NeededAnswers {
  const n0 = (zOf(confidence) ** 2 * share * (1 - share)) / margin ** 2
  const needed = frame <= 0 ? 0 : Math.min(frame, roundedUp(n0 / (1 + (n0 - 1) / frame)))
  return { unlimited: roundedUp(n0), needed: Math.max(frame > 0 ? 1 : 0, needed) }
}

/**
 * The margin (0 to 1) reached with `n` answers of `frame` households for a share of `share`, with the finite correction
 * √((N − n) ÷ (N − 1)); nothing when everybody answered. Null without answers or frame.
 */
export function marginReached(n: number, frame: number, confidence: number, share = 0.5): number | null {
  if (n <= 0 || frame <= 0) return null
  if (n >= frame) return 0
  return zOf(confidence) * Math.sqrt(((share * (1 - share)) / n) * ((frame - n) / (frame - 1)))
}

/**
 * `total` places shared out in proportion to `sizes` (whole numbers) by largest remainder (Hamilton); never more than a size, since
 * its quota is not. Equal remainders: the larger, then the first. At most the sum of sizes.
 */
export function allocated(total: number, sizes: readonly number[]): number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0)
  if (all <= 0) return sizes.map(() => 0)
  const places = Math.max(0, Math.min(total, all))
  // In whole numbers: a quotient in floating point would lose equal remainders.
  const shares = sizes.map((size) => Math.floor((places * size) / all))
  const rest = places - shares.reduce((sum, share) => sum + share, 0)
  const order = sizes
    .map((size, at) => ({ size, at, remainder: (places * size) % all }))
    .sort((a, b) => b.remainder - a.remainder || b.size - a.size || a.at - b.at)
  for (const { at } of order.slice(0, rest)) shares[at]! += 1
  return shares
}

/** A new order of the same things, each as likely as any other (Fisher–Yates); `random` as of `shared/random/seeded.ts`. */
export function shuffled<Thing>(things: readonly Thing[], random: () => number): Thing[] {
  const order = [...things]
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const kept = order[at]!
    order[at] = order[other]!
    order[other] = kept
  }
  return order
}
