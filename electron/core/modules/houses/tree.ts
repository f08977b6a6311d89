import { groupBy } from '../../../../shared/collections/group.ts'
import type { Call } from '../../kernel/call.ts'
import { byNumber } from './by-number.ts'

/** Buildings with their units and how many houses each has. */
export async function houseTree({ db }: Call) {
  const rows = await db
    .selectFrom('buildings')
    .innerJoin('communities', 'communities.id', 'buildings.community_id')
    .leftJoin('houses', (join) =>
      join.onRef('houses.building_id', '=', 'buildings.id').on('houses.archived_at', 'is', null),
    )
    .select([
      'communities.id as communityId',
      'communities.name as community',
      'buildings.id as buildingId',
      'buildings.name as building',
      'houses.unit',
      (eb) => eb.fn.count<number>('houses.id').as('houses'),
    ])
    .groupBy(['communities.id', 'buildings.id', 'houses.unit'])
    .execute()
  return [...groupBy(rows, (row) => row.buildingId).values()]
    .map((units) => {
      const { communityId, community, buildingId, building } = units[0]!
      return {
        communityId,
        community,
        buildingId,
        building,
        units: units
          .filter((row) => row.unit !== null)
          .map((row) => ({ unit: row.unit!, houses: row.houses }))
          .sort((a, b) => byNumber(a.unit, b.unit)),
        houses: units.reduce((sum, row) => sum + row.houses, 0),
      }
    })
    .sort((a, b) => a.communityId - b.communityId || byNumber(a.building, b.building))
}
