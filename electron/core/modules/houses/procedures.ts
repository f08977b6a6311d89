import { generateLimit } from '../../../../shared/modules/houses/terms.ts'
import { Fault } from '../../kernel/errors.ts'
import { procedures } from '../../kernel/procedures.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { indexHouse, indexHouses, indexResidents } from '../search/indexing.ts'
import { currentOccupancies } from '../residents/current.ts'
import { buildingId, findHouse, placed } from './address.ts'
import { houseCard, houseTree } from './card.ts'
import { listHouses } from './list.ts'

export const houses = procedures.houses.router({
  tree: procedures.houses.tree.handler(({ context: { call } }) => houseTree(call)),
  list: procedures.houses.list.handler(({ input, context: { call } }) => listHouses(call, input)),
  get: procedures.houses.get.handler(({ input, context: { call } }) => houseCard(call, input.id)),

  create: procedures.houses.create.handler(async ({ input, context: { call } }) => {
    const { building, unit, room, floor, line } = placed(input, input.floor)
    const building_id = await buildingId(call, input.communityId, building)
    if (await findHouse(call.db, building_id, unit, room))
      throw new Fault('ALREADY_EXISTS', { field: 'room' })
    const written = await call.db
      .insertInto('houses')
      .values({
        building_id,
        unit,
        room,
        floor,
        line,
        kind: input.kind,
        state: input.state,
        area_hundredths: input.areaHundredths,
        delivered_on: input.deliveredOn,
        notes: input.notes,
        import_id: null,
        archived_at: null,
        ...call.created,
      })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow()
    await indexHouse(call.db, written.id)
    await call.audit({ subject: `house:${written.id}`, fields: { building, unit, room } })
    return written
  }),

  update: procedures.houses.update.handler(async ({ input, context: { call } }) => {
    const before = await houseCard(call, input.id)
    const { building, unit, room, floor, line } = placed(input, input.floor)
    const building_id = await buildingId(call, before.communityId, building)
    const taken = await findHouse(call.db, building_id, unit, room)
    if (taken && taken.id !== input.id) throw new Fault('ALREADY_EXISTS', { field: 'room' })
    const written = await updateVersioned(call, 'houses', input, {
      building_id,
      unit,
      room,
      floor,
      line,
      kind: input.kind,
      state: input.state,
      area_hundredths: input.areaHundredths,
      delivered_on: input.deliveredOn,
      notes: input.notes,
    })
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
    const written = await call.db
      .insertInto('communities')
      .values({ name: input.name, import_id: null, ...call.created })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow()
    await call.audit({ subject: `community:${written.id}`, label: input.name })
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
    const { building } = placed({ building: input.building, unit: '', room: '101' }, null)
    const building_id = await buildingId(call, input.communityId, building)
    const created: number[] = []
    for (const door of doors) {
      const { unit, room, floor, line } = placed({ building, unit: door.unit, room: door.room }, door.floor)
      const inserted = await call.db
        .insertInto('houses')
        .values({
          building_id,
          unit,
          room,
          floor,
          line,
          kind: input.kind,
          state: 'vacant',
          area_hundredths: null,
          delivered_on: input.deliveredOn,
          notes: '',
          import_id: null,
          archived_at: null,
          ...call.created,
        })
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

/** 501 on the fifth floor, 1802 on the eighteenth, B101 on the first below ground. */
function doorNumber(floor: number, door: number): string {
  const level = floor < 0 ? `B${-floor}` : String(floor)
  return `${level}${String(door).padStart(2, '0')}`
}
