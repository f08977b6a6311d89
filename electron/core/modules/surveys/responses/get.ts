import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'
import { cellsOf, type Answer } from '../../../../../shared/modules/surveys/cells.ts'
import { questionsOf } from '../stored.ts'
import { asResponseRow, selectResponses } from './list.ts'

/** A response whole: its questions, the words of open ones in their places, what two typings say differently. Error: NOT_FOUND. */
export async function responseOf(call: Call, id: number) {
  const row = await selectResponses(call).where('survey_responses.id', '=', id).executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND')
  const { version_id: versionId } = await call.db
    .selectFrom('survey_waves')
    .select('version_id')
    .where('id', '=', row.wave_id)
    .executeTakeFirstOrThrow()
  const second = await call.db
    .selectFrom('survey_entries')
    .innerJoin('staff', 'staff.id', 'survey_entries.staff_id')
    .select('staff.name')
    .where('survey_entries.response_id', '=', id)
    .where('survey_entries.turn', '=', 2)
    .where('survey_entries.state', '=', 'done')
    .executeTakeFirst()
  const shown = asResponseRow(call, row)
  const questions = await questionsOf(call.db, versionId)
  const words = await wordsOf(call, id)
  return {
    ...shown,
    answers: cellsOf(questions).map(
      ({ question, index }): Answer => words.get(question.id) ?? shown.answers[index] ?? null,
    ),
    waveId: row.wave_id,
    questions,
    differences: await differencesOf(call, id),
    firstBy: shown.by,
    secondBy: second?.name ?? '',
  }
}

async function wordsOf({ db }: Call, responseId: number): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('survey_texts')
    .select(['question_id', 'words'])
    .where('response_id', '=', responseId)
    .execute()
  return new Map(rows.map(({ question_id: question, words }) => [question, words]))
}

const answerIn = (json: string): Answer => JSON.parse(json) as Answer

async function differencesOf({ db }: Call, responseId: number) {
  const rows = await db
    .selectFrom('survey_differences')
    .select(['id', 'version', 'cell', 'first', 'second', 'settled'])
    .where('response_id', '=', responseId)
    .orderBy('cell')
    .execute()
  return rows.map(({ first, second, settled, ...difference }) => ({
    ...difference,
    first: answerIn(first),
    second: answerIn(second),
    ...(settled === null ? {} : { settled: answerIn(settled) }),
  }))
}
