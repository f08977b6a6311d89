import type { Kysely } from 'kysely'
import { formatRoom } from '../../../../shared/modules/houses/room.ts'
import type { Tables } from '../../database/tables.ts'
import { currentOccupancies } from '../residents/current.ts'

/** What belongs to a home and is no home: garages and store rooms, of whatever kind they were entered as. */
const besidesAHome = /^(?:车位|车库|储藏|储物|地下室)/

/** Parking places and stores that somebody who lives in a house has now. */
export async function parkingOf(db: Kysely<Tables>, houseId: number) {
  const here = await currentOccupancies(db, { houseIds: [houseId] })
  const residentIds = [...new Set(here.map(({ residentId }) => residentId))]
  const theirs = (await currentOccupancies(db, { residentIds })).filter((each) => each.houseId !== houseId)
  if (theirs.length === 0) return []
  const parking = await db
    .selectFrom('houses')
    .select('id')
    .where(
      'id',
      'in',
      theirs.map((each) => each.houseId),
    )
    .where('kind', '=', 'parking')
    .execute()
  const ids = new Set(parking.map(({ id }) => id))
  return theirs
    .filter((each) => ids.has(each.houseId) || besidesAHome.test(each.room))
    .map((each) => ({
      id: each.houseId,
      label: formatRoom(each),
      residentId: each.residentId,
      name: each.residentName,
    }))
}
