import type { z } from 'zod'
import { addMonths, firstDay, lastDay, monthOf } from '../../../../../shared/modules/reports/month.ts'
import type { resultsContract } from '../../../../../shared/modules/surveys/result-contract.ts'
import { noEstimate } from '../../../../../shared/statistics/estimate.ts'
import { momentsOfCounts } from '../../../../../shared/statistics/means.ts'
import { spearman } from '../../../../../shared/statistics/ranks.ts'
import type { Call } from '../../../kernel/call.ts'
import { amountColumns, ofPeriod } from '../../fees/rates.ts'
import { ratedOf } from './compare.ts'
import { coveringGroups, ratedMean, shown } from './figures.ts'
import type { Building } from './groups.ts'
import { mattersOf } from './matters.ts'
import { buildingsOf } from './of.ts'
import { countedAnswers, readWave, type Asked, type StoredWave } from './read-wave.ts'
import { countsByGroup } from './variable.ts'

export type CollectionAnswer = z.output<
  NonNullable<(typeof resultsContract)['collection']['~orpc']['outputSchema']>
>

export interface StoredCollection {
  wave: StoredWave
  buildings: Building[]
  /** By building, what was owed for the twelve months and what was received of it. */
  owed: { buildingId: number; dueFen: number; paidFen: number }[]
}

/** The twelve months that end with the wave's last one. */
const monthsOf = (untilDay: string) => ({
  fromMonth: addMonths(monthOf(untilDay), -11),
  untilMonth: monthOf(untilDay),
})

export async function readCollection(db: Call['db'], { waveId }: Asked): Promise<StoredCollection> {
  const wave = await readWave(db, waveId)
  const owed = await db
    .selectFrom((from) =>
      from
        .selectFrom('charges')
        .select(['charges.house_id as houseId', ...amountColumns])
        .where(ofPeriod(monthsOf(wave.facts.untilDay)))
        .groupBy('charges.house_id')
        .as('house'),
    )
    .innerJoin('houses', 'houses.id', 'house.houseId')
    .select((eb) => [
      'houses.building_id as buildingId',
      eb.fn.sum<number>('house.dueFen').as('dueFen'),
      eb.fn.sum<number>('house.paidFen').as('paidFen'),
    ])
    .groupBy('houses.building_id')
    .execute()
  return { wave, buildings: await buildingsOf(db), owed }
}

/** Satisfaction beside the collection rate, building by building (domain 2.10, Q119): it shows together, not which causes which. */
export function computeCollection(
  { wave, buildings, owed }: StoredCollection,
  asked: Asked,
): CollectionAnswer {
  const answers = countedAnswers(wave, asked)
  const { confidence, untilDay } = wave.facts
  const { fromMonth, untilMonth } = monthsOf(untilDay)
  const period = { from: firstDay(fromMonth), until: lastDay(untilMonth) }
  const overall = ratedOf(mattersOf(answers, wave.questions)).find(({ theme }) => theme === 'overall')
  if (!overall) return { ...period, rows: [], spearman: noEstimate() }
  const numbers = new Map(buildings.map(({ id }, at) => [id, at]))
  const groups = answers.buildings.map((id) => (id === null ? -1 : (numbers.get(id) ?? -1)))
  const collected = new Map(
    owed.map(({ buildingId, dueFen, paidFen }) => [buildingId, dueFen > 0 ? paidFen / dueFen : null]),
  )
  const means = countsByGroup(overall.satisfaction, groups, buildings.length).map((counts) =>
    ratedMean(momentsOfCounts(overall.satisfaction.levels, counts), confidence),
  )
  const covering = coveringGroups(
    means.map(({ n }) => n),
    overall.satisfaction.n,
  )
  const rows = means
    .map((mean, at) => ({
      buildingId: buildings[at]!.id,
      building: buildings[at]!.name,
      overall: covering[at] ? noEstimate(mean.n) : mean,
      collected: collected.get(buildings[at]!.id) ?? null,
    }))
    .filter(({ overall: { n } }) => n > 0)
  const both = rows.filter(
    (row): row is typeof row & { collected: number } => row.overall.value !== null && row.collected !== null,
  )
  return {
    ...period,
    rows,
    spearman: shown(
      spearman(
        both.map(({ overall: { value } }) => value!),
        both.map((row) => row.collected),
        confidence,
      ),
    ),
  }
}
