import type { Question } from '../../../shared/modules/surveys/cells.ts'
import type { Aspect } from '../../../shared/modules/surveys/terms.ts'

/** A run of the paper form that is not broken over pages. */
export type PaperRun =
  | { kind: 'intro' }
  | {
      kind: 'question'
      question: Question
      /** The section's title, above its first question. */
      section: string
      /** The columns named above the first of several scales asked alike; empty below it. */
      heads: readonly Aspect[]
    }
  | { kind: 'end' }

const alike = (one: Question | undefined, other: Question): boolean =>
  one?.kind === 'scale' && other.kind === 'scale' && one.aspects.join() === other.aspects.join()

/** What stands on the paper, from the words above the questions to those below. */
export function runsOf(questions: readonly Question[]): PaperRun[] {
  const asked = questions.map((question, index): PaperRun => {
    const before = questions[index - 1]
    const begins = before?.section !== question.section
    return {
      kind: 'question',
      question,
      section: begins ? question.section : '',
      heads: begins || !alike(before, question) ? question.aspects : [],
    }
  })
  return [{ kind: 'intro' }, ...asked, { kind: 'end' }]
}

/** The runs of a page: a scale that goes on from the page before has its columns named again. */
export function pageOfRuns(runs: readonly PaperRun[], [from, to]: readonly [number, number]): PaperRun[] {
  return runs
    .slice(from, to)
    .map((run, index) =>
      index === 0 && run.kind === 'question' ? { ...run, heads: run.question.aspects } : run,
    )
}
