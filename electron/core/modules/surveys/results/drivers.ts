import type { Driver, Results } from '../../../../../shared/modules/surveys/result-contract.ts'
import { hiddenBelow } from '../../../../../shared/modules/surveys/terms.ts'
import type { Drawing } from '../../../../../shared/statistics/bootstrap.ts'
import { driverWeights } from '../../../../../shared/statistics/drivers.ts'
import { noEstimate } from '../../../../../shared/statistics/estimate.ts'
import { spearmanOfTable } from '../../../../../shared/statistics/ranks.ts'
import type { Answers } from './answers.ts'
import { shown } from './figures.ts'
import type { Matters } from './matters.ts'
import { meanOf } from './scale.ts'
import { pairCounts, type Variable } from './variable.ts'

type Drivers = Results['drivers']

/** What drives the overall satisfaction: every theme that is rated (domain 2.10, Q110). */
export function driversOf(answers: Answers, { themes, overall }: Matters, drawing: Drawing): Drivers {
  const outcome = overall?.matter.satisfaction
  const rated = themes.filter(({ matter }) => matter.cells.satisfaction.length > 0)
  const ranks = statedRanks(rated.map(({ matter }) => meanOf(matter.importance, drawing.confidence).value))
  const rows = rated.map(({ theme, matter }, at): Driver => ({
    theme,
    statedRank: ranks[at]!,
    spearman: outcome
      ? shown(spearmanOfTable(pairCounts(matter.satisfaction, outcome), drawing.confidence))
      : noEstimate(),
    weight: noEstimate(),
    certain: false,
    leading: false,
  }))
  const none = (unavailable: Drivers['unavailable'], n = 0): Drivers => ({
    n,
    leftOut: answers.rows - n,
    r2: null,
    unavailable,
    rows,
  })
  if (!outcome || overall.matter.cells.satisfaction.length === 0) return none('no-overall')
  if (answers.rows === 0) return none('too-few')
  // What everybody says the same of explains nothing, and what hardly anybody rates would leave nobody complete.
  const varying = rated.flatMap(({ matter: { satisfaction: variable } }, at) =>
    variable.n >= hiddenBelow && varies(variable) ? [{ row: rows[at]!, variable }] : [],
  )
  const complete = completeRows([...varying.map(({ variable }) => variable), outcome])
  if (outcome.n >= hiddenBelow && (varying.length === 0 || !varies(outcome)))
    return none('no-variance', complete.length)
  const weights = driverWeights(complete, varying.length, drawing)
  if (weights.unavailable) return none(weights.unavailable, weights.n)
  weights.rows.forEach(({ share, certain, leading }, at) =>
    Object.assign(varying[at]!.row, { weight: share, certain, leading }),
  )
  return { n: weights.n, leftOut: answers.rows - weights.n, r2: weights.r2, unavailable: null, rows }
}

const varies = ({ counts }: Variable): boolean => counts.filter((count) => count > 0).length > 1

/** Rank 1 is the highest; equal ones share the better rank. */
const statedRanks = (importances: readonly (number | null)[]): (number | null)[] =>
  importances.map((own) =>
    own === null ? null : 1 + importances.filter((other) => other !== null && other > own).length,
  )

/** What those said who said something of all of these. */
export function completeRows(variables: readonly Variable[]): Float64Array[] {
  const rows = variables[0]?.at.length ?? 0
  const width = variables.length
  const complete: Float64Array[] = []
  for (let row = 0; row < rows; row++) {
    const values = new Float64Array(width)
    let known = 0
    for (; known < width; known++) {
      const { levels, at } = variables[known]!
      if (at[row]! < 0) break
      values[known] = levels[at[row]!]!
    }
    if (known === width) complete.push(values)
  }
  return complete
}
