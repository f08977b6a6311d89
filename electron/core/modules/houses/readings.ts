import { expressionBuilder, type Expression, type SelectQueryBuilder, type SqlBool } from 'kysely'
import type { RoomReading } from '../../../../shared/modules/houses/room.ts'
import { startingWith } from '../../database/text.ts'
import type { Tables } from '../../database/tables.ts'

/** The house, joined with its building, is what one of the readings of a typed room means. */
export function matchesReadings(readings: readonly RoomReading[]): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'houses' | 'buildings'>()
  return eb.or(
    readings.map(({ building, unit, room, kind }) =>
      eb.and([
        ...(building === undefined ? [] : [eb('buildings.name', '=', building)]),
        ...(unit === undefined ? [] : [eb('houses.unit', '=', unit)]),
        ...(room === undefined
          ? []
          : [kind === 'exact' ? eb('houses.room', '=', room) : startingWith('houses.room', room)]),
      ]),
    ),
  )
}

/** The ids of the houses that the readings mean, as a subquery. */
export function housesRead(
  readings: readonly RoomReading[],
): SelectQueryBuilder<Tables, 'houses', { id: number }> {
  return expressionBuilder<Tables, never>()
    .selectFrom('houses')
    .innerJoin('buildings', 'buildings.id', 'houses.building_id')
    .select('houses.id')
    .where(matchesReadings(readings))
}
