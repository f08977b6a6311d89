import type { z } from 'zod'
import type { ticketAnswers } from '../tickets/contract.ts'
import type { FormQuestion } from './contract.ts'

export type TicketAnswer = z.output<typeof ticketAnswers>[number]
export type Answer = TicketAnswer['answer']

/** A ticket keeps no more answers. */
const most = 12

/** The questions of a category, then those of the one above it; `categoryIds` in this order. None twice. */
export function questionsFor(
  questions: readonly FormQuestion[],
  categoryIds: readonly number[],
): FormQuestion[] {
  const asked = categoryIds.flatMap((id) => questions.filter(({ categoryId }) => categoryId === id))
  return asked
    .filter(({ words }, at) => asked.findIndex((other) => other.words === words) === at)
    .slice(0, most)
}

/** The answers with one more, one changed or, with null, one taken back; in the order of the questions. */
export function answered(
  answers: readonly TicketAnswer[],
  questions: readonly FormQuestion[],
  { words, alarm }: FormQuestion,
  answer: Answer | null,
): TicketAnswer[] {
  const others = answers.filter(({ question }) => question !== words)
  const all = answer === null ? others : [...others, { question: words, answer, alarm: answer === alarm }]
  const order = new Map(questions.map((question, at) => [question.words, at]))
  return all.sort((a, b) => (order.get(a.question) ?? -1) - (order.get(b.question) ?? -1))
}

/** Answers to questions that are still asked: another category drops those of the former. */
export const stillAsked = (
  answers: readonly TicketAnswer[],
  questions: readonly FormQuestion[],
): TicketAnswer[] => answers.filter(({ question }) => questions.some(({ words }) => words === question))

/** The emergency notes that the answers call for, each once. */
export const alarmsOf = (answers: readonly TicketAnswer[], questions: readonly FormQuestion[]): string[] => [
  ...new Set(
    questions
      .filter(({ words, alarm }) =>
        answers.some(({ question, answer }) => question === words && answer === alarm),
      )
      .map(({ advice }) => advice),
  ),
]
