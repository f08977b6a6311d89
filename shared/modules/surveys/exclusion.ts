import type { Answer, Cell } from './cells.ts'
import type { ResponseDecision, ResponseFlag } from './terms.ts'

/** The rules of a wave by which a response does not count. */
export interface CountingRules {
  /** Above this share of blanks, in hundredths of a percent. */
  blankE4: number
  /** Whether one that says the same everywhere is excluded. */
  straightExcluded: boolean
}

/** What is known of a response beside its answers. */
export interface Circumstances {
  /** It has words in an open question; those are null among the answers. */
  hasWords: boolean
  /** Another response of the same number counts in its place. */
  duplicateNumber: boolean
  /** Another response of the same house counts in its place. */
  duplicateHouse: boolean
  outOfFrame: boolean
}

/** Fewer ratings than these are no pattern: three times "satisfied" is an opinion. */
export const fewestForStraight = 5

/** What must be answered. Who does not say who they are, ticks none of several, or adds no words leaves nothing blank. */
const mustAnswer = ({ question: { kind } }: Cell): boolean =>
  kind === 'scale' || kind === 'recommend' || kind === 'choice'

/** Ratings of single matters: the overall one may differ from them, and who circles one column stops before it. */
const isRating = ({ question: { kind, theme } }: Cell): boolean => kind === 'scale' && theme !== 'overall'

/** The share of blanks among what must be answered, in hundredths of a percent, not rounded; 0 without any such cell. */
export function blankShare(cells: readonly Cell[], answers: readonly Answer[]): number {
  const asked = cells.filter(mustAnswer)
  if (asked.length === 0) return 0
  const blank = asked.filter(({ index }) => (answers[index] ?? null) === null).length
  return (blank * 10_000) / asked.length
}

/** Whether everything rated got the same number (不了解 included): answered without reading, or circled in one stroke. */
export function isStraightLine(cells: readonly Cell[], answers: readonly Answer[]): boolean {
  const given = cells.filter(isRating).flatMap(({ index }) => answers[index] ?? [])
  return given.length >= fewestForStraight && new Set(given).size === 1
}

/**
 * What is wrong with a response, in the order of `responseFlags`. An all blank one is not said to have too many blanks as
 * well. Source of the rules: 剔除 of domain 2.7 (all the same, more than a fifth blank, a house twice, out of frame).
 */
export function flagsOf(
  cells: readonly Cell[],
  answers: readonly Answer[],
  circumstances: Circumstances,
  rules: CountingRules,
): ResponseFlag[] {
  const { hasWords, duplicateNumber, duplicateHouse, outOfFrame } = circumstances
  const allBlank = !hasWords && answers.every((answer) => answer === null)
  const found: [ResponseFlag, boolean][] = [
    ['all-blank', allBlank],
    ['blanks', !allBlank && blankShare(cells, answers) > rules.blankE4],
    ['straight-line', isStraightLine(cells, answers)],
    ['duplicate-number', duplicateNumber],
    ['duplicate-house', duplicateHouse],
    ['out-of-frame', outOfFrame],
  ]
  return found.filter(([, is]) => is).map(([flag]) => flag)
}

/** Why a response does not count: the first flag that the rules exclude, or a manager's word; null while it counts. */
export function excludedFor(
  flags: readonly ResponseFlag[],
  decision: ResponseDecision,
  { straightExcluded }: Pick<CountingRules, 'straightExcluded'>,
): ResponseFlag | 'decision' | null {
  if (decision === 'keep') return null
  const excluding = flags.find((flag) => flag !== 'straight-line' || straightExcluded)
  if (excluding) return excluding
  return decision === 'drop' ? 'decision' : null
}
