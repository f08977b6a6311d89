import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestOffice, type TestClient } from '../../testing/office.ts'

let office: TestOffice
let manager: TestClient
let clerk: TestClient
let communityId: number

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  clerk = await office.signIn(manager, 'chenjie', ['clerk'])
  communityId = (await manager.office.profile()).communityId
})
afterAll(() => office.close())

const code = (error: unknown) => (error as { code: string }).code

describe('houses by hand', () => {
  it('are written as they are said, and found in any style', async () => {
    const { id } = await clerk.houses.create({
      communityId,
      building: '3号楼',
      unit: '2单元',
      room: '５０１室',
    })
    const house = await clerk.houses.get({ id })
    expect(house).toMatchObject({
      label: '3-2-501',
      longLabel: '3栋2单元501',
      floor: 5,
      line: '01',
      state: 'vacant',
    })
    for (const text of ['3-2-501', '三栋二单元501', '3#2-501', '32501', '501']) {
      const [first] = await clerk.search.box({ text })
      expect(first, text).toMatchObject({ kind: 'house', houseId: id, room: '3-2-501', reason: 'room' })
    }
    const { rows } = await clerk.houses.list({ text: '3栋2单元501' })
    expect(rows.map((row) => row.label)).toEqual(['3-2-501'])
  })

  it('exist once: the same door in another style is refused', async () => {
    const again = clerk.houses.create({ communityId, building: '3', unit: '2', room: '501' })
    await expect(again).rejects.toMatchObject({ code: 'ALREADY_EXISTS', data: { field: 'room' } })
  })

  it('are generated for a building and never twice', async () => {
    const plan = {
      communityId,
      building: '5栋',
      units: ['1', '2'],
      floorFrom: 1,
      floorTo: 6,
      doors: 2,
      skipFloors: [4],
    }
    expect(await clerk.houses.generate(plan)).toEqual({ created: 20, existing: 0 })
    expect(await clerk.houses.generate({ ...plan, doors: 3 })).toEqual({ created: 10, existing: 20 })
    const tree = await clerk.houses.tree()
    expect(tree.find((row) => row.building === '5')).toMatchObject({
      houses: 30,
      units: [
        { unit: '1', houses: 15 },
        { unit: '2', houses: 15 },
      ],
    })
    const tooMany = clerk.houses.generate({ ...plan, floorTo: 199, doors: 40 })
    await expect(tooMany).rejects.toMatchObject({ code: 'INVALID_INPUT', data: { field: 'floorTo' } })
  })

  it('keep an edit from overwriting a newer one', async () => {
    const { id } = await clerk.houses.create({ communityId, building: '8', unit: '1', room: '101' })
    const { communityId: _community, ...seen } = await clerk.houses.get({ id })
    await clerk.houses.update({ ...seen, notes: '钥匙在前台' })
    const stale = await clerk.houses.update({ ...seen, notes: '别的' }).catch(code)
    expect(stale).toBe('CONFLICT')
    expect((await clerk.houses.get({ id })).notes).toBe('钥匙在前台')
  })

  it.each([
    ['building', '\u200b', '101', null],
    ['room', '1', '\u200b\u202e', null],
    ['deliveredOn', '1', '101', '2019-02-31'],
    ['deliveredOn', '1', '101', '9999'],
  ])(
    'refuse what cannot be seen and days that never were: %s',
    async (field, building, room, deliveredOn) => {
      const wrong = clerk.houses.create({ communityId, building, room, deliveredOn })
      await expect(wrong).rejects.toMatchObject({ code: 'INVALID_INPUT', data: { field } })
    },
  )

  it('keep no characters that turn or break a text', async () => {
    const notes = '第一行\r\n第二行\u0000\u001b\u202e'
    const { id } = await clerk.houses.create({ communityId, building: '88', room: '101', notes })
    expect((await clerk.houses.get({ id })).notes).toBe('第一行\n第二行')
  })

  it('are a manager’s to add a community to', async () => {
    expect(await clerk.office.createCommunity({ name: '二期' }).catch(code)).toBe('NOT_PERMITTED')
    expect(await manager.office.createCommunity({ name: '二期' })).toMatchObject({ version: 1 })
  })
})

describe('residents by hand', () => {
  let houseId: number
  let residentId: number

  it('live in a house from the moment they are entered', async () => {
    houseId = (await clerk.houses.create({ communityId, building: '7', unit: '1', room: '302' })).id
    residentId = (
      await clerk.residents.create({
        name: '曾雪梅',
        gender: 'female',
        phones: [{ phone: '138 0013 5678' }],
        plates: ['京a12345'],
        occupancy: { houseId, role: 'owner' },
      })
    ).id
    const card = await clerk.residents.get({ id: residentId })
    expect(card).toMatchObject({
      name: '曾雪梅',
      plates: [{ plate: '京A12345' }],
      phones: [{ masked: '138****5678' }],
      occupancies: [{ label: '7-1-302', role: 'owner', primary: true }],
    })
  })

  it('are found by room, phone, name, pinyin of either reading, and initials', async () => {
    const queries = {
      '7-1-302': 'room',
      '5678': 'phone-tail',
      '1380013': 'phone-head',
      雪梅: 'name',
      zengxue: 'pinyin',
      cengxuemei: 'pinyin',
      zxm: 'initials',
      zxm302: 'name',
    }
    for (const [text, reason] of Object.entries(queries)) {
      const [first] = await clerk.search.box({ text })
      expect(first, text).toMatchObject({ residentId, reason, name: '曾雪梅', phone: '138****5678' })
    }
  })

  it('never leave the core with a whole phone', async () => {
    const answers = JSON.stringify([
      await clerk.residents.list({}),
      await clerk.residents.get({ id: residentId }),
      await clerk.houses.get({ id: houseId }),
      await clerk.search.box({ text: '13800135678' }),
    ])
    expect(answers).not.toContain('13800135678')
  })

  it('show a whole phone for a reason, which is audited', async () => {
    const [phone] = (await clerk.residents.get({ id: residentId })).phones
    const asked = { residentId, phoneId: phone!.id }
    await expect(clerk.residents.revealPhone(asked)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      data: { field: 'reason' },
    })
    await expect(clerk.residents.revealPhone({ ...asked, reason: '\u200b' })).rejects.toMatchObject({
      data: { field: 'reason' },
    })
    expect(await clerk.residents.revealPhone({ ...asked, reason: '漏水，急' })).toEqual({
      phone: '13800135678',
    })
    const { rows } = await manager.system.audit({ action: 'residents.revealPhone' })
    expect(rows).toMatchObject([{ actor: 'chenjie', subject: `resident:${residentId}`, outcome: 'done' }])
    expect(JSON.stringify(rows)).not.toContain('13800135678')
  })

  it.each([
    ['1380013567', 'too-short'],
    ['138001356789', 'too-long'],
    ['电话', 'not-a-phone'],
  ])('refuse the phone %s and say why', async (phone, reason) => {
    await expect(clerk.residents.addPhone({ residentId, phone })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      data: { field: 'phone', params: { reason } },
    })
  })

  it('write nothing at all when one phone is wrong', async () => {
    const before = (await clerk.residents.list({})).total
    const wrong = clerk.residents.create({
      name: '半个人',
      phones: [{ phone: '13800001111' }, { phone: '12' }],
    })
    await expect(wrong).rejects.toMatchObject({ data: { field: 'phones.1.phone' } })
    expect((await clerk.residents.list({})).total).toBe(before)
    expect(await clerk.search.box({ text: '半个人' })).toEqual([])
  })

  it('move out with a date and stay in the history of the house', async () => {
    const [occupancy] = (await clerk.residents.get({ id: residentId })).occupancies
    const { id, version } = occupancy!
    await clerk.residents.endOccupancy({ id, version, until: '2026-11-20' })
    const house = await clerk.houses.get({ id: houseId })
    expect(house.occupancies).toMatchObject([{ name: '曾雪梅', until: '2026-11-20' }])
    expect((await clerk.houses.list({ text: '7-1-302' })).rows[0]!.residents).toEqual([])
    const again = await clerk.residents
      .endOccupancy({ id, version: version + 1, until: '2026-11-21' })
      .catch(code)
    expect(again).toBe('NOT_ALLOWED_NOW')
  })
})

describe('a person without the archives', () => {
  it('is refused in the core', async () => {
    const handler = await office.signIn(manager, 'wugang', ['handler'])
    expect(await handler.houses.list({}).catch(code)).toBe('NOT_PERMITTED')
    expect(await handler.search.box({ text: '曾' }).catch(code)).toBe('NOT_PERMITTED')
    expect(await handler.residents.create({ name: '某' }).catch(code)).toBe('NOT_PERMITTED')
  })
})
