import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Call } from '../../kernel/call.ts'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
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
  const insert = services.database.raw.prepare(
    `INSERT INTO residents (name, occupation, emergency_name, emergency_phone, notes, created_at, updated_at)
     VALUES (?, '', '', '', '', '2026-11-01T00:00:00.000Z', '2026-11-01T00:00:00.000Z')`,
  )
  services.database.raw.transaction(() => {
    for (let index = 0; index < 1200; index++) insert.run(`住客${index}`)
  })()
  const call = new Call(services, { host: 'browser', token: null }, 'residents.exportList', null)
  const names: unknown[] = []
  for await (const row of exportedRows(call, matchingResidents({ text: '住客' }), (phone) => phone)) {
    names.push(row.name)
    if (names.length === 100)
      services.database.raw.exec(`UPDATE residents SET name = '改名' WHERE name LIKE '住客_'`)
  }
  expect(names).toEqual(Array.from({ length: 1200 }, (_, index) => `住客${index}`))
})
