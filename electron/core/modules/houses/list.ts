import type { HouseRow } from '../../../../shared/modules/houses/contract.ts'
import { formatRoom } from '../../../../shared/modules/houses/room.ts'
import type { HouseKind, HouseState } from '../../../../shared/modules/houses/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { importingIds } from '../imports/importing.ts'
import { matchingHouses, type HouseFilter } from './filter.ts'
import { houseIds, loadHouses, matchingBuildings, type LoadedHouse } from './load.ts'

/** A page of houses in the order of their doors. */
export async function listHouses(
  call: Call,
  { page, size, ...filter }: HouseFilter & { page: number; size: number },
): Promise<{ rows: HouseRow[]; total: number }> {
  const matching = matchingHouses(filter)
  const start = (page - 1) * size
  const shown: number[] = []
  let skipped = 0
  let total = 0
  for (const { id, houses } of await matchingBuildings(call, matching)) {
    if (total + houses <= start) skipped += houses
    else if (total < start + size) shown.push(id)
    total += houses
  }
  const ids = await houseIds(call, matching, shown, { limit: size, offset: start - skipped })
  const importing = await importingIds(call.db)
  return { total, rows: (await loadHouses(call, ids)).map((house) => asRow(house, importing)) }
}

function asRow(house: LoadedHouse, importing: ReadonlySet<number>): HouseRow {
  return {
    id: house.id,
    communityName: house.communityName,
    label: formatRoom(house),
    building: house.building,
    unit: house.unit,
    room: house.room,
    floor: house.floor,
    kind: house.kind as HouseKind,
    state: house.state as HouseState,
    line: house.line,
    areaHundredths: house.area_hundredths,
    layout: house.layout,
    deliveredOn: house.delivered_on,
    keysHeld: house.keys_held,
    notes: house.notes,
    residents: house.living.map(({ residentId, residentName, role }) => ({
      id: residentId,
      name: residentName,
      role,
    })),
    openTickets: house.openTickets,
    importing: house.import_id !== null && importing.has(house.import_id),
  }
}
