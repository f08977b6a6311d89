import { groupBy } from '../../../../../shared/collections/group.ts'
import type {
  QuestionnaireRow,
  VersionWhole,
} from '../../../../../shared/modules/surveys/questionnaire-contract.ts'
import { countCells } from '../../../../../shared/modules/surveys/questionnaire-rules.ts'
import { questionnaireForms } from '../../../../../shared/modules/surveys/terms.ts'
import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'
import { questionOf, questionsOf } from '../stored.ts'

type Counted = { id: number; count: number }
const counts = (rows: readonly Counted[]) => new Map(rows.map(({ id, count }) => [id, count]))

/** Every questionnaire with its versions, the newest first; with `archived` also those put away. */
export async function listQuestionnaires({ db }: Call, { archived }: { archived: boolean }) {
  const rows = await db
    .selectFrom('questionnaires')
    .selectAll()
    .$if(!archived, (q) => q.where('archived_at', 'is', null))
    .orderBy('id')
    .execute()
  const versions = await db
    .selectFrom('questionnaire_versions')
    .select(['id', 'version', 'questionnaire_id', 'number', 'title', 'frozen_at'])
    .orderBy('number', 'desc')
    .execute()
  const questions = groupBy(
    await db.selectFrom('survey_questions').selectAll().execute(),
    ({ version_id: versionId }) => versionId,
  )
  const waves = counts(
    await db
      .selectFrom('survey_waves')
      .select((eb) => ['version_id as id', eb.fn.countAll<number>().as('count')])
      .groupBy('version_id')
      .execute(),
  )
  return rows.map((row): QuestionnaireRow => ({
    id: row.id,
    version: row.version,
    name: row.name,
    form: questionnaireForms.find((form) => form === row.form) ?? 'own',
    shipped: row.shipped === 1,
    archived: row.archived_at !== null,
    versions: versions
      .filter(({ questionnaire_id: questionnaireId }) => questionnaireId === row.id)
      .map(({ id, version, number, title, frozen_at: frozenAt }) => {
        const asked = (questions.get(id) ?? []).map(questionOf)
        return {
          id,
          version,
          number,
          title,
          questions: asked.length,
          cells: countCells(asked),
          frozenAt,
          waves: waves.get(id) ?? 0,
        }
      }),
  }))
}

/** A version with all its questions. Error: NOT_FOUND. */
export async function readVersion({ db }: Call, { versionId }: { versionId: number }): Promise<VersionWhole> {
  const row = await db
    .selectFrom('questionnaire_versions')
    .innerJoin('questionnaires', 'questionnaires.id', 'questionnaire_versions.questionnaire_id')
    .selectAll('questionnaire_versions')
    .select('questionnaires.name')
    .where('questionnaire_versions.id', '=', versionId)
    .executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND', { field: 'versionId' })
  const { count } = await db
    .selectFrom('survey_waves')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('version_id', '=', versionId)
    .executeTakeFirstOrThrow()
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    title: row.title,
    intro: row.intro,
    thanks: row.thanks,
    source: row.source,
    frozenAt: row.frozen_at,
    waves: count,
    questionnaireId: row.questionnaire_id,
    questionnaire: row.name,
    questions: await questionsOf(db, versionId),
  }
}
