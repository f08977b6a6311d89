import type { Results } from '../../../../../shared/modules/surveys/result-contract.ts'
import type { Question } from '../../../../../shared/modules/surveys/cells.ts'
import {
  dimensions,
  elements,
  themes,
  type QuestionTheme,
} from '../../../../../shared/modules/surveys/terms.ts'
import { cronbachAlpha } from '../../../../../shared/statistics/reliability.ts'
import { completeRows } from './drivers.ts'
import { shown } from './figures.ts'
import type { Matters } from './matters.ts'

const scales = [
  { scale: 'dimensions', of: dimensions },
  { scale: 'elements', of: elements },
  { scale: 'all', of: themes },
] as const

/** Whether the satisfaction items of a scale measure together: Cronbach's α of those who rated all of them. One item measures nothing. */
export function reliabilityOf(
  questions: readonly Question[],
  matters: Matters,
  confidence: number,
): Results['reliability'] {
  const themeOf = new Map(questions.map(({ id, theme }) => [id, theme]))
  return scales.flatMap(({ scale, of }) => {
    const items = matters.questions.filter(
      ({ questionId, matter }) =>
        matter.cells.satisfaction.length > 0 &&
        (of as readonly QuestionTheme[]).includes(themeOf.get(questionId)!),
    )
    if (items.length < 2) return []
    const complete = completeRows(items.map(({ matter }) => matter.satisfaction))
    const alpha = shown(cronbachAlpha(complete, confidence))
    return [{ scale, items: items.length, n: complete.length, alpha: { ...alpha, n: complete.length } }]
  })
}
