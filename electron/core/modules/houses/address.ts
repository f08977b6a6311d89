import { floorOf, lineOf, normaliseAddress } from '../../../../shared/modules/houses/room.ts'
import type { HouseKind, HouseState, Ownership } from '../../../../shared/modules/houses/terms.ts'
import { normaliseCode } from '../../../../shared/text/normalise.ts'
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

/** A house as a page sends it, without its warranties. */
export interface HouseFields {
  building: string
  unit: string
  room: string
  floor: number | null
  line: string | null
  kind: HouseKind
  state: HouseState
  areaHundredths: number | null
  innerAreaHundredths: number | null
  layout: string
  orientation: string
  ownership: Ownership | null
  deliveredOn: string | null
  waterMeter: string
  powerMeter: string
  hazards: string
  keysHeld: number
  keysPlace: string
  notes: string
}

/**
 * A house's columns: its normalised address; floor and riser line as the room tells them where they are not said.
 * `building` is the building's name, of which the table keeps the id.
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
      line: normaliseCode(house.line ?? '') || lineOf(room, floor),
      kind: house.kind,
      state: house.state,
      area_hundredths: house.areaHundredths,
      inner_area_hundredths: house.innerAreaHundredths,
      layout: house.layout,
      orientation: house.orientation,
      ownership: house.ownership,
      delivered_on: house.deliveredOn,
      water_meter: house.waterMeter,
      power_meter: house.powerMeter,
      hazards: house.hazards,
      keys_held: house.keysHeld,
      keys_place: house.keysPlace,
      notes: house.notes,
    },
  }
}

/**
 * Refuses an address that another house has. Error: ALREADY_EXISTS on `room`, with `archived: 1` where that house is
 * in the recycle bin and no list shows it.
 */
export async function requireFreeAddress(
  call: Call,
  buildingId: number,
  { unit, room }: { unit: string; room: string },
  own?: number,
): Promise<void> {
  const taken = await call.db
    .selectFrom('houses')
    .select(['id', 'archived_at'])
    .where('building_id', '=', buildingId)
    .where('unit', '=', unit)
    .where('room', '=', room)
    .executeTakeFirst()
  if (!taken || taken.id === own) return
  const params = taken.archived_at === null ? {} : { params: { archived: 1 } }
  throw new Fault('ALREADY_EXISTS', { field: 'room', ...params })
}

/** A house that may be worked on. Errors: NOT_FOUND, NOT_ALLOWED_NOW in the recycle bin. */
export async function requireHouse(call: Call, id: number) {
  const house = await call.db.selectFrom('houses').selectAll().where('id', '=', id).executeTakeFirst()
  if (!house) throw new Fault('NOT_FOUND')
  if (house.archived_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  return house
}
