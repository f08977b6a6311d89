import type { z } from 'zod'
import type { Kysely } from 'kysely'
import type { surveyQuestion } from '../../../../../shared/modules/surveys/questionnaire-contract.ts'
import type { Tables } from '../../../database/tables.ts'
import type { Call } from '../../../kernel/call.ts'

/** A question as it is written, its position given by its place. */
export type WrittenQuestion = Omit<z.output<typeof surveyQuestion>, 'id' | 'position'>

/** Adds the questions of a version that has none. Inside a transaction. */
export async function insertQuestions(
  db: Kysely<Tables>,
  versionId: number,
  questions: readonly WrittenQuestion[],
  stamp: Call['created'],
): Promise<void> {
  const rows = questions.map((question, position) => ({
    version_id: versionId,
    position,
    section: question.section,
    kind: question.kind,
    theme: question.theme,
    demographic: question.demographic,
    words: question.words,
    aspects: JSON.stringify(question.aspects),
    options: JSON.stringify(question.options),
    ...stamp,
  }))
  if (rows.length > 0) await db.insertInto('survey_questions').values(rows).execute()
}

interface WrittenVersion {
  questionnaireId: number
  number: number
  title: string
  intro: string
  thanks: string
  source: string
  questions: readonly WrittenQuestion[]
}

/** Adds a version, not frozen. Inside a transaction. */
export async function insertVersion(
  db: Kysely<Tables>,
  { questionnaireId, number, title, intro, thanks, source, questions }: WrittenVersion,
  stamp: Call['created'],
): Promise<{ id: number; version: number }> {
  const written = await db
    .insertInto('questionnaire_versions')
    .values({
      questionnaire_id: questionnaireId,
      number,
      title,
      intro,
      thanks,
      source,
      frozen_at: null,
      ...stamp,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  await insertQuestions(db, written.id, questions, stamp)
  return written
}
