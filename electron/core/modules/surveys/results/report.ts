import type { z } from 'zod'
import type { ReportWords, resultsContract } from '../../../../../shared/modules/surveys/result-contract.ts'
import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'
import { updateVersioned } from '../../../kernel/rows.ts'

type Saved = z.output<NonNullable<(typeof resultsContract)['report']['save']['~orpc']['inputSchema']>>

const empty: ReportWords = { summary: '', causes: '', measures: '', preparedBy: '', reviewedBy: '' }

/** Error: NOT_FOUND. */
async function keptReport({ db }: Call, waveId: number) {
  const wave = await db
    .selectFrom('survey_waves')
    .select(['code', 'report', 'version'])
    .where('id', '=', waveId)
    .executeTakeFirst()
  if (!wave) throw new Fault('NOT_FOUND')
  return { code: wave.code, version: wave.version, words: wordsIn(wave.report) }
}

/** What is kept of the report's words; what was never typed is empty. */
const wordsIn = (json: string): ReportWords => ({ ...empty, ...(JSON.parse(json) as Partial<ReportWords>) })

/** What the manager typed for the report of a wave; its version is the wave's. Error: NOT_FOUND. */
export async function reportOf(call: Call, { waveId }: { waveId: number }) {
  const { words, version } = await keptReport(call, waveId)
  return { ...words, version }
}

/** Errors: NOT_FOUND, CONFLICT. */
export async function saveReport(call: Call, { id, version, ...words }: Saved) {
  const before = await keptReport(call, id)
  const written = await updateVersioned(
    call,
    'survey_waves',
    { id, version },
    { report: JSON.stringify(words) },
  )
  const changed = (Object.keys(empty) as (keyof ReportWords)[]).filter(
    (field) => words[field] !== before.words[field],
  )
  await call.audit({
    subject: `survey-report:${id}`,
    label: before.code,
    fields: Object.fromEntries(changed.map((field) => [field, words[field]])),
    before: Object.fromEntries(changed.map((field) => [field, before.words[field]])),
  })
  return written
}
