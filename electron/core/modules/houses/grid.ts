import { groupBy } from '../../../../shared/collections/group.ts'
import { formatRoom } from '../../../../shared/modules/houses/room.ts'
import type { HouseKind, HouseState } from '../../../../shared/modules/houses/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { currentOccupancies, shownOpenTickets } from '../residents/current.ts'
import { byNumber } from './by-number.ts'

/** One building's doors: floors from the top, on each the doors by unit and line. Error: NOT_FOUND. */
export async function houseGrid(call: Call, buildingId: number) {
  const { db } = call
  const building = await db
    .selectFrom('buildings')
    .innerJoin('communities', 'communities.id', 'buildings.community_id')
    .select(['buildings.name', 'communities.name as community'])
    .where('buildings.id', '=', buildingId)
    .executeTakeFirst()
  if (!building) throw new Fault('NOT_FOUND')
  const houses = await db
    .selectFrom('houses')
    .select(['id', 'unit', 'floor', 'line', 'room', 'kind', 'state'])
    .where('building_id', '=', buildingId)
    .where('archived_at', 'is', null)
    .execute()
  const ids = houses.map(({ id }) => id)
  const [occupancies, open] = await Promise.all([
    currentOccupancies(db, { houseIds: ids }),
    shownOpenTickets(call, 'house_id', ids),
  ])
  const living = groupBy(occupancies, (occupancy) => occupancy.houseId)
  const doors = houses.map((house) => {
    const here = living.get(house.id) ?? []
    const contact = here.find(({ primary }) => primary) ?? here.find(({ role }) => role === 'owner')
    return {
      ...house,
      kind: house.kind as HouseKind,
      state: house.state as HouseState,
      label: formatRoom({ ...house, building: building.name }),
      contact: contact?.residentName ?? '',
      residents: new Set(here.map(({ residentId }) => residentId)).size,
      openTickets: open.get(house.id) ?? 0,
    }
  })
  return {
    buildingId,
    building: building.name,
    community: building.community,
    doors: doors.sort(asDoorsStand),
  }
}

interface Door {
  unit: string
  floor: number | null
  line: string | null
  room: string
}

/** Doors of no known floor stand below all others, those of no known line right of their floor's. */
function asDoorsStand(a: Door, b: Door): number {
  const floors = (b.floor ?? -Infinity) - (a.floor ?? -Infinity)
  return (
    // Both unknown: the difference of two infinities is no number.
    floors ||
    0 ||
    byNumber(a.unit, b.unit) ||
    Number(a.line === null) - Number(b.line === null) ||
    byNumber(a.line ?? '', b.line ?? '') ||
    byNumber(a.room, b.room)
  )
}
