import type { Call } from '../../kernel/call.ts'
import { amountColumns, asRate, ofPeriod, type RatePeriod } from './rates.ts'

/** Each house of a building and how it has paid in a period; nothing was due where it was not charged. */
export async function paidGrid(call: Call, { buildingId, ...period }: RatePeriod & { buildingId: number }) {
  const rows = await call.db
    .selectFrom('houses')
    .leftJoin('charges', (join) => join.onRef('charges.house_id', '=', 'houses.id').on(ofPeriod(period)))
    .select(['houses.id as houseId', ...amountColumns])
    .where('houses.building_id', '=', buildingId)
    .where('houses.archived_at', 'is', null)
    .groupBy('houses.id')
    .execute()
  return rows.map(({ houseId, ...amounts }) => ({ houseId, ...asRate(amounts) }))
}
