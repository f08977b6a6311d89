import { doorNumber, normaliseBuilding } from '../../../../shared/modules/houses/room.ts'
import { generateLimit } from '../../../../shared/modules/houses/terms.ts'
import { Fault } from '../../kernel/errors.ts'
import { procedures } from '../../kernel/procedures.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { cleanName } from '../office/clean-name.ts'
import { indexHouse, indexHouses, indexResidents } from '../search/indexing.ts'
import { currentOccupancies } from '../residents/current.ts'
import { buildingId, findHouse, houseColumns } from './address.ts'
import { houseCard, houseTree } from './card.ts'
import { listHouses } from './list.ts'

export const houses = procedures.houses.router({
  tree: procedures.houses.tree.handler(({ context: { call } }) => houseTree(call)),
  list: procedures.houses.list.handler(({ input, context: { call } }) => listHouses(call, input)),
  get: procedures.houses.get.handler(({ input, context: { call } }) => houseCard(call, input.id)),

  create: procedures.houses.create.handler(async ({ input, context: { call } }) => {
    const { building, columns } = houseColumns(input)
    const { unit, room } = columns
    const building_id = await buildingId(call, input.communityId, building)
    if (await findHouse(call.db, building_id, unit, room))
      throw new Fault('ALREADY_EXISTS', { field: 'room' })
    const written = await call.db
      .insertInto('houses')
      .values({ building_id, ...columns, import_id: null, archived_at: null, ...call.created })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow()
    await indexHouse(call.db, written.id)
    await call.audit({ subject: `house:${written.id}`, fields: { building, unit, room } })
    return written
  }),

  update: procedures.houses.update.handler(async ({ input, context: { call } }) => {
    const before = await houseCard(call, input.id)
    const { building, columns } = houseColumns(input)
    const building_id = await buildingId(call, before.communityId, building)
    const taken = await findHouse(call.db, building_id, columns.unit, columns.room)
    if (taken && taken.id !== input.id) throw new Fault('ALREADY_EXISTS', { field: 'room' })
    const written = await updateVersioned(call, 'houses', input, { building_id, ...columns })
    await indexHouse(call.db, input.id)
    // A person is also found by name and room, so whoever lives here is indexed anew.
    const living = await currentOccupancies(call.db, { houseIds: [input.id] })
    await indexResidents(
      call.db,
      living.map((occupancy) => occupancy.residentId),
    )
    const { id: _id, version: _version, ...fields } = input
    const old = before as unknown as Record<string, string | number | null>
    await call.audit({
      subject: `house:${input.id}`,
      fields,
      before: Object.fromEntries(Object.keys(fields).map((field) => [field, old[field] ?? null])),
    })
    return written
  }),

  createCommunity: procedures.houses.createCommunity.handler(async ({ input, context: { call } }) => {
    const name = cleanName(input.name)
    const written = await call.db
      .insertInto('communities')
      .values({ name, import_id: null, ...call.created })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow()
    await call.audit({ subject: `community:${written.id}`, label: name })
    return written
  }),

  generate: procedures.houses.generate.handler(async ({ input, context: { call } }) => {
    if (input.floorTo < input.floorFrom) throw new Fault('INVALID_INPUT', { field: 'floorTo' })
    const skipped = new Set([0, ...input.skipFloors])
    const floors: number[] = []
    for (let floor = input.floorFrom; floor <= input.floorTo; floor++)
      if (!skipped.has(floor)) floors.push(floor)
    const doors = input.units.flatMap((unit) =>
      floors.flatMap((floor) =>
        Array.from({ length: input.doors }, (_, index) => ({
          unit,
          floor,
          room: doorNumber(floor, index + 1),
        })),
      ),
    )
    if (doors.length > generateLimit)
      throw new Fault('INVALID_INPUT', { field: 'floorTo', params: { limit: generateLimit } })
    const building = normaliseBuilding(input.building)
    const building_id = await buildingId(call, input.communityId, building)
    const { kind, deliveredOn } = input
    const blank = { building, kind, state: 'vacant', areaHundredths: null, deliveredOn, notes: '' } as const
    const created: number[] = []
    for (const door of doors) {
      const { columns } = houseColumns({ ...blank, ...door })
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
  }),
})
