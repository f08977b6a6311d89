import type { Question } from '../../../shared/modules/surveys/cells.ts'
import { mostOptions, mostQuestions } from '../../../shared/modules/surveys/questionnaire-contract.ts'
import type { VersionFields, VersionWhole } from '../../../shared/modules/surveys/questionnaire-contract.ts'
import {
  findingsOf,
  tidied,
  type QuestionProblem,
} from '../../../shared/modules/surveys/questionnaire-rules.ts'
import { cleanText } from '../../../shared/text/normalise.ts'

/** A question while it is typed; `options` are the lines of a field. */
export interface DraftQuestion extends Omit<Question, 'id' | 'position' | 'options'> {
  /** Follows the question while it is moved. */
  key: number
  options: string
}

export interface VersionDraft {
  /** The version of the row that what is typed goes over. */
  version: number
  title: string
  intro: string
  thanks: string
  source: string
  questions: DraftQuestion[]
}

/** The words around the questions. */
export const coverFields = ['title', 'intro', 'thanks', 'source'] as const

const optionLength = 60

export const draftOf = ({
  version,
  title,
  intro,
  thanks,
  source,
  questions,
}: VersionWhole): VersionDraft => ({
  version,
  title,
  intro,
  thanks,
  source,
  questions: questions.map(({ id, position: _, options, ...question }) => ({
    ...question,
    key: id,
    options: options.join('\n'),
  })),
})

/** Options as they are kept: one a line, blank lines left out. */
export const optionsIn = (lines: string): string[] => lines.split('\n').map(cleanText).filter(Boolean)

type WrittenQuestion = Required<VersionFields['questions'][number]>

function written({ key: _, options, ...question }: DraftQuestion): WrittenQuestion {
  return tidied({ ...question, words: question.words.trim(), options: optionsIn(options) })
}

/** What a draft is saved as. */
export const fieldsOf = ({ title, intro, thanks, source, questions }: VersionDraft) => ({
  title,
  intro,
  thanks,
  source,
  questions: questions.map(written),
})

/** Whether both are saved as the same. */
export const sameDraft = (one: VersionDraft, other: VersionDraft): boolean =>
  JSON.stringify(fieldsOf(one)) === JSON.stringify(fieldsOf(other))

export type DraftProblem =
  QuestionProblem | 'words' | 'title' | 'none' | 'many-questions' | 'many-options' | 'long-option'

/** What keeps a draft from being saved, by where: `title`, `questions`, `questions.3.options`. */
export function problemsOf(draft: VersionDraft): Map<string, DraftProblem> {
  const { title, questions } = fieldsOf(draft)
  const problems = new Map<string, DraftProblem>()
  if (cleanText(title) === '') problems.set('title', 'title')
  if (questions.length === 0) problems.set('questions', 'none')
  if (questions.length > mostQuestions) problems.set('questions', 'many-questions')
  questions.forEach(({ words, options }, index) => {
    if (cleanText(words) === '') problems.set(`questions.${index}.words`, 'words')
    if (options.length > mostOptions) problems.set(`questions.${index}.options`, 'many-options')
    if (options.some((option) => option.length > optionLength))
      problems.set(`questions.${index}.options`, 'long-option')
  })
  for (const { field, problem } of findingsOf(questions))
    if (!problems.has(field)) problems.set(field, problem)
  return problems
}

const coverPaths: readonly string[] = coverFields

/** The question a problem is at; null for the words around them. */
export const questionAt = (field: string): number | null =>
  coverPaths.includes(field) ? null : Number(field.split('.')[1] ?? 0)

let made = 0
/** A question to be written, of the section and the kind that stand above it. */
export function blankQuestion(after: DraftQuestion | undefined): DraftQuestion {
  const kind = after?.kind === 'scale' || after?.kind === 'choice' ? after.kind : 'scale'
  return {
    key: -++made,
    section: after?.section ?? '',
    kind,
    theme: after?.theme === 'overall' ? '' : (after?.theme ?? ''),
    demographic: '',
    words: '',
    aspects: after && after.aspects.length > 0 ? [...after.aspects] : ['satisfaction'],
    options: '',
  }
}

/** Moves a question one place; answers where it stands then. */
export function moveQuestion(questions: DraftQuestion[], at: number, step: 1 | -1): number {
  const to = at + step
  const question = questions[at]
  const other = questions[to]
  if (!question || !other) return at
  // Over the border of a section it first changes the section, or two headings of one name would come about.
  if (question.section !== other.section) {
    question.section = other.section
    return at
  }
  questions[at] = other
  questions[to] = question
  return to
}

/** Where two drafts differ: one field of one question or of the cover; null for more than that. */
export function changedPlace(one: VersionDraft, other: VersionDraft): string | null {
  const cover = coverFields.filter((field) => one[field] !== other[field])
  if (one.questions.length !== other.questions.length) return null
  const places: string[] = [...cover]
  one.questions.forEach((question, index) => {
    const now = other.questions[index]
    if (!now || now.key !== question.key) return places.push('moved', 'moved')
    for (const field of Object.keys(question) as (keyof DraftQuestion)[])
      if (JSON.stringify(question[field]) !== JSON.stringify(now[field])) places.push(`${now.key}.${field}`)
    return places.length
  })
  const [place] = places
  return places.length === 1 && place !== undefined ? place : null
}
