import type { Cell } from '../../../../../shared/modules/surveys/cells.ts'
import type { ScaleResult } from '../../../../../shared/modules/surveys/result-contract.ts'
import { hiddenBelow, type Aspect, type Conversion } from '../../../../../shared/modules/surveys/terms.ts'
import type { Estimate } from '../../../../../shared/statistics/estimate.ts'
import { shareEstimate } from '../../../../../shared/statistics/proportions.ts'
import { blank, type Answers, type Values } from './answers.ts'
import { emptyPool, pooledShare, pour, ratedMean, scored, shown } from './figures.ts'
import { countsByGroup, momentsOfVariable, variableOf, type Variable } from './variable.ts'

/** How figures are formed. */
export interface Forming {
  confidence: number
  conversion: Conversion
  basicCounts: boolean
}

/** One question, or all of a theme. */
export interface Matter {
  cells: Record<Aspect, Cell[]>
  satisfaction: Variable
  importance: Variable
  expectation: Variable
  /** By response, perception less expectation of the questions where both were said; NaN where none was. */
  gap: Values
}

export function matterOf(answers: Answers, belongs: (cell: Cell) => boolean): Matter {
  const asking = (aspect: Aspect): Cell[] =>
    answers.cells.filter((cell) => cell.aspect === aspect && belongs(cell))
  const cells = {
    satisfaction: asking('satisfaction'),
    importance: asking('importance'),
    expectation: asking('expectation'),
  }
  return {
    cells,
    satisfaction: variableOf(answers, cells.satisfaction),
    importance: variableOf(answers, cells.importance),
    expectation: variableOf(answers, cells.expectation),
    gap: gapsOf(answers, cells),
  }
}

function gapsOf({ said, rows }: Answers, { satisfaction, expectation }: Record<Aspect, Cell[]>): Values {
  const pairs = satisfaction.flatMap((one) => {
    const other = expectation.find(({ question }) => question.id === one.question.id)
    return other ? [[said[one.index]!, said[other.index]!] as const] : []
  })
  const gaps = new Float64Array(rows).fill(Number.NaN)
  if (pairs.length === 0) return gaps
  for (let row = 0; row < rows; row++) {
    let sum = 0
    let count = 0
    for (const [perceived, expected] of pairs) {
      if (perceived[row]! < 1 || expected[row]! < 1) continue
      sum += perceived[row]! - expected[row]!
      count++
    }
    if (count > 0) gaps[row] = sum / count
  }
  return gaps
}

export const meanOf = (variable: Variable, confidence: number): Estimate =>
  ratedMean(momentsOfVariable(variable), confidence)

/** Everything of one matter; `gap` comes from the draws all gaps are drawn together in. */
export function scaleResult(answers: Answers, matter: Matter, forming: Forming, gap: Estimate): ScaleResult {
  const { confidence, conversion } = forming
  const tally = tallied(answers, matter.cells.satisfaction)
  const mean = meanOf(matter.satisfaction, confidence)
  const everybody = new Uint8Array(answers.rows)
  return {
    mean,
    score: scored(mean, conversion),
    rate: satisfiedByGroup(answers, matter, { groups: everybody, count: 1 }, forming)[0]!,
    counts: mean.n < hiddenBelow ? [0, 0, 0, 0, 0] : tally.counts,
    unsure: tally.unsure,
    blank: tally.blank,
    importance: meanOf(matter.importance, confidence),
    expectation: meanOf(matter.expectation, confidence),
    gap: shown(gap),
  }
}

/** How often 1 to 5 was said at these places, 不了解, and nothing. */
function tallied({ said }: Answers, cells: readonly Cell[]) {
  const times = new Array<number>(6).fill(0)
  let blanks = 0
  for (const { index } of cells) {
    const column = said[index]!
    for (let row = 0; row < column.length; row++)
      if (column[row] === blank) blanks++
      else times[column[row]!]!++
  }
  const [unsure, ...counts] = times
  return { counts, unsure: unsure!, blank: blanks }
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

/** Responses by group: `groups[row]` is the group's number, -1 for none. */
export interface Grouped {
  groups: ArrayLike<number>
  count: number
}

/** 满意率 of each group: answers of 4 and 5, and of 3 where 基本满意 counts, among all that rate (domain 2.7). */
export function satisfiedByGroup(
  { said, rows }: Answers,
  { cells, satisfaction }: Matter,
  { groups, count }: Grouped,
  { confidence, basicCounts }: Forming,
): Estimate[] {
  const least = basicCounts ? 3 : 4
  const columns = cells.satisfaction.map(({ index }) => said[index]!)
  if (columns.length === 1)
    return countsByGroup(satisfaction, groups, count).map((counts) =>
      shown(shareEstimate(sumOf(counts.slice(least - 1)), sumOf(counts), confidence)),
    )
  const pools = Array.from({ length: count }, emptyPool)
  for (let row = 0; row < rows; row++) {
    const group = groups[row]!
    if (group < 0) continue
    let answers = 0
    let hits = 0
    for (const column of columns) {
      if (column[row]! >= 1) answers++
      if (column[row]! >= least) hits++
    }
    pour(pools[group]!, answers, hits)
  }
  return pools.map((pool) => shown(pooledShare(pool, confidence)))
}
