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

it.each(['王\u3000芳', '芳', 'wangfang', 'wf', 'fang'])(
  'finds a house by %s: part of the name of whoever lives there now, or its sound',
  async (text) => {
    expect(await found(text)).toEqual(['10-1-101'])
  },
)

it.each(['%', '。', '李'])('finds nothing by %s', async (text) => {
  expect(await found(text)).toEqual([])
})

it('shows what the table needs of each house', async () => {
  const { communityId } = await manager.office.profile()
  const fields = {
    kind: 'shop',
    state: 'let',
    areaHundredths: 5_050,
    layout: '开间',
    deliveredOn: '2019',
    keysHeld: 1,
    notes: '租至明年',
  } as const
  const { id } = await manager.houses.create({
    ...{ communityId, building: '20', unit: '1', room: '502' },
    ...fields,
  })
  await givenResident(office, { name: '商户甲', houseId: id, role: 'merchant' })
  const { rows } = await manager.houses.list({ kind: 'shop', state: 'let' })
  expect(rows).toMatchObject([
    {
      ...fields,
      communityName: '青龙园',
      label: '20-1-502',
      floor: 5,
      line: '02',
      residents: [{ name: '商户甲', role: 'merchant' }],
      openTickets: 0,
    },
  ])
})

it('has every house on one page, however small the pages are', async () => {
  const { rows, total } = await manager.houses.list({ size: 200 })
  expect(rows).toHaveLength(total)
  const labels: string[] = []
  for (let page = 1; page <= Math.ceil(total / 3); page++) {
    const shown = await manager.houses.list({ page, size: 3 })
    expect(shown.total).toBe(total)
    labels.push(...shown.rows.map((row) => row.label))
  }
  expect(labels).toEqual(rows.map((row) => row.label))
  expect((await manager.houses.list({ page: 99, size: 3 })).rows).toEqual([])
})

it('is narrowed by building and unit', async () => {
  const { buildingId } = (await manager.houses.tree()).find((row) => row.building === '3')!
  const labels = async (unit: string) =>
    (await manager.houses.list({ buildingId, unit })).rows.map((row) => row.label)
  expect(await labels('10')).toEqual(['3-10-101'])
  expect(await labels('')).toEqual([])
})

it('keeps a community’s name as an import would write it', async () => {
  await manager.office.createCommunity({ name: '青龙园\u200b 二期' })
  const { communities } = await manager.office.dictionaries()
  expect(communities.map(({ name }) => name)).toContain('青龙园 二期')
})
