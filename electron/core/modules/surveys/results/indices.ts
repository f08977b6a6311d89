import { dimensions, elements, hiddenBelow, type Theme } from '../../../../../shared/modules/surveys/terms.ts'
import { bootstrap, groupedSums, type Drawing } from '../../../../../shared/statistics/bootstrap.ts'
import type { Estimate } from '../../../../../shared/statistics/estimate.ts'
import { weightedIndex } from '../../../../../shared/statistics/means.ts'
import type { Answers, Values } from './answers.ts'
import { scored, shown } from './figures.ts'
import type { Matters } from './matters.ts'
import type { Forming, Matter } from './scale.ts'
import type { Variable } from './variable.ts'

/** Figures over all themes, and every gap: those whose intervals have to be drawn, drawn together from the same people. */
export interface Indices {
  csi: Estimate | null
  weightedGap: Estimate | null
  dimensions: Estimate
  elements: Estimate
  gaps: Map<Matter, Estimate>
}

/** By response, or NaN. */
type Said = (row: number) => number

const saidIn =
  ({ levels, at }: Variable): Said =>
  (row) => {
    const level = at[row]!
    return level < 0 ? Number.NaN : levels[level]!
  }

const countOf = (values: Values): number =>
  values.reduce((count, value) => (Number.isNaN(value) ? count : count + 1), 0)

/** Of one theme: where its sums stand, and which of its means few enough said to be hidden. */
interface Place {
  theme: Theme
  satisfaction: number | null
  importance: number | null
  gap: number | null
}

/** Collects what is added up over the responses; each gets a place for its sum and one for how many said it. */
class Sums {
  readonly said: Said[] = []

  /** Null where so few said it that it is not shown: then it is no part of an index either. */
  add(said: Said, n: number): number | null {
    return n < hiddenBelow ? null : this.said.push(said) - 1
  }
}

const meanAt = (totals: Float64Array, place: number | null): number | null => {
  if (place === null) return null
  const count = totals[place * 2 + 1]!
  return count > 0 ? totals[place * 2]! / count : null
}

export function indicesOf(
  answers: Answers,
  { themes, questions, overall }: Matters,
  forming: Forming,
  drawing: Drawing,
): Indices {
  const sums = new Sums()
  const variable = (one: Variable) => sums.add(saidIn(one), one.n)
  const matters = [
    ...new Set([...themes, ...questions, ...(overall ? [overall] : [])].map(({ matter }) => matter)),
  ]
  const gapPlaces = matters.map((matter) => sums.add((row) => matter.gap[row]!, countOf(matter.gap)))
  const places = themes.map(({ theme, matter }): Place => ({
    theme,
    satisfaction: variable(matter.satisfaction),
    importance: variable(matter.importance),
    gap: gapPlaces[matters.indexOf(matter)]!,
  }))
  const asks = (aspect: 'importance' | 'expectation') =>
    themes.some(({ matter }) => matter.cells[aspect].length > 0)
  const weighted = asks('importance')
  const figures = figuresOf(places, gapPlaces, weighted, forming)
  const width = sums.said.length * 2
  const added = groupedSums(answers.rows, width, drawing.seed, (row, into, offset) => {
    sums.said.forEach((said, place) => {
      const value = said(row)
      if (Number.isNaN(value)) return
      into[offset + place * 2]! += value
      into[offset + place * 2 + 1]! += 1
    })
  })
  const counts = countsOf(answers, themes, matters)
  const drawn = bootstrap(added, counts.length, figures, drawing, counts).map(shown)
  const [csi, gap, ofDimensions, ofElements, ...gaps] = drawn
  return {
    csi: weighted ? csi! : null,
    weightedGap: asks('expectation') ? gap! : null,
    dimensions: ofDimensions!,
    elements: ofElements!,
    gaps: new Map(matters.map((matter, at) => [matter, gaps[at]!])),
  }
}

/** Writes the four indices, then every gap. */
function figuresOf(
  places: readonly Place[],
  gapPlaces: readonly (number | null)[],
  weighted: boolean,
  { conversion }: Forming,
): (totals: Float64Array, out: Float64Array) => void {
  const isDimension = ({ theme }: Place): boolean => (dimensions as readonly Theme[]).includes(theme)
  const isElement = ({ theme }: Place): boolean => (elements as readonly Theme[]).includes(theme)
  const score = (mean: number | null): number | null =>
    mean === null ? null : scored({ n: 0, value: mean, low: null, high: null }, conversion).value
  return (totals, out) => {
    const mean = (place: number | null) => meanAt(totals, place)
    const weights = places.map(({ importance }) => (weighted ? mean(importance) : 1))
    const even = (some: readonly Place[]) =>
      weightedIndex(
        some.map(({ satisfaction }) => mean(satisfaction)),
        some.map(() => 1),
      )
    const indices = [
      weightedIndex(
        places.map(({ satisfaction }) => score(mean(satisfaction))),
        weights,
      ),
      weightedIndex(
        places.map(({ gap }) => mean(gap)),
        weights,
      ),
      even(places.filter(isDimension)),
      even(places.filter(isElement)),
    ]
    indices.forEach((index, at) => (out[at] = index ?? Number.NaN))
    gapPlaces.forEach((place, at) => (out[indices.length + at] = mean(place) ?? Number.NaN))
  }
}

/** People behind each figure: those who rated anything of what it is made of. */
function countsOf({ rows }: Answers, themes: Matters['themes'], matters: readonly Matter[]): number[] {
  const people = (some: readonly Matter[], said: (matter: Matter, row: number) => boolean): number => {
    let count = 0
    for (let row = 0; row < rows; row++) if (some.some((matter) => said(matter, row))) count++
    return count
  }
  const rates = ({ satisfaction }: Matter, row: number): boolean => satisfaction.at[row]! >= 0
  const hasGap = ({ gap }: Matter, row: number): boolean => !Number.isNaN(gap[row]!)
  const of = (kinds: readonly Theme[]) =>
    themes.filter(({ theme }) => kinds.includes(theme)).map(({ matter }) => matter)
  const all = themes.map(({ matter }) => matter)
  return [
    people(all, rates),
    people(all, hasGap),
    people(of(dimensions), rates),
    people(of(elements), rates),
    ...matters.map(({ gap }) => countOf(gap)),
  ]
}
