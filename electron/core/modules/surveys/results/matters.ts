import type { Question } from '../../../../../shared/modules/surveys/cells.ts'
import { themes, type Theme } from '../../../../../shared/modules/surveys/terms.ts'
import type { Answers } from './answers.ts'
import { matterOf, type Matter } from './scale.ts'

/** What a wave rates: each question that does, the themes of them, and the whole. */
export interface Matters {
  questions: { questionId: number; matter: Matter }[]
  /** Dimensions, then elements, as far as they are asked. */
  themes: { theme: Theme; questions: number; matter: Matter }[]
  overall: { questions: number; matter: Matter } | null
}

export function mattersOf(answers: Answers, questions: readonly Question[]): Matters {
  const scales = questions
    .filter(({ kind }) => kind === 'scale')
    .map((question) => ({
      question,
      matter: matterOf(answers, (cell) => cell.question.id === question.id),
    }))
  const together = (theme: Question['theme']) => {
    const own = scales.filter(({ question }) => question.theme === theme)
    const [only, ...others] = own
    if (!only) return []
    const matter =
      others.length === 0 ? only.matter : matterOf(answers, (cell) => cell.question.theme === theme)
    return [{ questions: own.length, matter }]
  }
  return {
    questions: scales.map(({ question, matter }) => ({ questionId: question.id, matter })),
    themes: themes.flatMap((theme) => together(theme).map((whole) => ({ theme, ...whole }))),
    overall: together('overall')[0] ?? null,
  }
}
