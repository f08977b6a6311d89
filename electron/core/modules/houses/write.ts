import { said } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { currentOccupancies } from '../residents/current.ts'
import { indexHouse, indexResidents } from '../search/indexing.ts'
import { buildingId, houseColumns, requireFreeAddress, requireHouse, type HouseFields } from './address.ts'
import { replaceWarranties, warrantiesOf, warrantyLine, type Warranty } from './warranties.ts'

interface HouseInput extends HouseFields {
  warranties: Warranty[]
}

/** Errors: ALREADY_EXISTS on `room`, NOT_FOUND on `communityId`, INVALID_INPUT on `warranties`. */
export async function createHouse(call: Call, input: HouseInput & { communityId: number }) {
  const { building, columns } = houseColumns(input)
  const building_id = await buildingId(call, input.communityId, building)
  await requireFreeAddress(call, building_id, columns)
  const written = await call.db
    .insertInto('houses')
    .values({ building_id, ...columns, import_id: null, archived_at: null, ...call.created })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  await replaceWarranties(call, written.id, input.warranties)
  await indexHouse(call.db, written.id)
  const warranties = warrantyLine(input.warranties)
  await call.audit({ subject: `house:${written.id}`, fields: said({ building, ...columns, warranties }) })
  return written
}

/** Errors: as `createHouse`, and NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for a house in the recycle bin. */
export async function updateHouse(call: Call, input: HouseInput & { id: number; version: number }) {
  const before = await requireHouse(call, input.id)
  const warrantiesBefore = await warrantiesOf(call.db, input.id)
  const { name, community_id } = await call.db
    .selectFrom('buildings')
    .select(['name', 'community_id'])
    .where('id', '=', before.building_id)
    .executeTakeFirstOrThrow()
  const { building, columns } = houseColumns(input)
  const building_id = await buildingId(call, community_id, building)
  await requireFreeAddress(call, building_id, columns, input.id)
  const written = await updateVersioned(call, 'houses', input, { building_id, ...columns })
  await replaceWarranties(call, input.id, input.warranties)
  await indexHouse(call.db, input.id)
  // A person is also found by name and room, so whoever lives here is indexed anew.
  const living = await currentOccupancies(call.db, { houseIds: [input.id] })
  await indexResidents(
    call.db,
    living.map((occupancy) => occupancy.residentId),
  )
  const now: Record<string, string | number | null> = {
    building,
    ...columns,
    warranties: warrantyLine(input.warranties),
  }
  const old: Record<string, unknown> = {
    ...before,
    building: name,
    warranties: warrantyLine(warrantiesBefore),
  }
  const changed = Object.keys(now).filter((field) => now[field] !== old[field])
  await call.audit({
    subject: `house:${input.id}`,
    fields: Object.fromEntries(changed.map((field) => [field, now[field]])),
    before: Object.fromEntries(changed.map((field) => [field, old[field] as string | number | null])),
  })
  return written
}
