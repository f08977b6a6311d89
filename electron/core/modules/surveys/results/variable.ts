import type { Cell } from '../../../../../shared/modules/surveys/cells.ts'
import { momentsOfCounts, type Moments } from '../../../../../shared/statistics/means.ts'
import { ratingsOf, type Answers } from './answers.ts'

/** What each response says of one matter, by the few different figures that are said: everything else counts those. */
export interface Variable {
  /** The different figures in their order: 1 to 5, or the means of several questions. */
  levels: number[]
  /** The place of a response's figure among the levels; -1 for none. */
  at: Int16Array
  counts: number[]
  n: number
}

const ratings = [1, 2, 3, 4, 5]

/** What these places are rated with on average. */
export function variableOf(answers: Answers, cells: readonly Cell[]): Variable {
  const [only, ...others] = cells
  if (!only) return ofPlaces([], new Int16Array(answers.rows).fill(-1))
  if (others.length === 0) return ofPlaces(ratings, ofOne(answers.said[only.index]!))
  const values = ratingsOf(answers, cells)
  const levels = [...new Set(values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b)
  const place = new Map(levels.map((level, at) => [level, at]))
  return ofPlaces(
    levels,
    Int16Array.from(values, (value) => place.get(value) ?? -1),
  )
}

/** 不了解 and blank are none. */
function ofOne(said: Int8Array): Int16Array {
  const at = new Int16Array(said.length)
  for (let row = 0; row < said.length; row++) at[row] = Math.max(said[row]!, 0) - 1
  return at
}

function ofPlaces(levels: number[], at: Int16Array): Variable {
  const counts = new Array<number>(levels.length).fill(0)
  let n = 0
  for (let row = 0; row < at.length; row++) {
    const level = at[row]!
    if (level < 0) continue
    counts[level]!++
    n++
  }
  return { levels, at, counts, n }
}

export const momentsOfVariable = ({ levels, counts }: Variable): Moments => momentsOfCounts(levels, counts)

/** How often each figure was said by the responses of each group; `groups[row]` is the group's number, -1 for none. */
export function countsByGroup(
  { levels, at }: Variable,
  groups: ArrayLike<number>,
  count: number,
): number[][] {
  const counts = Array.from({ length: count }, () => new Array<number>(levels.length).fill(0))
  for (let row = 0; row < at.length; row++) {
    const level = at[row]!
    const group = groups[row]!
    if (level >= 0 && group >= 0) counts[group]![level]!++
  }
  return counts
}

/** How often two figures were said together. */
export const pairCounts = (first: Variable, second: Variable): number[][] =>
  countsByGroup(second, first.at, first.levels.length)
