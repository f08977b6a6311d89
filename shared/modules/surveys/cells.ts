import type { Aspect, Demographic, QuestionKind, QuestionTheme } from './terms.ts'

/** A row of the paper. */
export interface Question {
  id: number
  position: number
  section: string
  kind: QuestionKind
  theme: QuestionTheme
  demographic: Demographic
  words: string
  /** The columns a scale is asked in, in the order of `aspects`; empty for every other kind. */
  aspects: Aspect[]
  options: string[]
}

/** A place to answer: a question, or one aspect of a scale. */
export interface Cell {
  /** Its place in the answers of a response, from 0. */
  index: number
  question: Question
  aspect: Aspect | null
}

/**
 * One answer: 1 to 5 or 0 for "cannot say" of a scale, 0 to 10 of a recommendation, the option's number from 1 of a choice,
 * a sorted list of them for several, words of an open question; null is blank.
 */
export type Answer = number | number[] | string | null

/** The places of a version in the order they are typed: question by question, a scale's aspects side by side. */
export function cellsOf(questions: readonly Question[]): Cell[] {
  const asked = questions.flatMap((question): Omit<Cell, 'index'>[] =>
    question.kind === 'scale'
      ? question.aspects.map((aspect) => ({ question, aspect }))
      : [{ question, aspect: null }],
  )
  return asked.map((cell, index) => ({ index, ...cell }))
}

const wholeBetween = (value: Answer, least: number, most: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most

/** Longest words of an open answer. */
export const mostWords = 500

/**
 * Whether words say nothing: empty, or punctuation alone, as `。` that an input method made of the key for "nothing written" or a
 * dash that stands for it. What a pen draws (a heart, a tick) says something.
 */
export const saysNothing = (words: string): boolean =>
  /^[\p{P}\p{Z}\p{C}$+<=>^`|~]*$/u.test(words.normalize('NFKC'))

/** Whether this can be the answer there; blank always can. */
export function allowed({ question }: Cell, answer: Answer): boolean {
  if (answer === null) return true
  const { kind, options } = question
  if (kind === 'scale') return wholeBetween(answer, 0, 5)
  if (kind === 'recommend') return wholeBetween(answer, 0, 10)
  if (kind === 'open') return typeof answer === 'string' && !saysNothing(answer) && answer.length <= mostWords
  if (kind === 'choices')
    return (
      Array.isArray(answer) &&
      answer.length > 0 &&
      answer.every(
        (option, at) => wholeBetween(option, 1, options.length) && (at === 0 || option > answer[at - 1]!),
      )
    )
  return wholeBetween(answer, 1, options.length)
}

/** What a scale's number says for statistics: null where nobody could say. */
export const rated = (answer: Answer | undefined): number | null =>
  typeof answer === 'number' && answer >= 1 ? answer : null
