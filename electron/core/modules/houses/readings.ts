import { expressionBuilder, type SelectQueryBuilder } from 'kysely'
import type { RoomReading } from '../../../../shared/modules/houses/room.ts'
import type { Tables } from '../../database/tables.ts'
import { after } from '../../search/box-query.ts'

type HouseIds = SelectQueryBuilder<Tables, 'houses', { id: number }>

/**
 * The ids of the houses that the readings of a typed room mean, as a subquery, one part a reading: told together, no
 * index would serve them. There must be a reading.
 */
export function housesRead(readings: readonly RoomReading[]): HouseIds {
  return readings.map(housesMeant).reduce((meant, reading) => meant.unionAll(reading))
}

function housesMeant({ building, unit, room, kind }: RoomReading): HouseIds {
  const eb = expressionBuilder<Tables, never>()
  let meant: HouseIds = eb.selectFrom('houses').select('houses.id')
  if (building !== undefined)
    meant = meant.where(
      'houses.building_id',
      'in',
      eb.selectFrom('buildings').select('buildings.id').where('buildings.name', '=', building),
    )
  if (unit !== undefined) meant = meant.where('houses.unit', '=', unit)
  if (room === undefined) return meant
  if (kind === 'exact') return meant.where('houses.room', '=', room)
  return meant.where('houses.room', '>=', room).where('houses.room', '<', after(room))
}
