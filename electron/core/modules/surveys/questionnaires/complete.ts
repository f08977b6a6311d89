import type { Kysely } from 'kysely'
import shortForm from '../../../../../resources/questionnaires/short.json' with { type: 'json' }
import type { Tables } from '../../../database/tables.ts'
import type { Call } from '../../../kernel/call.ts'

const shipped = [shortForm]

/** The questionnaires that come with the program, for an office that never had one. Inside a transaction. */
export async function completeQuestionnaires(db: Kysely<Tables>, stamp: Call['created']): Promise<void> {
  const any = await db.selectFrom('questionnaires').select('id').limit(1).executeTakeFirst()
  if (any) return
  for (const { form, name, title, intro, thanks, source, questions } of shipped) {
    const { id } = await db
      .insertInto('questionnaires')
      .values({ name, form, shipped: 1, archived_at: null, ...stamp })
      .returning('id')
      .executeTakeFirstOrThrow()
    const version = await db
      .insertInto('questionnaire_versions')
      .values({ questionnaire_id: id, number: 1, title, intro, thanks, source, frozen_at: null, ...stamp })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('survey_questions')
      .values(
        questions.map((question, position) => ({
          version_id: version.id,
          position,
          section: question.section,
          kind: question.kind,
          theme: question.theme ?? '',
          demographic: question.demographic ?? '',
          words: question.words,
          aspects: JSON.stringify(question.aspects ?? []),
          options: JSON.stringify(question.options ?? []),
          ...stamp,
        })),
      )
      .execute()
  }
}
