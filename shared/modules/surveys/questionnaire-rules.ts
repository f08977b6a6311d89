import { cellsOf, type Question } from './cells.ts'
import { mostCells } from './questionnaire-contract.ts'
import { aspects, type Aspect } from './terms.ts'

/** What of a question the rules look at. */
export type Asked = Pick<Question, 'kind' | 'theme' | 'demographic' | 'aspects' | 'options'>

/** What keeps a version from being saved; the locale says it in words. */
export const questionProblems = [
  'no-aspect',
  'few-options',
  'same-options',
  'overall-twice',
  'overall-unrated',
  'recommend-twice',
  'no-demographic',
  'demographic-twice',
  'many-cells',
] as const
export type QuestionProblem = (typeof questionProblems)[number]

export interface QuestionFinding {
  /** `questions.3.options`, or `questions` for all of them. */
  field: string
  problem: QuestionProblem
}

const chosen: ReadonlySet<Question['kind']> = new Set(['choice', 'choices', 'demographic'])

/** Whether a question of this kind is answered by one of its options. */
export const hasOptions = (kind: Question['kind']): boolean => chosen.has(kind)

/** The columns of a scale as the paper has them: each once, in the order of the terms. */
export const inOrder = (asked: readonly Aspect[]): Aspect[] =>
  aspects.filter((aspect) => asked.includes(aspect))

/**
 * A question with only what its kind has: columns and a theme for a scale, options for a choice, a meaning for what is asked
 * about the person. What a form typed before the kind was changed does not go along.
 */
export function tidied<Fields extends Asked>(question: Fields): Fields {
  const { kind } = question
  return {
    ...question,
    theme: kind === 'scale' ? question.theme : '',
    aspects: kind === 'scale' ? inOrder(question.aspects) : [],
    options: hasOptions(kind) ? question.options : [],
    demographic: kind === 'demographic' ? question.demographic : '',
  }
}

function findingsIn(question: Asked, before: readonly Asked[]): [keyof Asked, QuestionProblem][] {
  const { kind, theme, demographic, options } = question
  const found: [keyof Asked, QuestionProblem][] = []
  if (kind === 'scale' && question.aspects.length === 0) found.push(['aspects', 'no-aspect'])
  if (hasOptions(kind) && options.length < 2) found.push(['options', 'few-options'])
  if (new Set(options).size < options.length) found.push(['options', 'same-options'])
  if (theme === 'overall') {
    if (!question.aspects.includes('satisfaction')) found.push(['aspects', 'overall-unrated'])
    if (before.some((one) => one.theme === 'overall')) found.push(['theme', 'overall-twice'])
  }
  if (kind === 'recommend' && before.some((one) => one.kind === 'recommend'))
    found.push(['kind', 'recommend-twice'])
  if (kind === 'demographic') {
    if (demographic === '') found.push(['demographic', 'no-demographic'])
    else if (before.some((one) => one.demographic === demographic))
      found.push(['demographic', 'demographic-twice'])
  }
  return found
}

/**
 * What is wrong with the questions of a version, in their order. A dimension may have several items; the whole, the
 * recommendation and each thing about the person are asked once, because results know them by what they are. Expects
 * questions that are `tidied`.
 */
export function findingsOf(questions: readonly Asked[]): QuestionFinding[] {
  const found = questions.flatMap((question, index) =>
    findingsIn(question, questions.slice(0, index)).map(([field, problem]) => ({
      field: `questions.${index}.${field}`,
      problem,
    })),
  )
  return countCells(questions) > mostCells ? [...found, { field: 'questions', problem: 'many-cells' }] : found
}

/** How many places to answer the questions have. */
export const countCells = (questions: readonly Asked[]): number =>
  cellsOf(questions.map((question) => ({ ...question, id: 0, position: 0, section: '', words: '' }))).length
