import type { Need } from '../../../../../shared/modules/surveys/needs-contract.ts'
import { kindOf, prioritiesOf, reachable } from '../../../../../shared/modules/surveys/priority.ts'
import type { Results } from '../../../../../shared/modules/surveys/result-contract.ts'
import type { MatterKind, MatterState, Theme } from '../../../../../shared/modules/surveys/terms.ts'
import type { Call } from '../../../kernel/call.ts'
import { resultsOf } from '../results/ask.ts'
import { yearUntil } from '../results/complaint-houses.ts'
import { heardOf, type Heard } from './heard.ts'

/** The needs map of a wave, the most pressing theme first. Error: NOT_FOUND on `waveId`. */
export async function needsMap(call: Call, { waveId }: { waveId: number }) {
  const results = await resultsOf(call, { waveId })
  const year = yearUntil(results.untilDay)
  const themes = results.themes.map(({ theme }) => theme as Theme)
  const { byTheme, unmapped } = await heardOf(call, waveId, year, themes)
  const decided = await decidedOf(call, waveId)
  const { crossImportance, crossPerformance, stated } = results.ipa
  const figures = results.themes.map((row) => figuresOf(results, row, byTheme.get(row.theme as Theme)!))
  const priorities = prioritiesOf(figures)
  const highs = new Map(results.themes.map(({ theme, gap }) => [theme, gap.high]))
  const rows = figures
    .map((row, at): Need => ({
      ...row,
      kind: kindOf({ ...row, gapHigh: highs.get(row.theme) ?? null }),
      ...priorities[at]!,
      matters: decided.filter(({ theme }) => theme === row.theme).map(({ theme: _, ...matter }) => matter),
    }))
    .sort((a, b) => b.priority - a.priority || themes.indexOf(a.theme) - themes.indexOf(b.theme))
  return {
    ...year,
    stated,
    cross:
      crossImportance === null || crossPerformance === null
        ? null
        : {
            importance: importanceOf(results, crossImportance),
            performance: hundredOf(results, crossPerformance),
          },
    unmapped,
    weights: reachable(figures),
    rows,
  }
}

/** A mean of 1 to 5 as the wave converts it (domain 2.7). */
const hundredOf = ({ settings }: Results, mean: number): number =>
  settings.conversion === 'times-20' ? mean * 20 : (mean - 1) * 25

const importanceOf = (results: Results, importance: number): number =>
  results.ipa.stated ? hundredOf(results, importance) : importance * 100

/** The figures of one theme without what follows from all of them together. */
function figuresOf(results: Results, row: Results['themes'][number], heard: Heard) {
  const point = results.ipa.points.find(({ theme }) => theme === row.theme)
  return {
    theme: row.theme as Theme,
    n: row.mean.n,
    quadrant: point?.quadrant ?? null,
    importance: point ? importanceOf(results, point.importance) : null,
    performance: row.mean.value === null ? null : hundredOf(results, row.mean.value),
    gap: row.gap.value,
    ...heard,
  }
}

/** Matters of the wave that stand, the first decided first. */
async function decidedOf(call: Call, waveId: number) {
  const rows = await call.db
    .selectFrom('survey_matters')
    .select(['id', 'number', 'theme', 'kind', 'state'])
    .where('wave_id', '=', waveId)
    .where('state', '<>', 'withdrawn')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as MatterKind, state: row.state as MatterState }))
}
