import { z } from 'zod'
import { command, query } from '../../contract/procedure.ts'
import { id, instant, reference, requiredWords, version, words, written } from '../../contract/values.ts'
import { aspects, demographics, questionKinds, questionnaireForms, questionThemes } from './terms.ts'

/** At most so many questions in a version, options of a choice, places to answer. */
export const mostQuestions = 120
export const mostOptions = 20
export const mostCells = 200

const questionFields = z.object({
  section: words(60).default(''),
  kind: z.enum(questionKinds),
  theme: z.enum(questionThemes).default(''),
  demographic: z.enum(demographics).default(''),
  words: requiredWords(200),
  aspects: z.array(z.enum(aspects)).max(3).default([]),
  options: z.array(requiredWords(60)).max(mostOptions).default([]),
})
export type QuestionFields = z.input<typeof questionFields>

export const surveyQuestion = questionFields.required().extend({ id, position: z.number().int() })

const versionFields = z.object({
  title: requiredWords(60),
  /** Said above the questions: what for, how long it takes, that it is voluntary and how it is kept. */
  intro: words(1000).default(''),
  thanks: words(300).default(''),
  /** Where the items come from, for the method page. */
  source: words(500).default(''),
  questions: z.array(questionFields).min(1).max(mostQuestions),
})
export type VersionFields = z.input<typeof versionFields>

const versionRow = z.object({
  id,
  version,
  number: z.number().int(),
  title: z.string(),
  questions: z.number().int(),
  cells: z.number().int(),
  /** When it was first put to people; nothing of it changes from then. */
  frozenAt: instant.nullable(),
  /** Waves that use it. */
  waves: z.number().int(),
})

const questionnaireRow = z.object({
  id,
  version,
  name: z.string(),
  form: z.enum(questionnaireForms),
  shipped: z.boolean(),
  archived: z.boolean(),
  versions: z.array(versionRow),
})
export type QuestionnaireRow = z.infer<typeof questionnaireRow>

const versionWhole = versionRow.omit({ questions: true, cells: true }).extend({
  questionnaireId: id,
  questionnaire: z.string(),
  intro: z.string(),
  thanks: z.string(),
  source: z.string(),
  questions: z.array(surveyQuestion),
})
export type VersionWhole = z.infer<typeof versionWhole>

/** Questionnaires and their versions. A version is edited as a whole until it is used, then a new one is begun. */
export const questionnairesContract = {
  /** Newest version first in each. */
  list: query('surveys.read')
    .input(z.object({ archived: z.boolean().default(false) }))
    .output(z.array(questionnaireRow)),
  version: query('surveys.read')
    .input(z.object({ versionId: id }))
    .output(versionWhole),
  /**
   * An own one with one draft version: copied from a version, or asking nothing but the whole. Errors: ALREADY_EXISTS on `name`,
   * NOT_FOUND on `copyVersionId`.
   */
  create: command('surveys.manage')
    .input(z.object({ name: requiredWords(60), copyVersionId: id.nullable().default(null) }))
    .output(written.extend({ versionId: id })),
  /** Errors: ALREADY_EXISTS on `name`, NOT_ALLOWED_NOW for one put away, CONFLICT. */
  rename: command('surveys.manage')
    .input(reference.extend({ name: requiredWords(60) }))
    .output(written),
  /** Waves that use it go on. Errors: NOT_ALLOWED_NOW, CONFLICT. */
  archive: command('surveys.manage').input(reference).output(written),
  /** Errors: ALREADY_EXISTS on `name` where another one took it meanwhile, NOT_ALLOWED_NOW, CONFLICT. */
  restore: command('surveys.manage').input(reference).output(written),
  /** The next version, copied from the newest. Errors: NOT_ALLOWED_NOW while the newest is not frozen, or for one put away. */
  begin: command('surveys.manage')
    .input(z.object({ questionnaireId: id }))
    .output(written),
  /**
   * Saves the whole version; what a question's kind has not is left out (`tidied`). Errors: NOT_ALLOWED_NOW once it is frozen or
   * put away, CONFLICT, INVALID_INPUT where `findingsOf` finds something, with its field and the problem in `params`.
   */
  save: command('surveys.manage').input(reference.extend(versionFields.shape)).output(written),
  /** Errors: NOT_ALLOWED_NOW once it is frozen, or for the only one; IN_USE while a wave is made ready with it, CONFLICT. */
  discard: command('surveys.manage').input(reference).output(z.object({})),
}
