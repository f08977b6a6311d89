import { afterAll, beforeAll, expect, it } from 'vitest'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'

let office: TestOffice
let manager: TestClient

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  for (const room of [
    '10-1-101',
    '3-10-101',
    '3-2-1001',
    '3-2-501',
    '3-2-502',
    '商业街 商铺10',
    '商业街 商铺02',
  ])
    await givenHouse(office, room)
  const { rows } = await manager.houses.list({ text: '10-1-101' })
  await givenResident(office, { name: '王 芳', houseId: rows[0]!.id })
})
afterAll(() => office.close())

const found = async (text: string) => (await manager.houses.list({ text })).rows.map((row) => row.label)

it('puts 2 before 10: buildings, units and rooms', async () => {
  expect((await manager.houses.list({})).rows.map((row) => row.label)).toEqual([
    '3-2-501',
    '3-2-502',
    '3-2-1001',
    '3-10-101',
    '10-1-101',
    '商业街 商铺02',
    '商业街 商铺10',
  ])
})

it.each([
  ['3', ['3-2-501', '3-2-502', '3-2-1001', '3-10-101']],
  ['3-2', ['3-2-501', '3-2-502', '3-2-1001']],
  ['3-2-5', ['3-2-501', '3-2-502']],
  ['3-501', ['3-2-501']],
  ['32501', ['3-2-501']],
  ['501', ['3-2-501']],
  ['3-1-501', []],
  ['4-2-501', []],
  ['3-2-6', []],
])('finds the houses that %s means', async (text, labels) => {
  expect(await found(text)).toEqual(labels)
})

it('finds a house by part of the name of whoever lives there', async () => {
  expect(await found('王\u3000芳')).toEqual(['10-1-101'])
})

it('keeps a community’s name as an import would write it', async () => {
  await manager.houses.createCommunity({ name: '青龙园\u200b 二期' })
  const { communities } = await manager.office.dictionaries()
  expect(communities.map(({ name }) => name)).toContain('青龙园 二期')
})
