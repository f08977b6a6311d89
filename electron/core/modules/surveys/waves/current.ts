import { daysUntil } from '../../../../../shared/modules/notices/next-due.ts'
import type { Call } from '../../../kernel/call.ts'
import { waitingIn } from './waiting.ts'
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

/** Days until the first of November from September on, 0 from then: while no yearly wave of the year is drawn. */
async function yearlyIn({ db, today }: Call): Promise<number | null> {
  const year = today.slice(0, 4)
  if (today < `${year}-${countdownFrom}-01`) return null
  const made = await db
    .selectFrom('survey_waves')
    .select('id')
    .where('kind', '=', 'yearly')
    .where('drawn_at', 'is not', null)
    .where('voided_at', 'is', null)
    .where('from_day', '>=', `${year}-01-01`)
    .where('from_day', '<=', `${year}-12-31`)
    .executeTakeFirst()
  return made ? null : Math.max(0, daysUntil(today, `${year}-${yearlyMonth}-01`))
}
