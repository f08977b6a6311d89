import { afterEach, beforeEach, expect, it } from 'vitest'
import { givenHouse } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let water: number
let first: number
let second: number

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  water = (await manager.fees.items.list({})).find(({ name }) => name === '水费')!.id
  first = await givenHouse(office, '3-2-501')
  second = await givenHouse(office, '3-2-502')
  const shop = await givenHouse(office, '9-1-101')
  const db = office.core.services.database.kysely
  await db.updateTable('houses').set({ water_meter: 'W-501' }).where('id', '=', first).execute()
  await db.updateTable('houses').set({ kind: 'shop' }).where('id', '=', shop).execute()
  // 4.30 yuan a ton
  await manager.fees.standards.create({
    itemId: water,
    houseKind: 'residential',
    priceE4: 43_000,
    fromMonth: '2026-01',
  })
})
afterEach(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

const sheet = async (month: string, missing?: boolean) =>
  (await manager.fees.meters.list({ itemId: water, month, missing })).rows
interface Typed {
  houseId: number
  meterFrom: number
  meterTo: number
  version?: number | null
}
/** As somebody who has just looked, unless a version says what they saw. */
async function save(month: string, readings: Typed[]) {
  const seen = new Map((await sheet(month)).map(({ houseId, version }) => [houseId, version]))
  return manager.fees.meters.save({
    ...{ itemId: water, month, dueOn: `${month}-28` },
    readings: readings.map((reading) => ({ version: seen.get(reading.houseId) ?? null, ...reading })),
  })
}

it('each reading makes the charge of its month, and the next month begins with it', async () => {
  expect(await sheet('2026-10')).toMatchObject([
    { room: '3-2-501', meter: 'W-501', meterFrom: null, meterTo: null, priceE4: 43_000, chargeId: null },
    { room: '3-2-502', meter: '' },
  ])
  // 12.50 t × 4.30 = 53.75 yuan; 0.35 t × 4.30 = 1.505, up to 1.51
  const made = await save('2026-10', [
    { houseId: first, meterFrom: 10_000, meterTo: 11_250 },
    { houseId: second, meterFrom: 0, meterTo: 35 },
  ])
  expect(made).toEqual({ charges: 2, amountFen: 5526 })
  expect(await sheet('2026-10', true)).toEqual([])
  expect((await sheet('2026-11'))[0]).toMatchObject({ meterFrom: 11_250, meterTo: null })
  const { rows } = await manager.fees.charges.list({ houseId: first })
  expect(rows[0]).toMatchObject({
    meterFrom: 10_000,
    meterTo: 11_250,
    quantityHundredths: 1250,
    amountFen: 5375,
  })
})

it('a reading is corrected until somebody paid, and saved as a whole or not at all', async () => {
  await save('2026-10', [{ houseId: first, meterFrom: 0, meterTo: 1000 }])
  await save('2026-10', [{ houseId: first, meterFrom: 0, meterTo: 2000 }])
  const charge = (await manager.fees.charges.list({ houseId: first })).rows[0]!
  expect(charge).toMatchObject({ amountFen: 8600, meterTo: 2000 })
  await manager.fees.payments.take({
    ...{ houseId: first, payer: '王芳', method: 'cash', requestKey: 'key-12345' },
    lines: [{ chargeId: charge.id, amountFen: 100 }],
  })
  const both = (meterTo: number, other = 500) => [
    { houseId: second, meterFrom: 0, meterTo: other },
    { houseId: first, meterFrom: 0, meterTo },
  ]
  expect(await refusal(save('2026-10', both(3000)))).toBe('NOT_ALLOWED_NOW readings.1')
  expect((await manager.fees.charges.list({ houseId: second })).total).toBe(0)
  // The one that was paid may be sent again as it is.
  expect(await refusal(save('2026-10', both(2000)))).toBe('accepted')
})

it('of two who read the same meter the second is told, and nobody saves over the other unseen', async () => {
  const reading = { houseId: first, meterFrom: 0, meterTo: 1000 }
  await save('2026-10', [{ ...reading, version: null }])
  const late = { ...reading, meterTo: 900, version: null }
  expect(await refusal(save('2026-10', [late]))).toBe('CONFLICT readings.0')
  await save('2026-10', [{ ...reading, meterTo: 1100 }])
  expect(await refusal(save('2026-10', [{ ...late, version: 1 }]))).toBe('CONFLICT readings.0')
  expect((await sheet('2026-10'))[0]).toMatchObject({ meterTo: 1100, version: 2 })
  // The same reading is no conflict.
  expect(await refusal(save('2026-10', [{ ...late, meterTo: 1100 }]))).toBe('accepted')
})

it('refuses what cannot be', async () => {
  const one = (changes: object) =>
    save('2026-10', [{ houseId: first, meterFrom: 100, meterTo: 200, ...changes }])
  expect(await refusal(one({ meterTo: 99 }))).toBe('INVALID_INPUT readings.0.meterTo')
  expect(await refusal(one({ meterTo: -1 }))).toMatch(/^INVALID_INPUT/)
  expect(await refusal(one({ meterTo: 100_000_001 }))).toMatch(/^INVALID_INPUT/)
  const shop = (await manager.houses.list({ text: '9-1-101' })).rows[0]!.id
  expect(await refusal(one({ houseId: shop }))).toBe('NOT_FOUND readings.0.houseId')
  const reading = { houseId: first, meterFrom: 0, meterTo: 1 }
  expect(await refusal(save('2026-10', [reading, reading]))).toBe('ALREADY_EXISTS readings.1.houseId')
  const service = (await manager.fees.items.list({}))[0]!.id
  expect(await refusal(manager.fees.meters.list({ itemId: service, month: '2026-10' }))).toBe(
    'INVALID_INPUT itemId',
  )
  await office.core.services.database.kysely
    .insertInto('closed_months')
    .values({ month: '2026-10', closed_at: '2026-11-01T00:00:00.000Z', closed_by: null })
    .execute()
  expect(await refusal(one({}))).toBe('MONTH_CLOSED month')
})
