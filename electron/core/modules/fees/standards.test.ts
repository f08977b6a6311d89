import { afterEach, beforeEach, expect, it } from 'vitest'
import { givenHouse } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let service: number
const month = '2026-11'
const dueOn = '2026-11-30'

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  service = (await items()).find(({ name }) => name === '物业服务费')!.id
})
afterEach(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

const items = (archived = false) => manager.fees.items.list({ archived })
type Standard = Parameters<TestClient['fees']['standards']['create']>[0]
const create = (changes: Partial<Standard> = {}) =>
  manager.fees.standards.create({ itemId: service, priceE4: 28_000, fromMonth: '2026-01', ...changes })
const standards = async () => (await items()).find(({ id }) => id === service)!.standards
async function generate() {
  for await (const event of await manager.fees.charges.generate({ month, itemIds: [service], dueOn }))
    if (event.kind === 'finished') return event.charges
  return 0
}

it('an item is added, changed, archived and brought back, and its name is free once', async () => {
  const made = await manager.fees.items.create({ name: ' 垃圾处理费 ', kind: 'utility', basis: 'fixed' })
  const fields = { name: '垃圾处理费', kind: 'other', basis: 'fixed', unit: '月' } as const
  expect(await refusal(manager.fees.items.create(fields))).toBe('ALREADY_EXISTS name')
  const changed = await manager.fees.items.update({ ...made, ...fields })
  expect((await items()).at(-1)).toMatchObject({ ...fields, used: false, archived: false })
  await manager.fees.items.archive(changed)
  expect((await items()).some(({ id }) => id === made.id)).toBe(false)
  expect((await items(true)).at(-1)).toMatchObject({ id: made.id, archived: true })
  const other = await manager.fees.items.create(fields)
  expect(await refusal(manager.fees.items.restore({ id: made.id, version: 3 }))).toBe('ALREADY_EXISTS name')
  await manager.fees.items.archive(other)
  await manager.fees.items.restore({ id: made.id, version: 3 })
  expect((await items()).some(({ id }) => id === made.id)).toBe(true)
})

it('two standards for the same houses never share a month', async () => {
  await create({ untilMonth: '2026-06' })
  expect(await refusal(create({ fromMonth: '2026-06' }))).toBe('ALREADY_EXISTS fromMonth')
  expect(await refusal(create({ fromMonth: '2026-09', untilMonth: '2026-08' }))).toBe(
    'INVALID_INPUT untilMonth',
  )
  expect(await refusal(create({ fromMonth: '2026-07', buildingId: 99 }))).toBe('NOT_FOUND buildingId')
  expect(await refusal(create({ itemId: 99 }))).toBe('NOT_FOUND itemId')
  await create({ fromMonth: '2026-07', priceE4: 30_000 })
  await create({ houseKind: 'shop', priceE4: 65_000 })
  expect((await standards()).map(({ priceE4 }) => priceE4)).toEqual([30_000, 28_000, 65_000])
})

it('a price by which charges were made stays, but may end', async () => {
  const houseId = await givenHouse(office, '3-2-501')
  await office.core.services.database.kysely
    .updateTable('houses')
    .set({ area_hundredths: 10_000 })
    .where('id', '=', houseId)
    .execute()
  const made = await create()
  await manager.fees.standards.update({ ...made, priceE4: 29_000, fromMonth: '2026-01' })
  expect(await generate()).toBe(1)
  const used = { id: made.id, version: 2 }
  const change = (changes: object) =>
    manager.fees.standards.update({ ...used, priceE4: 29_000, fromMonth: '2026-01', ...changes })
  expect(await refusal(change({ priceE4: 30_000 }))).toBe('IN_USE priceE4')
  expect(await refusal(change({ fromMonth: '2025-01' }))).toBe('IN_USE fromMonth')
  expect(await refusal(change({ houseKind: 'shop' }))).toBe('IN_USE houseKind')
  expect(await refusal(manager.fees.standards.archive(used))).toBe('IN_USE')
  const item = (await items()).find(({ id }) => id === service)!
  expect(await refusal(manager.fees.items.update({ ...item, basis: 'fixed' }))).toBe('IN_USE basis')
  await change({ untilMonth: '2026-12', words: '合同第八条' })
  expect((await standards())[0]).toMatchObject({ untilMonth: '2026-12', words: '合同第八条' })
})

it('a new price ends the old one, both or neither', async () => {
  const old = await create()
  const replace = (fromMonth: string) =>
    manager.fees.standards.replace({ ...old, priceE4: 30_000, fromMonth })
  expect(await refusal(replace('2026-01'))).toBe('INVALID_INPUT fromMonth')
  await replace('2027-01')
  expect(await standards()).toMatchObject([
    { priceE4: 30_000, fromMonth: '2027-01', untilMonth: null },
    { priceE4: 28_000, fromMonth: '2026-01', untilMonth: '2026-12' },
  ])
  const again = { id: old.id, version: 2, priceE4: 31_000, fromMonth: '2026-07' }
  expect(await refusal(manager.fees.standards.replace(again))).toBe('ALREADY_EXISTS fromMonth')
  expect((await standards())[1]).toMatchObject({ untilMonth: '2026-12' })
})
