import { sql } from 'kysely'
import type { WaveRow } from '../../../../../shared/modules/surveys/wave-contract.ts'
import type {
  Conversion,
  FrameRule,
  StrataKind,
  WaveKind,
  WaveState,
} from '../../../../../shared/modules/surveys/terms.ts'
import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'

/** Papers to go out, and of those to come back, in hundredths of a percent: what inspections of services ask for. */
const outGoal = 9000
const backGoal = 8000

const selectWaves = ({ db }: Pick<Call, 'db'>) =>
  db
    .selectFrom('survey_waves')
    .innerJoin('questionnaire_versions', 'questionnaire_versions.id', 'survey_waves.version_id')
    .innerJoin('questionnaires', 'questionnaires.id', 'questionnaire_versions.questionnaire_id')
    .selectAll('survey_waves')
    .select([
      'questionnaires.name as questionnaire',
      'questionnaire_versions.number as version_number',
      sql<number>`(select count(*) from survey_responses where survey_responses.wave_id = survey_waves.id
        and survey_responses.voided_at is null)`.as('responses'),
    ])

type Selected = Awaited<ReturnType<ReturnType<typeof selectWaves>['executeTakeFirstOrThrow']>>

/** A paper that went out: it was given to somebody on a day, or it came back. */
export const goneOut = sql<number>`(survey_papers.issued_on is not null or survey_papers.state = 'returned')`

interface Gauges {
  /** Places of the sample whose paper, or the last one that took its place, went out. */
  places: number
  /** Every paper that went out, replaced ones too: replacing must not make a refusal unseen. */
  out: number
  back: number
}

/** How far the papers of these waves are. Free papers belong to no sample and do not count. */
export async function gaugesOf(
  { db }: Pick<Call, 'db'>,
  waveId: number | null,
): Promise<Map<number, Gauges>> {
  const rows = await db
    .selectFrom('survey_papers')
    .leftJoin('survey_papers as next', 'next.replaces_id', 'survey_papers.id')
    .select([
      'survey_papers.wave_id as waveId',
      sql<number>`count(case when ${goneOut} and next.id is null then 1 end)`.as('places'),
      sql<number>`count(case when ${goneOut} then 1 end)`.as('out'),
      sql<number>`count(case when survey_papers.state = 'returned' then 1 end)`.as('back'),
    ])
    .where((eb) =>
      eb.or([eb('survey_papers.role', '=', 'main'), eb('survey_papers.replaces_id', 'is not', null)]),
    )
    .$if(waveId !== null, (papers) => papers.where('survey_papers.wave_id', '=', waveId!))
    .groupBy('survey_papers.wave_id')
    .execute()
  return new Map(rows.map(({ waveId: id, ...gauges }) => [id, gauges]))
}

/** Both gauges of a wave: out of its sample, back of what went out. */
export const asGauges = (
  sampleSize: number | null,
  { places, out, back }: Gauges = { places: 0, out: 0, back: 0 },
) => ({
  out: { of: sampleSize ?? 0, is: places, goal: outGoal },
  back: { of: out, is: back, goal: backGoal },
})

function asWaveRow(row: Selected, gauges: Gauges | undefined): WaveRow {
  return {
    id: row.id,
    version: row.version,
    code: row.code,
    name: row.name,
    kind: row.kind as WaveKind,
    versionId: row.version_id,
    questionnaire: row.questionnaire,
    versionNumber: row.version_number,
    followsId: row.follows_id,
    occasion: row.occasion,
    fromDay: row.from_day,
    untilDay: row.until_day,
    state: row.state as WaveState,
    confidence: row.confidence as WaveRow['confidence'],
    margin: row.margin_e4,
    expected: row.share_e4,
    returns: row.return_e4,
    reserve: row.reserve_e4,
    strata: row.strata as StrataKind,
    frameRule: row.frame_rule as FrameRule,
    sampleWish: row.sample_wish,
    seed: row.seed,
    second: row.second_e4,
    blank: row.blank_e4,
    straightExcluded: row.straight_excluded === 1,
    conversion: row.conversion as Conversion,
    basicCounts: row.basic_counts === 1,
    goal: row.goal_e4,
    frameSize: row.frame_size,
    sampleSize: row.sample_size,
    drawnAt: row.drawn_at,
    closedAt: row.closed_at,
    voided: row.voided_at !== null,
    ...asGauges(row.sample_size, gauges),
    responses: row.responses,
  }
}

/** Every wave, the newest first; those struck out too. */
export async function listWaves(call: Pick<Call, 'db'>): Promise<WaveRow[]> {
  const rows = await selectWaves(call)
    .orderBy('survey_waves.from_day', 'desc')
    .orderBy('survey_waves.id', 'desc')
    .execute()
  const gauges = await gaugesOf(call, null)
  return rows.map((row) => asWaveRow(row, gauges.get(row.id)))
}

/** Error: NOT_FOUND. */
export async function waveOf(call: Pick<Call, 'db'>, id: number): Promise<WaveRow> {
  const row = await selectWaves(call).where('survey_waves.id', '=', id).executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND')
  return asWaveRow(row, (await gaugesOf(call, id)).get(id))
}
