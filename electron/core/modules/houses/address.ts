import type { Kysely } from 'kysely'
import {
  floorOf,
  lineOf,
  normaliseAddress,
  type HouseAddress,
} from '../../../../shared/modules/houses/room.ts'
import type { HouseKind, HouseState } from '../../../../shared/modules/houses/terms.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'

/** A building by its normalised name, made when the community has none of that name. */
export async function buildingId(call: Call, communityId: number, name: string): Promise<number> {
  const { db } = call
  const known = await db
    .selectFrom('buildings')
    .select('id')
    .where('community_id', '=', communityId)
    .where('name', '=', name)
    .executeTakeFirst()
  if (known) return known.id
  const community = await db
    .selectFrom('communities')
    .select('id')
    .where('id', '=', communityId)
    .executeTakeFirst()
  if (!community) throw new Fault('NOT_FOUND', { field: 'communityId' })
  const row = await db
    .insertInto('buildings')
    .values({ community_id: communityId, name, import_id: null, ...call.created })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

interface HouseFields extends HouseAddress {
  floor: number | null
  kind: HouseKind
  state: HouseState
  areaHundredths: number | null
  deliveredOn: string | null
  notes: string
}

/**
 * A house's columns: its normalised address with the riser line, the floor guessed from the room where it is not
 * said. `building` is the building's name, of which the table keeps the id.
 */
export function houseColumns(house: HouseFields) {
  const { building, unit, room } = normaliseAddress(house)
  const floor = house.floor ?? floorOf(room)
  return {
    building,
    columns: {
      unit,
      room,
      floor,
      line: lineOf(room, floor),
      kind: house.kind,
      state: house.state,
      area_hundredths: house.areaHundredths,
      delivered_on: house.deliveredOn,
      notes: house.notes,
    },
  }
}

/** The house at an address, if there is one. */
export function findHouse(db: Kysely<Tables>, buildingId: number, unit: string, room: string) {
  return db
    .selectFrom('houses')
    .select('id')
    .where('building_id', '=', buildingId)
    .where('unit', '=', unit)
    .where('room', '=', room)
    .executeTakeFirst()
}
