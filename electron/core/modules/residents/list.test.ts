import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Call } from '../../kernel/call.ts'
import { givenEntry, givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { indexResidents } from '../search/indexing.ts'
import { exportedRows } from './export.ts'
import { matchingResidents } from './filter.ts'

let office: TestOffice
let manager: TestClient
let crowdedId: number

/** 王芳 with her family of 25 in 3-2-501, 李雷 in 3-2-502, and 韩梅梅, who moved out of 3-2-501. */
beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  crowdedId = await givenHouse(office, '3-2-501')
  const nextDoor = await givenHouse(office, '3-2-502')
  await givenResident(office, { name: '王芳', phone: '13800135678', houseId: crowdedId })
  for (let index = 10; index < 35; index++)
    await givenResident(office, {
      name: `家人${index}`,
      phone: `139000${index}999`,
      houseId: crowdedId,
      role: 'family',
    })
  await givenResident(office, { name: '李雷', phone: '01088885678', houseId: nextDoor })
  const gone = await givenResident(office, { name: '韩梅梅', houseId: crowdedId })
  const { id, version } = (await manager.residents.get({ id: gone })).occupancies[0]!
  await manager.residents.endOccupancy({ id, version, until: '2026-11-20' })
})
afterAll(() => office.close())

const found = async (text: string) => {
  const { rows, total } = await manager.residents.list({ text, size: 200 })
  expect(total).toBe(rows.length)
  return rows.map((row) => row.name)
}

describe('residents are found by', () => {
  it.each(['3-2-501', '三栋二单元501', '32501', '501'])(
    'the room %s: everybody who lives there now, not only its contact',
    async (text) => {
      const names = await found(text)
      expect(names).toHaveLength(26)
      expect(names).toContain('王芳')
      expect(names).not.toContain('韩梅梅')
    },
  )

  it.each([
    ['the beginning of a room', '3-2-5', 27],
    ['a unit', '3-2', 27],
    ['another unit', '3-1', 0],
    ['the tail many phones share', '999', 25],
    ['the head many phones share', '139000', 25],
  ])('%s, without a limit', async (_, text, count) => {
    expect(await found(text)).toHaveLength(count)
  })

  it.each([
    ['the tail of a phone', '5678', ['王芳', '李雷']],
    ['the head of a phone', '138 0013', ['王芳']],
    ['a landline without its area code', '8888', ['李雷']],
    ['part of a name', '梅', ['韩梅梅']],
    ['pinyin', 'wangf', ['王芳']],
    ['initials', 'hmm', ['韩梅梅']],
    ['a name with a room', 'wf501', ['王芳']],
    ['a wildcard of SQL', '%', []],
  ])('%s', async (_, text, names) => {
    expect(await found(text)).toEqual(names)
  })

  it('a sound that more than a page of the index shares', async () => {
    expect(await found('jiaren')).toHaveLength(25)
  })
})

describe('residents are filtered by', () => {
  const named = async (filter: Parameters<TestClient['residents']['list']>[0]) =>
    (await manager.residents.list({ size: 200, ...filter })).rows.map((row) => row.name)
  let tagId: number
  let flagId: number
  let shopStreet: number

  beforeAll(async () => {
    const shop = await givenHouse(office, '9-1-101')
    const other = await givenHouse(office, '9-1-102')
    const tagged = { tags: ['老住户'], flags: ['独居'] }
    const shopkeeper = await givenResident(office, {
      name: '周杰',
      houseId: shop,
      role: 'merchant',
      ...tagged,
    })
    await givenResident(office, { name: '吴刚', houseId: shop, role: 'tenant', tags: ['老住户'] })
    await manager.residents.addOccupancy({ residentId: shopkeeper, houseId: other, role: 'merchant' })
    const mover = await givenResident(office, { name: '郑和', houseId: other, role: 'tenant' })
    const { occupancies } = await manager.residents.get({ id: mover })
    await manager.residents.endOccupancy({ ...occupancies[0]!, until: '2026' })
    await manager.residents.addOccupancy({ residentId: mover, houseId: shop, role: 'tenant' })
    tagId = await givenEntry(office, 'tags', '老住户')
    flagId = await givenEntry(office, 'care-flags', '独居')
    shopStreet = (await manager.houses.get({ id: shop })).buildingId
  })

  it('the building they live in now, and their role there', async () => {
    expect(await named({ buildingId: shopStreet })).toEqual(['周杰', '吴刚', '郑和'])
    expect(await named({ buildingId: shopStreet, role: 'tenant' })).toEqual(['吴刚', '郑和'])
    expect(await named({ role: 'merchant' })).toEqual(['周杰'])
    expect(await named({ buildingId: shopStreet, role: 'family' })).toEqual([])
  })

  it('a tag, a flag, and both', async () => {
    expect(await named({ tagId })).toEqual(['周杰', '吴刚'])
    expect(await named({ flagId })).toEqual(['周杰'])
    expect(await named({ tagId, role: 'tenant' })).toEqual(['吴刚'])
  })

  it('having moved out of everywhere', async () => {
    expect(await named({ movedOut: true })).toEqual(['韩梅梅'])
  })

  it('several at once, with a text', async () => {
    expect(await named({ text: 'zhoujie', tagId, buildingId: shopStreet })).toEqual(['周杰'])
    expect(await named({ text: '9-1-102', tagId })).toEqual(['周杰'])
    expect(await named({ text: '9-1-102', role: 'tenant' })).toEqual([])
  })

  it('with their tags, flags and plates beside', async () => {
    const id = await givenResident(office, { name: '孙权', plates: ['京A12345'], tags: ['老住户'] })
    const { rows } = await manager.residents.list({ text: '京A12345' })
    expect(rows).toMatchObject([{ id, name: '孙权', tags: ['老住户'], plates: ['京A12345'], flags: [] }])
  })

  it.each([
    ['building', { buildingId: 1 }],
    ['building and role', { buildingId: 1, role: 'tenant' as const }],
    ['role', { role: 'tenant' as const }],
    ['group', { groupId: 1 }],
    ['tag', { tagId: 1 }],
    ['flag', { flagId: 1 }],
    ['name', { text: '王' }],
    ['pinyin', { text: 'wangf' }],
    ['phone', { text: '5678' }],
    ['plate', { text: '京A123' }],
    ['ID number', { text: '11010519491231002X' }],
    ['room', { text: '501' }],
    ['unfinished room', { text: '3-2-5' }],
  ])('%s, reading what an index gives', async (_, filter) => {
    const { services } = office.core
    const call = new Call(services, { host: 'browser', token: null }, 'residents.list', null)
    const plan = await services.database.kysely
      .selectFrom('residents')
      .select('residents.id')
      .where(matchingResidents(call, filter))
      .explain<{ detail: string }>()
    // There are few buildings; their names have no index of their own.
    const scans = plan.filter(({ detail }) => /^SCAN (?!buildings)/.test(detail))
    expect(scans).toEqual([])
  })
})

it('shows no stars for a person without a phone', async () => {
  const { rows } = await manager.residents.list({ text: '韩梅梅' })
  expect(rows[0]!.phone).toBe('')
  expect((await manager.search.box({ text: '韩梅梅' }))[0]!.phone).toBe('')
  expect((await manager.residents.get({ id: rows[0]!.id })).emergencyPhone).toBe('')
})

it('exports everybody in the room and by the phone', async () => {
  for (const text of ['3-2-501', '999']) {
    const events = await manager.residents.exportList({ text })
    let written = 0
    for await (const event of events) if (event.kind === 'ready') written = event.rows
    expect(written).toBe(text === '999' ? 25 : 26)
  }
})

it('skips nobody when people leave the filter while the export runs', async () => {
  const { services } = office.core
  const db = services.database.kysely
  const insert = services.database.raw.prepare(
    `INSERT INTO residents (name, occupation, emergency_name, emergency_phone, notes, created_at, updated_at)
     VALUES (?, '', '', '', '', '2026-11-01T00:00:00.000Z', '2026-11-01T00:00:00.000Z')`,
  )
  const ids = Array.from({ length: 1200 }, (_, index) => Number(insert.run(`住客${index}`).lastInsertRowid))
  await indexResidents(db, ids)
  const call = new Call(services, { host: 'browser', token: null }, 'residents.exportList', null)
  const names: unknown[] = []
  for await (const rows of exportedRows(call, matchingResidents(call, { text: '住客' }), ['name'])) {
    names.push(...rows.map((row) => row.name))
    if (names.length === 1000) {
      const gone = ids.slice(0, 10)
      await db.updateTable('residents').set({ name: '改名' }).where('id', 'in', gone).execute()
      await indexResidents(db, gone)
    }
  }
  expect(names).toEqual(Array.from({ length: 1200 }, (_, index) => `住客${index}`))
})
