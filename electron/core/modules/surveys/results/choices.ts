import type { Question } from '../../../../../shared/modules/surveys/cells.ts'
import { hiddenBelow } from '../../../../../shared/modules/surveys/terms.ts'
import type { Results } from '../../../../../shared/modules/surveys/result-contract.ts'
import { npsEstimate, shareEstimate } from '../../../../../shared/statistics/proportions.ts'
import type { Answers } from './answers.ts'
import { shown } from './figures.ts'

/** How often each option was taken, among those who took any; also of what people say about themselves. */
export function choicesOf(
  { cells, said, several }: Answers,
  questions: readonly Question[],
  confidence: number,
): Results['choices'] {
  return questions
    .filter(({ kind }) => kind === 'choice' || kind === 'choices' || kind === 'demographic')
    .map(({ id, options }) => {
      const { index } = cells.find(({ question }) => question.id === id)!
      const taken: readonly (readonly number[])[] =
        several.get(index)?.map((some) => some ?? []) ??
        Array.from(said[index]!, (option) => (option >= 1 ? [option] : []))
      const n = taken.filter((some) => some.length > 0).length
      const counts = new Array<number>(options.length).fill(0)
      for (const option of taken.flat()) counts[option - 1]!++
      return {
        questionId: id,
        n,
        options: options.map((words, at) => ({
          words,
          count: n < hiddenBelow ? 0 : counts[at]!,
          share: shown(shareEstimate(counts[at]!, n, confidence)),
        })),
      }
    })
}

/** Would they recommend us: 9 and 10 against 0 to 6, in points of −100 to 100. Null where it is not asked. */
export function recommendationOf({ cells, said }: Answers, confidence: number): Results['nps'] {
  const cell = cells.find(({ question }) => question.kind === 'recommend')
  if (!cell) return null
  const count = (least: number, most: number): number =>
    said[cell.index]!.reduce((sum, answer) => (answer >= least && answer <= most ? sum + 1 : sum), 0)
  const [promoters, passives, detractors] = [count(9, 10), count(7, 8), count(0, 6)]
  const nps = shown(npsEstimate(promoters, passives, detractors, confidence))
  if (nps.n < hiddenBelow) return { ...nps, promoters: 0, passives: 0, detractors: 0 }
  return { ...nps, promoters, passives, detractors }
}
