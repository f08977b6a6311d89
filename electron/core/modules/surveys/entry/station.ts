import { median } from 'simple-statistics'
import { startOfDay } from '../../../../../shared/time/zone.ts'
import type { Call } from '../../../kernel/call.ts'
import { questionsOf } from '../stored.ts'
import { entriesOf, openWave, withoutSecondTyping } from './entries.ts'

/** Numbers offered for the second typing at once; nobody types more in a day. */
const mostSecond = 200

/** What the station needs of a wave. Errors: NOT_FOUND, NOT_ALLOWED_NOW unless it is open. */
export async function stationOf(call: Call, waveId: number) {
  const wave = await openWave(call, waveId)
  const { title } = await call.db
    .selectFrom('questionnaire_versions')
    .select('title')
    .where('id', '=', wave.version_id)
    .executeTakeFirstOrThrow()
  const unfinished = await call.db
    .selectFrom('survey_entries')
    .select('id')
    .where('staff_id', '=', call.actor.staffId)
    .where('state', '=', 'open')
    .where('wave_id', '=', waveId)
    .execute()
  const { all } = await call.db
    .selectFrom('survey_responses')
    .select((eb) => eb.fn.countAll<number>().as('all'))
    .where('wave_id', '=', waveId)
    .where('voided_at', 'is', null)
    .executeTakeFirstOrThrow()
  return {
    waveId,
    code: wave.code,
    name: wave.name,
    title,
    questions: await questionsOf(call.db, wave.version_id),
    unfinished: await entriesOf(
      call,
      unfinished.map(({ id }) => id),
    ),
    second: await secondOf(call, waveId),
    mine: await todayOf(call, waveId),
    all,
  }
}

async function secondOf({ db, actor }: Call, waveId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('survey_responses')
    .select('number')
    .where('wave_id', '=', waveId)
    .where('voided_at', 'is', null)
    .where('second', '=', 1)
    .where('entered_by', '<>', actor.staffId)
    .where(withoutSecondTyping())
    .orderBy('id')
    .limit(mostSecond)
    .execute()
  return rows.map(({ number }) => number)
}

/** What this clerk finished today, and how long it took from the number to the end, in seconds. */
async function todayOf(call: Call, waveId: number) {
  const rows = await call.db
    .selectFrom('survey_entries')
    .select(['started_at', 'finished_at'])
    .where('staff_id', '=', call.actor.staffId)
    .where('state', '=', 'done')
    .where('wave_id', '=', waveId)
    .where('finished_at', '>=', startOfDay(call.services.timeZone, call.today))
    .execute()
  const seconds = rows.map((row) => (Date.parse(row.finished_at!) - Date.parse(row.started_at)) / 1000)
  return { today: rows.length, seconds: seconds.length === 0 ? null : median(seconds) }
}
