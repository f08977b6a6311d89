import { doorNumber, normaliseBuilding } from '../../../../shared/modules/houses/room.ts'
import { generateLimit, type HouseKind } from '../../../../shared/modules/houses/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { indexHouses } from '../search/indexing.ts'
import { buildingId, houseColumns } from './address.ts'

interface Plan {
  communityId: number
  building: string
  units: string[]
  floorFrom: number
  floorTo: number
  doors: number
  skipFloors: number[]
  kind: HouseKind
  deliveredOn: string | null
}

const blank = {
  line: null,
  state: 'vacant',
  areaHundredths: null,
  innerAreaHundredths: null,
  layout: '',
  orientation: '',
  ownership: null,
  waterMeter: '',
  powerMeter: '',
  hazards: '',
  keysHeld: 0,
  keysPlace: '',
  notes: '',
} as const

/** A building's doors that do not exist yet. Error: INVALID_INPUT on `floorTo`, with the `limit` when it is too much. */
export async function generateHouses(call: Call, plan: Plan): Promise<{ created: number; existing: number }> {
  const doors = plannedDoors(plan)
  const building = normaliseBuilding(plan.building)
  const building_id = await buildingId(call, plan.communityId, building)
  const { kind, deliveredOn } = plan
  const created: number[] = []
  for (const door of doors) {
    const { columns } = houseColumns({ ...blank, building, kind, deliveredOn, ...door })
    const inserted = await call.db
      .insertInto('houses')
      .values({ building_id, ...columns, import_id: null, archived_at: null, ...call.created })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (inserted) created.push(inserted.id)
  }
  await indexHouses(call.db, created)
  await call.audit({ subject: `building:${building_id}`, fields: { houses: created.length } })
  return { created: created.length, existing: doors.length - created.length }
}

function plannedDoors({ units, floorFrom, floorTo, doors, skipFloors }: Plan) {
  if (floorTo < floorFrom) throw new Fault('INVALID_INPUT', { field: 'floorTo' })
  const skipped = new Set([0, ...skipFloors])
  const floors: number[] = []
  for (let floor = floorFrom; floor <= floorTo; floor++) if (!skipped.has(floor)) floors.push(floor)
  if (units.length * floors.length * doors > generateLimit)
    throw new Fault('INVALID_INPUT', { field: 'floorTo', params: { limit: generateLimit } })
  return units.flatMap((unit) =>
    floors.flatMap((floor) =>
      Array.from({ length: doors }, (_, index) => ({ unit, floor, room: doorNumber(floor, index + 1) })),
    ),
  )
}
