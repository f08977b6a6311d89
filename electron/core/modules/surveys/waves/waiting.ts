import { sql } from 'kysely'
import type { Call } from '../../../kernel/call.ts'
import { typedTwice } from '../../../../../shared/modules/surveys/typings.ts'
import type { EntryState } from '../entry/entries.ts'
import { answersIn, cellsOfWave } from '../stored.ts'
import { waveOf } from './wave-rows.ts'

/** Responses chosen to be typed twice that were typed once, and those whose differences are not settled. */
export function waitingIn({ db }: Call, waveId: number): Promise<{ second: number; differs: number }> {
  const typedTwice = sql`exists (select 1 from survey_entries where survey_entries.response_id = survey_responses.id
    and survey_entries.turn = 2 and survey_entries.finished_at is not null)`
  return db
    .selectFrom('survey_responses')
    .select([
      sql<number>`count(case when second = 1 and not ${typedTwice} then 1 end)`.as('second'),
      sql<number>`count(case when state = 'differs' then 1 end)`.as('differs'),
    ])
    .where('wave_id', '=', waveId)
    .where('voided_at', 'is', null)
    .executeTakeFirstOrThrow()
}

/** What is begun and not finished, in the order it was begun, and who has it. */
export const halfTypedIn = ({ db }: Pick<Call, 'db'>, waveId: number) =>
  db
    .selectFrom('survey_entries')
    .innerJoin('staff', 'staff.id', 'survey_entries.staff_id')
    .select([
      'survey_entries.id as entryId',
      'survey_entries.number',
      'survey_entries.turn',
      'survey_entries.answers',
      'survey_entries.touched_at as touchedAt',
      'staff.name',
    ])
    .where('survey_entries.wave_id', '=', waveId)
    .where('survey_entries.state', '=', 'open' satisfies EntryState)
    .orderBy('survey_entries.id')
    .execute()

/** What keeps a wave from being closed and what closing leaves undone; see the contract. Error: NOT_FOUND. */
export async function closingOf(call: Call, waveId: number) {
  await waveOf(call, waveId)
  const cells = await cellsOfWave(call.db, waveId)
  const asked = { 1: cells, 2: typedTwice(cells) }
  const begun = await halfTypedIn(call, waveId)
  return {
    halfTyped: begun.map(({ answers, turn, ...entry }) => {
      const own = turn === 1 ? 1 : 2
      const given = answersIn(answers)
      const answered = asked[own].filter(({ index }) => (given[index] ?? null) !== null).length
      return { ...entry, turn: own as 1 | 2, answered, of: asked[own].length }
    }),
    ...(await waitingIn(call, waveId)),
  }
}
