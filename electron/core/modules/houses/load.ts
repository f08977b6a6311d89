import type { Expression, SqlBool } from 'kysely'
import { groupBy } from '../../../../shared/collections/group.ts'
import { naturally } from '../../database/text.ts'
import type { Call } from '../../kernel/call.ts'
import { currentOccupancies, shownOpenTickets } from '../residents/current.ts'

/** The buildings that hold houses of a filter, in the order of lists, with how many each. */
export function matchingBuildings({ db }: Call, matching: Expression<SqlBool>) {
  return db
    .selectFrom('houses')
    .innerJoin('buildings', 'buildings.id', 'houses.building_id')
    .select(['buildings.id', (eb) => eb.fn.countAll<number>().as('houses')])
    .where(matching)
    .groupBy('buildings.id')
    .orderBy('buildings.community_id')
    .orderBy(naturally('buildings.name'))
    .orderBy('buildings.id')
    .execute()
}

/**
 * The houses of a filter in some buildings, in the order of their doors. A list reads only the buildings that its page
 * shows: to sort all houses of an archive takes much longer.
 */
export async function houseIds(
  { db }: Call,
  matching: Expression<SqlBool>,
  buildingIds: readonly number[],
  page?: { limit: number; offset: number },
): Promise<number[]> {
  if (buildingIds.length === 0) return []
  const rows = await db
    .selectFrom('houses')
    .innerJoin('buildings', 'buildings.id', 'houses.building_id')
    .select('houses.id')
    .where('houses.building_id', 'in', buildingIds)
    .where(matching)
    .orderBy('buildings.community_id')
    .orderBy(naturally('buildings.name'))
    .orderBy('buildings.id')
    .orderBy(naturally('houses.unit'))
    .orderBy('houses.floor')
    .orderBy(naturally('houses.room'))
    .orderBy('houses.id')
    .$if(page !== undefined, (query) => query.limit(page!.limit).offset(page!.offset))
    .execute()
  return rows.map(({ id }) => id)
}

export type LoadedHouse = Awaited<ReturnType<typeof loadHouses>>[number]

/** What lists and exports tell of houses, in the order of their ids given. */
export async function loadHouses(call: Call, ids: readonly number[]) {
  if (ids.length === 0) return []
  const { db } = call
  const houses = await db
    .selectFrom('houses')
    .innerJoin('buildings', 'buildings.id', 'houses.building_id')
    .innerJoin('communities', 'communities.id', 'buildings.community_id')
    .selectAll('houses')
    .select(['communities.name as communityName', 'buildings.name as building'])
    .where('houses.id', 'in', ids)
    .execute()
  const [occupancies, open] = await Promise.all([
    currentOccupancies(db, { houseIds: ids }),
    shownOpenTickets(call, 'house_id', ids),
  ])
  const living = groupBy(occupancies, (occupancy) => occupancy.houseId)
  const byId = new Map(houses.map((house) => [house.id, house]))
  return ids
    .map((id) => byId.get(id))
    .filter((house) => house !== undefined)
    .map((house) => ({
      ...house,
      living: living.get(house.id) ?? [],
      openTickets: open.get(house.id) ?? 0,
    }))
}
