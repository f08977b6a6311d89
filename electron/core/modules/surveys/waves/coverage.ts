import { sql } from 'kysely'
import type { Stratum } from '../../../../../shared/modules/surveys/wave-contract.ts'
import type { Call } from '../../../kernel/call.ts'
import { sizeOf } from './size.ts'
import { withNames } from './stratum-names.ts'
import { goneOut, waveOf } from './wave-rows.ts'

/**
 * How well each stratum is covered: houses, papers, what went out, came back and counts. Before the draw, how many papers it
 * would get. Error: NOT_FOUND.
 */
export async function coverageOf(call: Call, waveId: number): Promise<Stratum[]> {
  const wave = await waveOf(call, waveId)
  if (wave.drawnAt === null) return (await sizeOf(call, wave)).strata
  const { db } = call
  const frame = await db
    .selectFrom('survey_frame')
    .select((eb) => ['stratum', eb.fn.countAll<number>().as('frame')])
    .where('wave_id', '=', waveId)
    .groupBy('stratum')
    .execute()
  const papers = await db
    .selectFrom('survey_papers')
    .select([
      'stratum',
      sql<number>`count(case when role = 'main' then 1 end)`.as('main'),
      sql<number>`count(case when role = 'reserve' then 1 end)`.as('reserve'),
      sql<number>`count(case when ${goneOut} then 1 end)`.as('out'),
      sql<number>`count(case when state = 'returned' then 1 end)`.as('returned'),
    ])
    .where('wave_id', '=', waveId)
    .where('role', '<>', 'free')
    .groupBy('stratum')
    .execute()
  const used = await db
    .selectFrom('survey_responses')
    .innerJoin('survey_frame', (join) =>
      join
        .onRef('survey_frame.wave_id', '=', 'survey_responses.wave_id')
        .onRef('survey_frame.house_id', '=', 'survey_responses.house_id'),
    )
    .select((eb) => ['survey_frame.stratum', eb.fn.countAll<number>().as('used')])
    .where('survey_responses.wave_id', '=', waveId)
    .where('survey_responses.voided_at', 'is', null)
    .where('survey_responses.excluded', '=', 0)
    .groupBy('survey_frame.stratum')
    .execute()
  const papersOf = new Map(papers.map(({ stratum, ...counts }) => [stratum, counts]))
  const usedOf = new Map(used.map((row) => [row.stratum, row.used]))
  const none = { main: 0, reserve: 0, out: 0, returned: 0 }
  const rows = frame.map((row) => ({
    ...row,
    ...(papersOf.get(row.stratum) ?? none),
    used: usedOf.get(row.stratum) ?? 0,
  }))
  return inOrder(await withNames(call, rows))
}

/** As buildings are counted, 2 before 10; the kinds of one building side by side. */
const inOrder = (strata: readonly Stratum[]): Stratum[] =>
  [...strata].sort(
    (a, b) =>
      a.building.length - b.building.length ||
      (a.building < b.building ? -1 : a.building > b.building ? 1 : 0) ||
      (a.houseKind < b.houseKind ? -1 : 1),
  )
