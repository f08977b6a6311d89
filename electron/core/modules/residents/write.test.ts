import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { givenHouse } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, refusal, registration } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterAll(() => office.close())

describe('a name by hand', () => {
  it('is kept as an import would write it', async () => {
    const { id, version } = await manager.residents.create({
      name: '\u3000王\u200b芳 \t 女士',
      emergencyName: '李\ufeff雷\n（兄）',
    })
    expect(await manager.residents.get({ id })).toMatchObject({
      name: '王芳 女士',
      emergencyName: '李雷 （兄）',
    })
    await manager.residents.update({ id, version, name: '王\u00a0\u00a0芳' })
    expect((await manager.residents.get({ id })).name).toBe('王 芳')
  })

  it('is refused when nothing can be seen of it', async () => {
    expect(await refusal(manager.residents.create({ name: '\u200b\u200b' }))).toBe('INVALID_INPUT name')
  })
})

it('is audited by everything a person was entered with', async () => {
  const { id } = await manager.residents.create({
    name: '王芳',
    occupation: '教师',
    idNumber: '11010519491231002X',
    phones: [{ phone: '13800135678' }],
    plates: ['京A12345'],
    occupancy: { houseId: await givenHouse(office, '8-1-101'), role: 'owner' },
  })
  const { rows } = await manager.system.audit({ action: 'residents.create' })
  expect(rows[0]).toMatchObject({
    subject: `resident:${id}`,
    label: '',
    fields: ['houseId', 'id_number', 'name', 'occupation', 'phones', 'plates', 'primary', 'role'],
  })
})

describe('a group', () => {
  it('that does not exist is refused', async () => {
    expect(await refusal(manager.residents.create({ name: '王芳', groupId: 999 }))).toBe('NOT_FOUND groupId')
  })

  it('that is not offered any more stays, and comes to nobody', async () => {
    const group = await manager.dictionaries.add({ dictionary: 'groups', name: '老客户' })
    const { id, version } = await manager.residents.create({ name: '王芳', groupId: group.id })
    await manager.dictionaries.archive({ dictionary: 'groups', ...group })
    const kept = await manager.residents.update({ id, version, name: '王方', groupId: group.id })
    expect(await manager.residents.get({ id })).toMatchObject({ name: '王方', groupName: '老客户' })
    const given = { name: '李雷', groupId: group.id }
    expect(await refusal(manager.residents.create(given))).toBe('NOT_FOUND groupId')
    const without = await manager.residents.update({ ...kept, name: '王方' })
    expect(await refusal(manager.residents.update({ ...without, ...given }))).toBe('NOT_FOUND groupId')
  })
})

it('is born this year at the latest', async () => {
  const born = (birthYear: number) => manager.residents.create({ name: '王芳', birthYear })
  expect(await refusal(born(2027))).toBe('INVALID_INPUT birthYear')
  const { id, version } = await born(2026)
  const later = manager.residents.update({ id, version, name: '王芳', birthYear: 2100 })
  expect(await refusal(later)).toBe('INVALID_INPUT birthYear')
  expect((await manager.residents.get({ id })).birthYear).toBe(2026)
})

describe('an emergency phone', () => {
  const given = (emergencyPhone: string) => manager.residents.create({ name: '王芳', emergencyPhone })
  const shown = async (id: number) => (await manager.residents.get({ id })).emergencyPhone

  it.each(['138****5678', '1380013567*', '****'])(
    '%s is refused where nobody could have seen it',
    async (typed) => {
      expect(await refusal(given(typed))).toBe('INVALID_INPUT emergencyPhone')
    },
  )

  it('stays what it is as it was shown, and changes or goes when typed', async () => {
    const { id, version } = await given('138 0013 5678')
    const save = (seen: number, emergencyPhone: string) =>
      manager.residents.update({ id, version: seen, name: '王芳', emergencyPhone })
    const reveal = () => manager.residents.revealPhone({ residentId: id, emergency: true, reason: '急事' })
    await save(version, await shown(id))
    expect(await reveal()).toEqual({ phone: '13800135678' })
    for (const typed of ['139****5678', '138****567', '138*****5678'])
      expect(await refusal(save(version + 1, typed))).toBe('INVALID_INPUT emergencyPhone')
    await save(version + 1, '010-8888 0000')
    expect(await reveal()).toEqual({ phone: '01088880000' })
    await save(version + 2, '')
    expect(await shown(id)).toBe('')
    expect(await refusal(reveal())).toBe('NOT_FOUND')
  })

  it('is shown whole for a reason, which is audited', async () => {
    const { id } = await given('13800139999')
    const ask = (reason?: string) =>
      manager.residents.revealPhone({ residentId: id, emergency: true, reason })
    expect(await refusal(ask())).toBe('INVALID_INPUT reason')
    expect(await ask('无人应答')).toEqual({ phone: '13800139999' })
    const { rows } = await manager.system.audit({ action: 'residents.revealPhone' })
    expect(rows[0]).toMatchObject({ subject: `resident:${id}`, fields: ['emergency_phone', 'reason'] })
    expect(JSON.stringify(rows)).not.toContain('13800139999')
  })

  it('is shown without one on a ticket of that person which one handles', async () => {
    const { id: residentId } = await given('13800138888')
    const houseId = await givenHouse(office, '3-2-501')
    const desk = await deskOf(manager)
    const ticket = await manager.tickets.register(registration(desk, { houseId, residentId }))
    expect(await manager.residents.revealPhone({ residentId, emergency: true, ticketId: ticket.id })).toEqual(
      {
        phone: '13800138888',
      },
    )
  })

  it('is asked for alone, and never both', async () => {
    const { id: residentId } = await given('13800137777')
    const asks = [{}, { emergency: false }, { phoneId: 1, emergency: true }]
    for (const asked of asks)
      expect(await refusal(manager.residents.revealPhone({ residentId, reason: '急事', ...asked }))).toBe(
        'INVALID_INPUT phoneId',
      )
  })
})
