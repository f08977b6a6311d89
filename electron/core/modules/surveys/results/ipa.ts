import type { Driver, Results, ThemeResult } from '../../../../../shared/modules/surveys/result-contract.ts'
import type { Quadrant, Theme } from '../../../../../shared/modules/surveys/terms.ts'

type Ipa = Results['ipa']

/** Importance and performance of each theme, by the cross of their means (domain 2.10; Martilla & James, 1977). */
export function ipaOf(themes: readonly ThemeResult[], drivers: readonly Driver[]): Ipa {
  const stated = themes.some(({ importance }) => importance.n > 0)
  const weights = new Map(drivers.map(({ theme, weight }) => [theme, weight.value]))
  const found = themes.flatMap((row) => {
    // Nothing else is among the themes of a result.
    const theme = row.theme as Theme
    const importance = stated ? row.importance.value : (weights.get(theme) ?? null)
    const performance = row.mean.value
    return importance === null || performance === null ? [] : [{ theme, importance, performance }]
  })
  if (found.length === 0) return { stated, crossImportance: null, crossPerformance: null, points: [] }
  const crossImportance = mean(found.map(({ importance }) => importance))
  const crossPerformance = mean(found.map(({ performance }) => performance))
  return {
    stated,
    crossImportance,
    crossPerformance,
    points: found.map((point) => ({
      ...point,
      quadrant: quadrantOf(point.importance >= crossImportance, point.performance >= crossPerformance),
    })),
  }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

function quadrantOf(important: boolean, good: boolean): Quadrant {
  if (important) return good ? 'keep' : 'improve'
  return good ? 'excess' : 'later'
}
