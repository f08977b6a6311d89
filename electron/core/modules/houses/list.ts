import { groupBy } from '../../../../shared/collections/group.ts'
import type { HouseRow } from '../../../../shared/modules/houses/contract.ts'
import { formatRoom, parseRoomQuery } from '../../../../shared/modules/houses/room.ts'
import type { HouseKind, HouseState } from '../../../../shared/modules/houses/terms.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import type { Call } from '../../kernel/call.ts'
import { containing, naturally } from '../../database/text.ts'
import { importingIds } from '../imports/importing.ts'
import { currentOccupancies, openTicketsBy } from '../residents/current.ts'
import { matchesReadings } from './readings.ts'

type ListInput = {
  page: number
  size: number
  buildingId?: number
  unit?: string
  state?: string
  kind?: string
  text?: string
}

/** Houses in the order of their doors; `text` is a room in any style, otherwise part of a resident's name. */
export async function listHouses(call: Call, input: ListInput): Promise<{ rows: HouseRow[]; total: number }> {
  const { db } = call
  const readings = input.text ? parseRoomQuery(input.text) : []
  let matching = db
    .selectFrom('houses')
    .innerJoin('buildings', 'buildings.id', 'houses.building_id')
    .innerJoin('communities', 'communities.id', 'buildings.community_id')
    .where('houses.archived_at', 'is', null)
  if (input.buildingId) matching = matching.where('houses.building_id', '=', input.buildingId)
  if (input.unit !== undefined) matching = matching.where('houses.unit', '=', input.unit)
  if (input.state) matching = matching.where('houses.state', '=', input.state)
  if (input.kind) matching = matching.where('houses.kind', '=', input.kind)
  if (input.text && readings.length > 0) matching = matching.where(matchesReadings(readings))
  else if (input.text)
    matching = matching.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('occupancies')
          .innerJoin('residents', 'residents.id', 'occupancies.resident_id')
          .select('occupancies.id')
          .whereRef('occupancies.house_id', '=', 'houses.id')
          .where('occupancies.until', 'is', null)
          .where(containing('residents.name', cleanText(input.text!))),
      ),
    )
  const { total } = await matching
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const houses = await matching
    .select([
      'houses.id',
      'communities.name as communityName',
      'buildings.name as building',
      'houses.unit',
      'houses.room',
      'houses.floor',
      'houses.kind',
      'houses.state',
      'houses.area_hundredths as areaHundredths',
      'houses.import_id',
    ])
    .orderBy('buildings.community_id')
    .orderBy(naturally('buildings.name'))
    .orderBy(naturally('houses.unit'))
    .orderBy('houses.floor')
    .orderBy(naturally('houses.room'))
    .orderBy('houses.id')
    .limit(input.size)
    .offset((input.page - 1) * input.size)
    .execute()
  const ids = houses.map((house) => house.id)
  const [occupancies, open, importing] = await Promise.all([
    currentOccupancies(db, { houseIds: ids }),
    openTicketsBy(db, 'house_id', ids),
    importingIds(db),
  ])
  const living = groupBy(occupancies, (occupancy) => occupancy.houseId)
  return {
    total,
    rows: houses.map(({ import_id, kind, state, ...house }) => ({
      ...house,
      label: formatRoom(house),
      kind: kind as HouseKind,
      state: state as HouseState,
      residents: (living.get(house.id) ?? []).map(({ residentId, residentName, role }) => ({
        id: residentId,
        name: residentName,
        role,
      })),
      openTickets: open.get(house.id) ?? 0,
      importing: import_id !== null && importing.has(import_id),
    })),
  }
}
