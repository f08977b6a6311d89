import { sql } from 'kysely'
import { daysUntil } from '../../../../../shared/modules/notices/next-due.ts'
import type { Call } from '../../../kernel/call.ts'
import { asGauges, gaugesOf } from './wave-rows.ts'

/** Owners are asked every November; from September on the desk counts the days. */
const yearlyMonth = '11'
const countdownFrom = '09'

/** The wave whose papers come back now, and what waits at the station. Asked every minute, so it reads no more than it says. */
export async function currentWave(call: Call) {
  const open = await call.db
    .selectFrom('survey_waves')
    .select(['id', 'code', 'name', 'until_day as untilDay', 'sample_size'])
    .where('state', '=', 'open')
    .where('voided_at', 'is', null)
    .orderBy('from_day', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  const due = await yearlyIn(call)
  if (!open) return { wave: null, yearlyIn: due, second: 0, differs: 0 }
  const { sample_size: sampleSize, ...wave } = open
  const gauges = asGauges(sampleSize, (await gaugesOf(call, open.id)).get(open.id))
  return { wave: { ...wave, ...gauges }, yearlyIn: due, ...(await waitingIn(call, open.id)) }
}

/** Days until the first of November from September on, 0 from then: while the year has no yearly wave. */
async function yearlyIn({ db, today }: Call): Promise<number | null> {
  const year = today.slice(0, 4)
  if (today < `${year}-${countdownFrom}-01`) return null
  const made = await db
    .selectFrom('survey_waves')
    .select('id')
    .where('kind', '=', 'yearly')
    .where('voided_at', 'is', null)
    .where('from_day', '>=', `${year}-01-01`)
    .where('from_day', '<=', `${year}-12-31`)
    .executeTakeFirst()
  return made ? null : Math.max(0, daysUntil(today, `${year}-${yearlyMonth}-01`))
}

/** Responses chosen to be typed twice that were typed once, and those whose differences are not settled. */
function waitingIn({ db }: Call, waveId: number): Promise<{ second: number; differs: number }> {
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
