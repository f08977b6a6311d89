import { afterAll, beforeAll, expect, it } from 'vitest'
import { givenEntry, givenFlag, givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, refusal, registration } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterAll(() => office.close())

it('refuses to archive whoever lives somewhere or has an open ticket, and says how many', async () => {
  const houseId = await givenHouse(office, '3-2-501')
  const id = await givenResident(office, { name: '王芳', houseId })
  const desk = await deskOf(manager)
  const ticket = await manager.tickets.register(registration(desk, { residentId: id, callerName: '' }))
  const archive = async () => manager.residents.archive(await manager.residents.get({ id }))
  const params = () => archive().catch((error: { data: { params: unknown } }) => error.data.params)
  expect(await refusal(archive())).toBe('IN_USE')
  expect(await params()).toEqual({ houses: 1, tickets: 1 })
  const home = (await manager.residents.get({ id })).occupancies[0]!
  await manager.residents.endOccupancy({ ...home, until: '2026-11-21' })
  expect(await params()).toEqual({ houses: 0, tickets: 1 })
  await manager.tickets.void({ id: ticket.id, version: ticket.version, reason: '重复登记' })
  expect(await refusal(archive())).toBe('accepted')
})

it('keeps an archived card to look at and nothing more', async () => {
  const houseId = await givenHouse(office, '3-2-502')
  const id = await givenResident(office, { name: '李雷', phone: '13800135678', plates: ['京A12345'] })
  const entryId = await givenEntry(office, 'care-flags', '独居')
  const flagId = await givenFlag(office, id, { name: '独居' })
  const need = await manager.residents.addPreference({ residentId: id, kind: 'need', words: '坡道' })
  const before = await manager.residents.get({ id })
  const { version } = await manager.residents.archive({ id, version: before.version })
  const phone = before.phones[0]!
  const { residents } = manager
  const changes: Promise<unknown>[] = [
    residents.update({ ...before, version }),
    residents.archive({ id, version }),
    residents.addPhone({ residentId: id, phone: '13900001111' }),
    residents.changePhone({ id: phone.id, version: phone.version, label: 'work' }),
    residents.removePhone({ residentId: id, phoneId: phone.id }),
    residents.addPlate({ residentId: id, plate: '京A54321' }),
    residents.removePlate({ residentId: id, plateId: before.plates[0]!.id }),
    residents.setTags({ residentId: id, version, entryIds: [] }),
    residents.setFlag({ residentId: id, entryId }),
    residents.removeFlag({ residentId: id, flagId }),
    residents.setBand({ residentId: id, aspect: 'age', band: null }),
    residents.addPreference({ residentId: id, kind: 'need', words: '扶手' }),
    residents.meetPreference({ ...need, metOn: '2026-11-21' }),
    residents.removePreference(need),
    residents.addOccupancy({ residentId: id, houseId, role: 'owner' }),
  ]
  expect(new Set(await Promise.all(changes.map(refusal)))).toEqual(new Set(['NOT_ALLOWED_NOW']))
  const after = await manager.residents.get({ id })
  expect(after).toEqual({ ...before, version, archivedAt: after.archivedAt })
  expect(after.archivedAt).not.toBeNull()
})

it('archives what the page has seen', async () => {
  const id = await givenResident(office, { name: '韩梅梅' })
  expect(await refusal(manager.residents.archive({ id, version: 2 }))).toBe('CONFLICT')
})
