import { formatRoom, formatRoomLong } from '../../../../shared/modules/houses/room.ts'
import type { HouseKind, HouseState, Ownership } from '../../../../shared/modules/houses/terms.ts'
import { maskPhone } from '../../../../shared/modules/residents/phone.ts'
import type { OccupancyRole } from '../../../../shared/modules/residents/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { importingIds } from '../imports/importing.ts'
import { phonesOf } from '../residents/current.ts'
import { shownFlags } from '../residents/flags.ts'
import { platesOf } from '../residents/plates.ts'
import { ticketBriefs } from '../tickets/briefs.ts'
import { parkingOf } from './parking.ts'
import { recordsOf } from './records.ts'
import { warrantiesOf } from './warranties.ts'

/** One house with everybody who lives or lived there, its tickets and its file. Error: NOT_FOUND. */
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
  const [occupancies, tickets, records, warranties, parking, importing] = await Promise.all([
    occupanciesOf(call, id),
    ticketBriefs(call, { houseId: id }),
    recordsOf(db, id),
    warrantiesOf(db, id),
    parkingOf(db, id),
    importingIds(db),
  ])
  return {
    id,
    version: house.version,
    communityId: house.communityId,
    communityName: house.communityName,
    buildingId: house.building_id,
    building: house.building,
    unit: house.unit,
    room: house.room,
    floor: house.floor,
    line: house.line,
    kind: house.kind as HouseKind,
    state: house.state as HouseState,
    areaHundredths: house.area_hundredths,
    innerAreaHundredths: house.inner_area_hundredths,
    layout: house.layout,
    orientation: house.orientation,
    ownership: house.ownership as Ownership | null,
    deliveredOn: house.delivered_on,
    waterMeter: house.water_meter,
    powerMeter: house.power_meter,
    hazards: house.hazards,
    keysHeld: house.keys_held,
    keysPlace: house.keys_place,
    notes: house.notes,
    label: formatRoom(house),
    longLabel: formatRoomLong(house),
    importing: house.import_id !== null && importing.has(house.import_id),
    archivedAt: house.archived_at,
    warranties,
    occupancies,
    tickets,
    records,
    parking,
  }
}

/** Who lives there first, then who lived there. */
async function occupanciesOf(call: Call, houseId: number) {
  const { db } = call
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
    .where('occupancies.house_id', '=', houseId)
    .orderBy((eb) => eb.case().when('occupancies.until', 'is', null).then(0).else(1).end())
    .orderBy('occupancies.is_primary', 'desc')
    .orderBy('occupancies.until', 'desc')
    .orderBy('occupancies.id')
    .execute()
  const residentIds = [...new Set(occupancies.map(({ residentId }) => residentId))]
  const [phones, plates, flags] = await Promise.all([
    phonesOf(db, residentIds),
    platesOf(db, residentIds),
    shownFlags(call, residentIds),
  ])
  return occupancies.map(({ is_primary, role, ...occupancy }) => ({
    ...occupancy,
    role: role as OccupancyRole,
    primary: is_primary === 1,
    phones: (phones.get(occupancy.residentId) ?? []).map((row) => ({
      id: row.id,
      masked: maskPhone(row.phone),
    })),
    plates: (plates.get(occupancy.residentId) ?? []).map(({ plate }) => plate),
    flags: flags.get(occupancy.residentId) ?? [],
  }))
}
