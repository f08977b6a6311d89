import { useI18n } from 'vue-i18n'
import type { Answer, Cell } from '../../../shared/modules/surveys/cells.ts'

/** How a question and an answer are written. Use inside setup. */
export function useAnswerWords() {
  const { t } = useI18n()

  /** `满意`, `2. 18–29 岁`, `不了解`; what is blank says so. */
  function answerText({ question }: Cell, answer: Answer): string {
    if (answer === null) return t('surveyEntry.blank')
    if (typeof answer === 'string') return answer
    if (Array.isArray(answer))
      return answer.map((option) => question.options[option - 1] ?? option).join(t('parts.list.separator'))
    if (question.kind === 'scale' && answer === 0) return t('surveyEntry.unsure')
    if (question.kind === 'scale' || question.kind === 'recommend') return String(answer)
    return question.options[answer - 1] ?? String(answer)
  }

  /** `3. 楼道的清洁 · 满意` */
  function cellText({ question, aspect }: Cell): string {
    const words = `${question.position + 1}. ${question.words}`
    return aspect === null || question.aspects.length < 2
      ? words
      : t('surveyEntry.cellAspect', { words, aspect: t(`terms.aspect.${aspect}`) })
  }

  return { answerText, cellText }
}
