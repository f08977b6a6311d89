import { hiddenBelow, type QuestionTheme } from '../../../../../shared/modules/surveys/terms.ts'
import { noEstimate, type Estimate } from '../../../../../shared/statistics/estimate.ts'
import { differenceEstimate, momentsOfCounts, type Moments } from '../../../../../shared/statistics/means.ts'
import { coveringGroups, ratedMean } from './figures.ts'
import type { Matters } from './matters.ts'
import { countsByGroup, type Variable } from './variable.ts'

/** The whole, then every theme, as far as satisfaction with it is asked. */
export function ratedOf({ overall, themes }: Matters): { theme: QuestionTheme; satisfaction: Variable }[] {
  return [...(overall ? [{ theme: 'overall' as const, matter: overall.matter }] : []), ...themes]
    .filter(({ matter }) => matter.cells.satisfaction.length > 0)
    .map(({ theme, matter }) => ({ theme, satisfaction: matter.satisfaction }))
}

export interface Compared {
  first: Estimate
  second: Estimate
  /** First less second. */
  difference: Estimate
}

/** Two groups of people; hidden with its difference is what rests on too few. */
export function compared(first: Moments, second: Moments, confidence: number): Compared {
  const fewer = Math.min(first.n, second.n)
  return {
    first: ratedMean(first, confidence),
    second: ratedMean(second, confidence),
    difference: fewer < hiddenBelow ? noEstimate(fewer) : differenceEstimate(second, first, confidence),
  }
}

/** Without the group, and the difference, from which a hidden one could be worked out beside the mean of the `whole`. */
export function covered({ first, second, difference }: Compared, whole: number): Compared {
  const [one, other] = coveringGroups([first.n, second.n], whole)
  return {
    first: one ? noEstimate(first.n) : first,
    second: other ? noEstimate(second.n) : second,
    difference,
  }
}

/** Moments of what the responses of groups 0 and 1 say. */
export function momentsOfTwo(variable: Variable, groups: ArrayLike<number>): [Moments, Moments] {
  const [first, second] = countsByGroup(variable, groups, 2).map((counts) =>
    momentsOfCounts(variable.levels, counts),
  )
  return [first!, second!]
}
