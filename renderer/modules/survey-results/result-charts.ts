import type { Estimate, GroupResult, Results } from '../../../shared/modules/surveys/result-contract.ts'
import { numberText, standingOf, type FigureKind } from '../../../shared/modules/surveys/result-table.ts'
import type { ResultWords } from '../../../shared/modules/surveys/result-words.ts'
import type { QuestionTheme } from '../../../shared/modules/surveys/terms.ts'
import type { IntervalModel, QuadrantModel } from '../../components/chart/model.ts'

/** A point of a picture; none where the number is hidden in the table. */
const point = (of: Estimate): IntervalModel['series'][number]['points'][number] =>
  of.value === null || standingOf(of.n) === 'hidden' ? null : { value: of.value, low: of.low, high: of.high }
const formatter = (kind: FigureKind) => (value: number) => numberText(kind, value)
const wholePercent = (value: number) => `${Math.round(value * 100)}%`

/** How many are satisfied with each theme, beside what is to be reached. */
export const ratesModel = (results: Results, words: ResultWords, goal: string): IntervalModel => ({
  labels: results.themes.map(({ theme }) => words.theme(theme)),
  series: [{ name: words.head('rate'), points: results.themes.map(({ rate }) => point(rate)) }],
  format: wholePercent,
  top: 1,
  goal: { name: goal, value: results.goal },
})

export function driversModel({ drivers }: Results, words: ResultWords): IntervalModel {
  const rows = [...drivers.rows].sort((a, b) => (b.weight.value ?? -1) - (a.weight.value ?? -1))
  return {
    labels: rows.map(({ theme }) => words.theme(theme)),
    series: [{ name: words.head('weight'), points: rows.map(({ weight }) => point(weight)) }],
    format: wholePercent,
    from: 0,
  }
}

export const ipaModel = ({ ipa }: Results, words: ResultWords): QuadrantModel => ({
  points: ipa.points.map(({ theme, importance, performance }) => ({
    label: words.theme(theme),
    x: performance,
    y: importance,
  })),
  x: { name: words.head('performance'), format: formatter('mean') },
  y: { name: words.head('importance'), format: formatter(ipa.stated ? 'mean' : 'sharing') },
  cross:
    ipa.crossImportance === null || ipa.crossPerformance === null
      ? null
      : { x: ipa.crossPerformance, y: ipa.crossImportance },
  corners: {
    topLeft: words.quadrant('improve'),
    topRight: words.quadrant('keep'),
    bottomLeft: words.quadrant('later'),
    bottomRight: words.quadrant('excess'),
  },
})

/** Two means side by side for each theme. */
export const sidesModel = (
  rows: readonly { theme: QuestionTheme; one: Estimate; other: Estimate }[],
  names: readonly [one: string, other: string],
  words: ResultWords,
): IntervalModel => ({
  labels: rows.map(({ theme }) => words.theme(theme)),
  series: [
    { name: names[0], points: rows.map(({ one }) => point(one)) },
    { name: names[1], points: rows.map(({ other }) => point(other)) },
  ],
  format: formatter('mean'),
})

export function gapModel({ themes }: Results, words: ResultWords): IntervalModel {
  const asked = themes.filter(({ gap }) => gap.n > 0).sort((a, b) => (a.gap.value ?? 0) - (b.gap.value ?? 0))
  return sidesModel(
    asked.map(({ theme, expectation, mean }) => ({ theme, one: mean, other: expectation })),
    [words.head('perception'), words.head('expectation')],
    words,
  )
}

/** One theme in all groups. */
export function groupsModel(
  { by, groups, rows }: GroupResult,
  theme: QuestionTheme,
  of: 'means' | 'rates',
  words: ResultWords,
): IntervalModel {
  const found = rows.find((row) => row.theme === theme)
  return {
    labels: groups.map(({ key, name }) => words.group(by, key, name)),
    series: [
      {
        name: words.head(of === 'means' ? 'mean' : 'rate'),
        points: groups.map((_, at) => {
          const estimate = found?.[of][at]
          return estimate ? point(estimate) : null
        }),
      },
    ],
    format: of === 'means' ? formatter('mean') : wholePercent,
  }
}

/** Buildings between what was collected and how satisfied they are. */
export const collectionModel = (
  rows: readonly { building: string; overall: Estimate; collected: number | null }[],
  words: ResultWords,
): QuadrantModel => ({
  points: rows.flatMap(({ building, overall, collected }) =>
    collected === null || overall.value === null || standingOf(overall.n) === 'hidden'
      ? []
      : [{ label: words.building(building), x: collected, y: overall.value }],
  ),
  x: { name: words.head('collected'), format: wholePercent },
  y: { name: words.head('overall'), format: formatter('mean') },
  cross: null,
})
