import { groupBy } from '../../../../shared/collections/group.ts'
import { formatRoom, formatRoomLong } from '../../../../shared/modules/houses/room.ts'
import type { HouseKind, HouseState } from '../../../../shared/modules/houses/terms.ts'
import { maskPhone } from '../../../../shared/modules/residents/phone.ts'
import type { OccupancyRole } from '../../../../shared/modules/residents/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { importingIds } from '../imports/importing.ts'
import { phonesOf } from '../residents/current.ts'
import { ticketBriefs } from '../tickets/briefs.ts'

/** One house with everybody who lives or lived there and its tickets. Error: NOT_FOUND. */
export async function houseCard(call: Call, id: number) {
  const { db } = call
  const house = await db
    .selectFrom('houses')
    .innerJoin('buildings', 'buildings.id', 'houses.building_id')
    .innerJoin('communities', 'communities.id', 'buildings.community_id')
    .selectAll('houses')
    .select([
      'buildings.name as building',
      'communities.id as communityId',
      'communities.name as communityName',
    ])
    .where('houses.id', '=', id)
    .executeTakeFirst()
  if (!house) throw new Fault('NOT_FOUND')
  const occupancies = await db
    .selectFrom('occupancies')
    .innerJoin('residents', 'residents.id', 'occupancies.resident_id')
    .select([
      'occupancies.id',
      'occupancies.version',
      'occupancies.resident_id as residentId',
      'residents.name',
      'occupancies.role',
      'occupancies.since',
      'occupancies.until',
      'occupancies.is_primary',
    ])
    .where('occupancies.house_id', '=', id)
    .where('residents.archived_at', 'is', null)
    .orderBy((eb) => eb.case().when('occupancies.until', 'is', null).then(0).else(1).end())
    .orderBy('occupancies.is_primary', 'desc')
    .orderBy('occupancies.id')
    .execute()
  const [phones, tickets, importing] = await Promise.all([
    phonesOf(
      db,
      occupancies.map((occupancy) => occupancy.residentId),
    ),
    ticketBriefs(db, { houseId: id }),
    importingIds(db),
  ])
  return {
    id,
    version: house.version,
    communityId: house.communityId,
    communityName: house.communityName,
    building: house.building,
    unit: house.unit,
    room: house.room,
    floor: house.floor,
    line: house.line,
    kind: house.kind as HouseKind,
    state: house.state as HouseState,
    areaHundredths: house.area_hundredths,
    deliveredOn: house.delivered_on,
    notes: house.notes,
    label: formatRoom(house),
    longLabel: formatRoomLong(house),
    importing: house.import_id !== null && importing.has(house.import_id),
    occupancies: occupancies.map(({ is_primary, role, ...occupancy }) => ({
      ...occupancy,
      role: role as OccupancyRole,
      primary: is_primary === 1,
      phones: (phones.get(occupancy.residentId) ?? []).map((row) => ({
        id: row.id,
        masked: maskPhone(row.phone),
      })),
    })),
    tickets,
  }
}

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
  const numbered = (name: string) => (/^\d+$/.test(name) ? Number(name) : Number.MAX_SAFE_INTEGER)
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
          .sort((a, b) => numbered(a.unit) - numbered(b.unit) || a.unit.localeCompare(b.unit)),
        houses: units.reduce((sum, row) => sum + row.houses, 0),
      }
    })
    .sort(
      (a, b) =>
        a.communityId - b.communityId ||
        numbered(a.building) - numbered(b.building) ||
        a.building.localeCompare(b.building),
    )
}
