import { seeded } from '../../random/seeded.ts'
import { allocated, neededAnswers, shuffled } from '../../statistics/sampling.ts'

/** Shares in hundredths of a percent. */
const whole = 10_000

/** What decides how many papers go out. */
export interface SizeRules {
  confidence: number
  margin: number
  expected: number
  returns: number
  reserve: number
  /** Papers to go out instead of the computed number. */
  sampleWish: number | null
}

/** What of a whole a share is, rounded up. */
const shareOf = (count: number, share: number): number => Math.ceil((count * share) / whole)

/**
 * Every step from the frame to the papers: answers needed without and with the finite correction, papers for what is expected to
 * come back, reserves of their number. Neither the papers nor both together are more than the frame.
 */
export function sizeSteps(frame: number, rules: SizeRules) {
  const { unlimited, needed } = neededAnswers(frame, {
    confidence: rules.confidence,
    margin: rules.margin / whole,
    share: rules.expected / whole,
  })
  const computed = Math.ceil((needed * whole) / rules.returns)
  const papers = Math.min(frame, rules.sampleWish ?? computed)
  return {
    frame,
    unlimited,
    needed,
    computed: Math.min(frame, computed),
    papers,
    reserve: Math.min(frame - papers, shareOf(papers, rules.reserve)),
  }
}

interface Framed {
  houseId: number
  stratum: string
}
export interface StratumPlan {
  stratum: string
  frame: number
  main: number
  reserve: number
}

/** How many papers and reserves each stratum gets, in proportion to its houses (largest remainder), in the order of the frame. */
export function plannedStrata(
  frame: readonly Framed[],
  { papers, reserve }: { papers: number; reserve: number },
): StratumPlan[] {
  const sizes = new Map<string, number>()
  for (const { stratum } of frame) sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1)
  const strata = [...sizes]
  const main = allocated(
    papers,
    strata.map(([, size]) => size),
  )
  const spare = allocated(
    reserve,
    strata.map(([, size], at) => size - main[at]!),
  )
  return strata.map(([stratum, size], at) => ({
    stratum,
    frame: size,
    main: main[at]!,
    reserve: spare[at]!,
  }))
}

export interface Drawn<House extends Framed> {
  /** In the order of the frame, which is the order of the walk. */
  main: House[]
  /** In the order drawn: the first of its stratum replaces first. */
  reserve: House[]
}

/**
 * The draw: all houses of the frame, by their ids, are put in a random order of the seed; of each stratum the first go into the
 * sample and the next into reserve. Whoever has the frame and the seed can draw the same again.
 */
export function drawn<House extends Framed>(
  frame: readonly House[],
  plan: readonly StratumPlan[],
  seed: number,
): Drawn<House> {
  const order = shuffled(
    [...frame].sort((a, b) => a.houseId - b.houseId),
    seeded(seed),
  )
  const left = new Map(plan.map((each) => [each.stratum, { main: each.main, reserve: each.reserve }]))
  const chosen = new Set<number>()
  const reserve: House[] = []
  for (const house of order) {
    const places = left.get(house.stratum)
    if (!places) continue
    if (places.main > 0) {
      places.main--
      chosen.add(house.houseId)
    } else if (places.reserve > 0) {
      places.reserve--
      reserve.push(house)
    }
  }
  return { main: frame.filter(({ houseId }) => chosen.has(houseId)), reserve }
}

/** Which of these are typed twice: the share of them, rounded up, in a random choice of the seed. */
export function chosenTwice<Thing>(things: readonly Thing[], share: number, seed: number): Set<Thing> {
  return new Set(shuffled(things, seeded(seed)).slice(0, shareOf(things.length, share)))
}
