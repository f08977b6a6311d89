import type { Need } from '../../../shared/modules/surveys/needs-contract.ts'
import type { Quadrant, Theme } from '../../../shared/modules/surveys/terms.ts'
import type { QuadrantModel } from '../../components/chart/model.ts'

interface Words {
  importance: string
  performance: string
  theme: (theme: Theme) => string
  quadrant: (quadrant: Quadrant) => string
}

/** The themes between satisfaction and importance; those without a figure are in the table only. */
export const needChart = (
  { rows, cross }: { rows: readonly Need[]; cross: { importance: number; performance: number } | null },
  words: Words,
): QuadrantModel => ({
  points: rows.flatMap(({ theme, importance, performance }) =>
    importance === null || performance === null
      ? []
      : [{ label: words.theme(theme), x: performance, y: importance }],
  ),
  x: { name: words.performance, format: (value) => value.toFixed(0) },
  y: { name: words.importance, format: (value) => value.toFixed(0) },
  cross: cross && { x: cross.performance, y: cross.importance },
  corners: {
    topLeft: words.quadrant('improve'),
    topRight: words.quadrant('keep'),
    bottomLeft: words.quadrant('later'),
    bottomRight: words.quadrant('excess'),
  },
})
