import { afterAll, beforeAll, expect, it } from 'vitest'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, refusal, registration } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let communityId: number

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  communityId = (await manager.office.profile()).communityId
})
afterAll(() => office.close())

const gridOf = async (building: string) => {
  const row = (await manager.houses.tree()).find((each) => each.building === building)
  return manager.houses.grid({ buildingId: row!.buildingId })
}

it('shows the doors as they stand: floors from the top, units and lines from the left', async () => {
  const plan = { communityId, building: '6', units: ['1', '10', '2'], floorFrom: -1, floorTo: 11, doors: 2 }
  await manager.houses.generate({ ...plan, skipFloors: [2, 3, 4, 5, 6, 7, 8, 9, 10] })
  await manager.houses.create({ communityId, building: '6', unit: '1', room: '商铺02' })
  await manager.houses.create({ communityId, building: '6', unit: '1', room: '商铺10', floor: 1 })
  const { doors, ...rest } = await gridOf('6')
  expect(rest).toMatchObject({ building: '6', community: '青龙园' })
  expect(doors.map(({ label }) => label)).toEqual([
    ...['6-1-1101', '6-1-1102', '6-2-1101', '6-2-1102', '6-10-1101', '6-10-1102'],
    ...['6-1-101', '6-1-102', '6-1-商铺10', '6-2-101', '6-2-102', '6-10-101', '6-10-102'],
    ...['6-1-B101', '6-1-B102', '6-2-B101', '6-2-B102', '6-10-B101', '6-10-B102'],
    '6-1-商铺02',
  ])
  expect(doors[0]).toMatchObject({ unit: '1', floor: 11, line: '01', room: '1101', state: 'vacant' })
})

it('says whom to call, how many live there, and what is open', async () => {
  const home = await givenHouse(office, '7-1-101')
  const husband = await givenResident(office, { name: '李雷', houseId: home })
  const wife = await givenResident(office, { name: '韩梅梅' })
  await manager.residents.addOccupancy({ residentId: wife, houseId: home, role: 'co-owner', primary: true })
  const rented = await givenHouse(office, '7-1-102')
  await givenResident(office, { name: '租客', houseId: rented, role: 'tenant' })
  await givenResident(office, { name: '房东', houseId: rented })
  // A record from before there was a primary contact.
  office.core.services.database.raw.exec(`UPDATE occupancies SET is_primary = 0 WHERE house_id = ${rented}`)
  await givenHouse(office, '7-1-103')
  const [home1] = (await manager.residents.get({ id: husband })).occupancies
  const desk = await deskOf(manager)
  await manager.tickets.register(registration(desk, { houseId: home }))
  const facts = async () =>
    (await gridOf('7')).doors.map(({ contact, residents, openTickets }) => [contact, residents, openTickets])
  expect(await facts()).toEqual([
    ['韩梅梅', 2, 1],
    ['房东', 2, 0],
    ['', 0, 0],
  ])
  await manager.residents.endOccupancy({ id: home1!.id, version: home1!.version, until: '2026-11-20' })
  expect((await facts())[0]).toEqual(['韩梅梅', 1, 1])
})

it('shows 2,000 doors with everybody in them in a moment', async () => {
  const units = Array.from({ length: 10 }, (_, index) => String(index + 1))
  await manager.houses.generate({ communityId, building: '9', units, floorFrom: 1, floorTo: 50, doors: 4 })
  const { raw } = office.core.services.database
  raw.exec(`INSERT INTO occupancies (house_id, resident_id, role, is_primary, created_at, updated_at)
    SELECT houses.id, 1, 'owner', 1, '', '' FROM houses
    JOIN buildings ON buildings.id = houses.building_id WHERE buildings.name = '9'`)
  const { doors } = await gridOf('9')
  expect(doors).toHaveLength(2000)
  const started = performance.now()
  await gridOf('9')
  // About 40 ms on a slow machine; a query a door takes far longer.
  expect(performance.now() - started).toBeLessThan(1000)
})

it('is of a building', async () => {
  expect(await refusal(manager.houses.grid({ buildingId: 999 }))).toBe('NOT_FOUND')
})
