import type { Question } from '../../../../../shared/modules/surveys/cells.ts'
import { houseKinds } from '../../../../../shared/modules/houses/terms.ts'
import type { GroupResult } from '../../../../../shared/modules/surveys/result-contract.ts'
import {
  groupings,
  hiddenBelow,
  type Demographic,
  type Grouping,
  type QuestionTheme,
} from '../../../../../shared/modules/surveys/terms.ts'
import { noEstimate, type Estimate } from '../../../../../shared/statistics/estimate.ts'
import { holm, kruskalWallisOfCounts } from '../../../../../shared/statistics/kruskal-wallis.ts'
import { momentsOfCounts } from '../../../../../shared/statistics/means.ts'
import type { Answers } from './answers.ts'
import { coveringGroups, ratedMean } from './figures.ts'
import type { Matters } from './matters.ts'
import { satisfiedByGroup, type Forming, type Grouped, type Matter } from './scale.ts'
import { countsByGroup } from './variable.ts'

export interface Building {
  id: number
  name: string
}

/** Responses of one grouping, with what its groups are called. */
interface Split extends Grouped {
  by: Grouping
  names: { key: string; name: string }[]
}

/** Whether groups of people see things differently: each theme and the whole, by everything that is known of people (Q111). */
export function groupsOf(
  answers: Answers,
  questions: readonly Question[],
  buildings: readonly Building[],
  matters: Matters,
  forming: Forming,
): GroupResult[] {
  const rated = [
    ...(matters.overall ? [{ theme: 'overall' as const, matter: matters.overall.matter }] : []),
    ...matters.themes,
  ].filter(({ matter }) => matter.cells.satisfaction.length > 0)
  return groupings.flatMap((by) => {
    const split = splitBy(by, answers, questions, buildings)
    return split && split.count > 0 ? [groupResult(answers, split, rated, forming)] : []
  })
}

function splitBy(
  by: Grouping,
  answers: Answers,
  questions: readonly Question[],
  buildings: readonly Building[],
): Split | null {
  if (by === 'house-kind')
    return splitInto(
      by,
      answers.houseKinds,
      houseKinds.map((kind) => ({ of: kind as string, key: kind, name: kind })),
    )
  if (by === 'building')
    return splitInto(
      by,
      answers.buildings,
      buildings.map(({ id, name }) => ({ of: id, key: String(id), name })),
    )
  return splitByAnswer(by, answers, questions)
}

function splitByAnswer(
  by: Exclude<Demographic, ''>,
  { cells, said }: Answers,
  questions: readonly Question[],
): Split | null {
  const question = questions.find(({ kind, demographic }) => kind === 'demographic' && demographic === by)
  const cell = cells.find((one) => one.question.id === question?.id)
  if (!question || !cell) return null
  return splitInto(
    by,
    said[cell.index]!,
    question.options.map((name, at) => ({ of: at + 1, key: String(at + 1), name })),
  )
}

/** Groups nobody is in are left out. */
function splitInto<Value>(
  by: Grouping,
  values: ArrayLike<Value | null>,
  kinds: readonly { of: Value; key: string; name: string }[],
): Split {
  const there = new Set(Array.from(values))
  const used = kinds.filter(({ of }) => there.has(of))
  const numbers = new Map(used.map(({ of }, at) => [of, at]))
  return {
    by,
    names: used.map(({ key, name }) => ({ key, name })),
    count: used.length,
    groups: Int16Array.from(values, (value) => (value === null ? -1 : (numbers.get(value) ?? -1))),
  }
}

function groupResult(
  answers: Answers,
  split: Split,
  rated: readonly { theme: QuestionTheme; matter: Matter }[],
  forming: Forming,
): GroupResult {
  const sizes = new Array<number>(split.count).fill(0)
  for (let row = 0; row < answers.rows; row++) if (split.groups[row]! >= 0) sizes[split.groups[row]!]!++
  const compared = sizes.reduce((sum, n) => (n < hiddenBelow ? sum : sum + n), 0)
  const rows = rated.map(({ theme, matter }) => {
    const counts = countsByGroup(matter.satisfaction, split.groups, split.count)
    const means = counts.map((group) =>
      ratedMean(momentsOfCounts(matter.satisfaction.levels, group), forming.confidence),
    )
    const test = kruskalWallisOfCounts(counts.filter((_, at) => means[at]!.n >= hiddenBelow))
    const { h, df, p, effect } = test
    const covering = coveringGroups(
      means.map(({ n }) => n),
      matter.satisfaction.n,
    )
    const kept = (estimates: readonly Estimate[]) =>
      estimates.map((estimate, at) => (covering[at] ? noEstimate(estimate.n) : estimate))
    const rates = satisfiedByGroup(answers, matter, split, forming)
    return { theme, means: kept(means), rates: kept(rates), h, df, p, effect }
  })
  const adjusted = holm(rows.map(({ p }) => p))
  return {
    by: split.by,
    groups: split.names.map((name, at) => ({ ...name, n: sizes[at]! })),
    leftOut: answers.rows - compared,
    rows: rows.map((row, at) => ({ ...row, adjusted: adjusted[at]! })),
  }
}
