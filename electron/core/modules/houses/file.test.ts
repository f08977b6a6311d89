import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { givenCharge, givenPayment } from '../../testing/money.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, refusal, registration } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let clerk: TestClient
let handler: TestClient
let communityId: number

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  clerk = await office.signIn(manager, 'chenjie', ['clerk'])
  handler = await office.signIn(manager, 'wugang', ['handler'])
  communityId = (await manager.office.profile()).communityId
})
afterAll(() => office.close())

type NewHouse = Parameters<TestClient['houses']['create']>[0]
let building = 0
/** A house in a building of its own. */
const given = async (fields: Partial<NewHouse> = {}) =>
  (await clerk.houses.create({ communityId, building: String(++building), room: '501', ...fields })).id
/** The house as a page sends it back. */
const seen = async (id: number) => {
  const { communityId: _community, ...house } = await clerk.houses.get({ id })
  return house
}

const everything = {
  floor: 6,
  line: '02',
  kind: 'shop',
  state: 'renovating',
  areaHundredths: 12_550,
  innerAreaHundredths: 10_025,
  layout: '三室一厅',
  orientation: '南',
  ownership: 'joint',
  deliveredOn: '2019-10',
  waterMeter: 'S-0071',
  powerMeter: 'D-0071',
  hazards: '改过承重墙',
  keysHeld: 2,
  keysPlace: '前台 3 号柜',
  warranties: [
    { part: 'waterproofing', until: '2024-10-01' },
    { part: 'structure', until: '2069-10-01' },
  ],
  notes: '白天无人',
} as const

describe('a house’s file', () => {
  it('keeps every field, when made and when changed', async () => {
    const fields = { ...everything, warranties: [...everything.warranties] }
    const made = await given(fields)
    expect(await clerk.houses.get({ id: made })).toMatchObject(everything)
    const changed = await given()
    await clerk.houses.update({ ...(await seen(changed)), ...fields })
    expect(await clerk.houses.get({ id: changed })).toMatchObject(everything)
  })

  it.each([
    ['501', null, null, '01'],
    ['501', null, '', '01'],
    ['1802', null, null, '02'],
    ['501', 5, '２', '2'],
    ['商铺02', null, null, null],
  ])('the room %s on floor %s with line %s stands on line %s', async (room, floor, line, result) => {
    const { line: kept } = await clerk.houses.get({ id: await given({ room, floor, line }) })
    expect(kept).toBe(result)
  })

  it('has the warranties that were said last, each part once', async () => {
    const id = await given({ warranties: [...everything.warranties] })
    await clerk.houses.update({
      ...(await seen(id)),
      warranties: [
        { part: 'structure', until: '2070-10-01' },
        { part: 'decoration', until: '2021-10-01' },
      ],
    })
    const { warranties, ...house } = await seen(id)
    expect(warranties).toEqual([
      { part: 'structure', until: '2070-10-01' },
      { part: 'decoration', until: '2021-10-01' },
    ])
    const twice = [...warranties, warranties[0]!]
    expect(await refusal(clerk.houses.update({ ...house, warranties: twice }))).toBe(
      'INVALID_INPUT warranties',
    )
  })

  it('is audited by the fields it was entered with, then by those that changed', async () => {
    const plain = await given({ keysHeld: 0, notes: '顶层' })
    const entered = (await manager.system.audit({ action: 'houses.create' })).rows[0]!
    expect(entered).toMatchObject({ subject: `house:${plain}` })
    expect(entered.fields).toEqual(expect.arrayContaining(['building', 'room', 'kind', 'state', 'notes']))
    expect(entered.fields).not.toContain('layout')
    const id = await given(everything as unknown as NewHouse)
    await clerk.houses.update({ ...(await seen(id)), keysHeld: 3, warranties: [] })
    const { rows } = await manager.system.audit({ action: 'houses.update' })
    expect(rows[0]).toMatchObject({ subject: `house:${id}`, fields: ['keys_held', 'warranties'] })
  })
})

describe('the card', () => {
  it('shows plates and flags of everybody, as one may see them', async () => {
    const id = await given()
    const { id: residentId } = await clerk.residents.create({
      name: '王芳',
      plates: ['京A12345', '京B54321'],
      occupancy: { houseId: id, role: 'owner' },
    })
    const flag = await manager.dictionaries.add({
      dictionary: 'care-flags',
      name: '重病在家',
      sensitive: true,
      advice: '说话慢一些',
    })
    await manager.residents.setFlag({ residentId, entryId: flag.id, note: '化疗' })
    const [whole] = (await manager.houses.get({ id })).occupancies
    expect(whole).toMatchObject({
      plates: ['京A12345', '京B54321'],
      flags: [{ name: '重病在家', advice: '说话慢一些', note: '化疗' }],
    })
    const [part] = (await clerk.houses.get({ id })).occupancies
    expect(part!.flags).toMatchObject([{ name: '', advice: '说话慢一些', note: '' }])
  })

  it('names the parking places and stores of who lives there now', async () => {
    const home = await given()
    const residentId = await givenResident(office, { name: '王芳', houseId: home })
    const former = await givenResident(office, { name: '李雷' })
    const theirs = async (fields: Partial<NewHouse>, who = residentId) => {
      const houseId = await given(fields)
      await clerk.residents.addOccupancy({ residentId: who, houseId, role: 'owner' })
      return houseId
    }
    const parking = await theirs({ building: '地库', room: '车位023', kind: 'parking' })
    const store = await theirs({ building: '地库', room: '储藏室05' })
    await theirs({ room: '601' })
    await theirs({ building: '地库', room: '车位024', kind: 'parking' }, former)
    const { parking: shown } = await clerk.houses.get({ id: home })
    expect(shown).toEqual([
      { id: parking, label: '地库 车位23', residentId, name: '王芳' },
      { id: store, label: '地库 储藏室05', residentId, name: '王芳' },
    ])
    expect((await clerk.houses.get({ id: parking })).parking.map(({ id }) => id)).toEqual([store])
  })

  it('keeps who lived there when they are archived', async () => {
    const houseId = await given()
    const residentId = await givenResident(office, { name: '旧人', houseId })
    const [home] = (await clerk.houses.get({ id: houseId })).occupancies
    await clerk.residents.endOccupancy({ id: home!.id, version: home!.version, until: '2026-11' })
    await clerk.residents.archive({ id: residentId, version: 1 })
    expect((await clerk.houses.get({ id: houseId })).occupancies).toMatchObject([
      { name: '旧人', until: '2026-11' },
    ])
  })
})

describe('a record', () => {
  const record = {
    kind: 'water-and-power',
    happenedOn: '2026-11-20',
    part: '厨房',
    words: '换了水龙头',
    cause: '老化',
    materials: '龙头一只',
    costFen: 12_050,
    worker: '吴师傅',
    warrantyUntil: '2027-11-20',
  } as const

  it('stays as it was written, the latest first, with who wrote it', async () => {
    const houseId = await given()
    await clerk.houses.addRecord({ houseId, ...record, happenedOn: '2024', words: '防水重做' })
    await clerk.houses.addRecord({ houseId, ...record })
    const { records } = await clerk.houses.get({ id: houseId })
    expect(records).toMatchObject([
      { ...record, by: 'chenjie', at: '2026-11-21T01:12:00.000Z', voided: false },
      { happenedOn: '2024', words: '防水重做' },
    ])
  })

  it('that was wrong is struck out, once', async () => {
    const houseId = await given()
    const written = await clerk.houses.addRecord({ houseId, ...record })
    expect(await refusal(clerk.houses.voidRecord({ ...written, version: 7 }))).toBe('CONFLICT')
    const { version } = await clerk.houses.voidRecord(written)
    expect((await clerk.houses.get({ id: houseId })).records).toMatchObject([{ ...record, voided: true }])
    expect(await refusal(clerk.houses.voidRecord({ id: written.id, version }))).toBe('NOT_ALLOWED_NOW')
    expect(await refusal(clerk.houses.voidRecord({ id: 999, version: 1 }))).toBe('NOT_FOUND')
  })

  it('cannot be struck out once its house is in the recycle bin', async () => {
    const houseId = await given()
    const written = await clerk.houses.addRecord({ ...record, houseId })
    const { version } = await clerk.houses.get({ id: houseId })
    const archived = await clerk.houses.archive({ id: houseId, version })
    expect(await refusal(clerk.houses.voidRecord(written))).toBe('NOT_ALLOWED_NOW')
    await manager.changes.undo({ id: archived.undoId })
    expect(await refusal(clerk.houses.voidRecord(written))).toBe('accepted')
  })

  it.each([
    ['2026', 'accepted'],
    ['2026-11', 'accepted'],
    ['2026-11-21', 'accepted'],
    ['2026-11-22', 'INVALID_INPUT happenedOn'],
    ['2026-12', 'INVALID_INPUT happenedOn'],
    ['2027', 'INVALID_INPUT happenedOn'],
  ])('of %s is %s on 21 November 2026', async (happenedOn, answer) => {
    expect(await refusal(clerk.houses.addRecord({ houseId: await given(), ...record, happenedOn }))).toBe(
      answer,
    )
  })

  it('needs a house', async () => {
    expect(await refusal(clerk.houses.addRecord({ houseId: 999, ...record }))).toBe('NOT_FOUND')
  })
})

describe('archiving a house', () => {
  it('is refused while somebody lives there or a ticket is open, with how many', async () => {
    const id = await givenHouse(office, '30-2-501')
    await givenResident(office, { name: '王芳', houseId: id })
    await givenResident(office, { name: '李雷', houseId: id, role: 'family' })
    const desk = await deskOf(manager)
    await clerk.tickets.register(registration(desk, { houseId: id }))
    await expect(clerk.houses.archive({ id, version: 1 })).rejects.toMatchObject({
      code: 'IN_USE',
      data: { params: { residents: 2, tickets: 1 } },
    })
    expect((await clerk.houses.get({ id })).archivedAt).toBeNull()
  })

  it('is refused while it owes something or has money in advance, with how much', async () => {
    const id = await givenHouse(office, '41-2-501')
    const charge = await givenCharge(office, id, '2026-10', 24_962)
    const refused = (params: object) =>
      expect(clerk.houses.archive({ id, version: 1 })).rejects.toMatchObject({
        code: 'IN_USE',
        data: { params },
      })
    await refused({ charges: 1, advance: '0.00' })
    await givenPayment(clerk, id, [[charge, 24_962]], { advanceFen: 5_038 })
    await refused({ charges: 0, advance: '50.38' })
    await manager.fees.payments.refund({
      ...{ houseId: id, payer: '王芳', method: 'cash', amountFen: 5_038, reason: '搬走了' },
      requestKey: 'refund-of-41-2-501',
    })
    expect(await refusal(clerk.houses.archive({ id, version: 1 }))).toBe('accepted')
  })

  it('takes it out of the tree, the lists, the grid and the search, and what was written stays', async () => {
    const id = await givenHouse(office, '31-2-501')
    const { buildingId } = await clerk.houses.get({ id })
    await clerk.houses.addRecord({ houseId: id, kind: 'building', happenedOn: '2020', words: '外墙' })
    await clerk.houses.archive({ id, version: 1 })
    expect(await clerk.houses.get({ id })).toMatchObject({
      archivedAt: '2026-11-21T01:12:00.000Z',
      records: [{ words: '外墙' }],
    })
    expect((await clerk.houses.list({ text: '31-2-501' })).total).toBe(0)
    expect((await clerk.houses.grid({ buildingId })).doors).toEqual([])
    expect(await clerk.search.box({ text: '31-2-501' })).toEqual([])
    expect((await clerk.houses.tree()).find((row) => row.buildingId === buildingId)?.houses).toBe(0)
  })

  it('lets nothing be written to it, and keeps its address', async () => {
    const id = await given({ building: '32' })
    const house = await seen(id)
    const { version } = await clerk.houses.archive({ id, version: 1 })
    expect(await refusal(clerk.houses.update({ ...house, version }))).toBe('NOT_ALLOWED_NOW')
    expect(await refusal(clerk.houses.archive({ id, version }))).toBe('NOT_ALLOWED_NOW')
    const record = { houseId: id, kind: 'building', happenedOn: '2020', words: '外墙' } as const
    expect(await refusal(clerk.houses.addRecord(record))).toBe('NOT_ALLOWED_NOW')
    await expect(given({ building: '32栋' })).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
      data: { field: 'room', params: { archived: 1 } },
    })
  })

  it('needs the version that was seen', async () => {
    expect(await refusal(clerk.houses.archive({ id: await given(), version: 2 }))).toBe('CONFLICT')
  })
})

it('is for who may see and edit the archives', async () => {
  const id = await given()
  const asked = [
    handler.houses.grid({ buildingId: 1 }),
    handler.houses.get({ id }),
    handler.houses.addRecord({ houseId: id, kind: 'building', happenedOn: '2020', words: '外墙' }),
    handler.houses.voidRecord({ id: 1, version: 1 }),
    handler.houses.archive({ id, version: 1 }),
    handler.houses.transfer({ id, version: 1, on: '2026-11-20', owners: [{ name: '新业主' }] }),
  ]
  for (const request of asked) expect(await refusal(request)).toBe('NOT_PERMITTED')
  const exported = handler.houses.exportList({}).then(async (events) => {
    for await (const event of events) expect(event).toBeUndefined()
  })
  expect(await refusal(exported)).toBe('NOT_PERMITTED')
  expect((await clerk.houses.get({ id })).version).toBe(1)
})

it('counts the days of records as the office does, not as Greenwich', async () => {
  const houseId = await given()
  const asked = { houseId, kind: 'building', happenedOn: '2026-11-22', words: '外墙' } as const
  expect(await refusal(clerk.houses.addRecord(asked))).toBe('INVALID_INPUT happenedOn')
  // Shortly after midnight of the 22nd in Shanghai; in Greenwich it is still the 21st.
  office.clock.advance(15 * 3_600_000)
  clerk = await office.logIn('chenjie')
  expect(await refusal(clerk.houses.addRecord(asked))).toBe('accepted')
})
