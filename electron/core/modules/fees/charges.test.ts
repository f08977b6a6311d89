import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { exported } from '../../testing/exported.ts'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let service: number

type Standard = Parameters<TestClient['fees']['standards']['create']>[0]
const month = '2026-11'
const dueOn = '2026-11-30'

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  service = (await item('物业服务费')).id
})
afterEach(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

async function item(name: string) {
  const found = (await manager.fees.items.list({})).find((each) => each.name === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}
const standard = (changes: Partial<Standard> = {}) =>
  manager.fees.standards.create({ itemId: service, priceE4: 28_000, fromMonth: '2026-01', ...changes })
async function house(
  room: string,
  values: { area?: number | null; kind?: string; archived?: boolean; delivered?: string } = {},
) {
  const id = await givenHouse(office, room)
  await office.core.services.database.kysely
    .updateTable('houses')
    .set({
      area_hundredths: values.area ?? null,
      kind: values.kind ?? 'residential',
      delivered_on: values.delivered ?? null,
      archived_at: values.archived ? '2026-11-01T00:00:00.000Z' : null,
    })
    .where('id', '=', id)
    .execute()
  return id
}
async function generate(itemIds = [service], useAdvances = false) {
  const events = []
  for await (const event of await manager.fees.charges.generate({ month, itemIds, dueOn, useAdvances }))
    events.push(event)
  const last = events.at(-1)
  if (last?.kind !== 'finished') throw new Error('not finished')
  return last
}
const list = (filter: Parameters<TestClient['fees']['charges']['list']>[0] = {}) =>
  manager.fees.charges.list(filter)
const pay = (houseId: number, chargeId: number, amountFen: number) =>
  manager.fees.payments.take({
    houseId,
    payer: '王芳',
    method: 'cash',
    lines: [{ chargeId, amountFen }],
    requestKey: `pay-${chargeId}-${amountFen}-key`,
  })

it('a new office has the usual items and no prices', async () => {
  const items = await manager.fees.items.list({})
  expect(items.map(({ name }) => name)).toEqual([
    '物业服务费',
    '停车管理费',
    '水费',
    '电费',
    '装修押金',
    '装修垃圾清运费',
  ])
  expect(items.flatMap(({ standards }) => standards)).toEqual([])
  await office.restart()
  manager = await office.logIn()
  expect((await manager.fees.items.list({})).length).toBe(6)
})

it('makes the charges of a month once, and says why a house gets none', async () => {
  const home = await house('3-2-501', { area: 8915 })
  await house('3-2-502', { area: 12_680 })
  const shop = await house('9-1-101', { area: 8622, kind: 'shop' })
  const unmeasured = await house('3-2-503')
  await house('3-2-504', { area: 0 })
  await house('3-2-505', { area: 9000, archived: true })
  await house('9-1-102', { area: 1320, kind: 'parking' })
  await standard({ houseKind: 'residential' })
  await standard({ houseKind: 'shop', priceE4: 65_000 })
  const preview = await manager.fees.charges.preview({ month, itemIds: [service], dueOn })
  // 249.62 + 355.04 + 560.43
  expect(preview).toMatchObject({ charges: 3, amountFen: 116_509 })
  expect(preview.items[0]).toMatchObject({ skipped: { 'no-area': 2, 'no-standard': 1 } })
  expect(preview.items[0]!.examples[0]).toEqual({ reason: 'no-area', room: '3-2-503', houseId: unmeasured })
  expect(await generate()).toMatchObject({ charges: 3, amountFen: 116_509 })
  expect(await generate()).toMatchObject({ charges: 0, amountFen: 0 })
  const { rows, sums, total } = await list()
  expect(total).toBe(3)
  expect(sums).toEqual({
    ...{ charges: 3, houses: 3, amountFen: 116_509 },
    ...{ waivedFen: 0, paidFen: 0, openFen: 116_509, dueFen: 116_509 },
  })
  expect(rows.find(({ houseId }) => houseId === home)).toMatchObject({
    room: '3-2-501',
    month,
    priceE4: 28_000,
    quantityHundredths: 8915,
    amountFen: 24_962,
    dueOn,
    state: 'open',
    origin: 'generated',
  })
  expect(rows.find(({ houseId }) => houseId === shop)?.amountFen).toBe(56_043)
  // What was mended is made up for by running it again.
  await office.core.services.database.kysely
    .updateTable('houses')
    .set({ area_hundredths: 10_000 })
    .where('id', '=', unmeasured)
    .execute()
  expect(await generate()).toMatchObject({ charges: 1, amountFen: 28_000 })
})

it('charges a house from the month on in which it was handed over', async () => {
  await house('1-1-101', { area: 10_000, delivered: '2026-11-30' })
  await house('1-1-102', { area: 10_000, delivered: '2026-11' })
  await house('1-1-103', { area: 10_000, delivered: '2026' })
  await house('1-1-104', { area: 10_000 })
  const later = await house('1-1-201', { area: 10_000, delivered: '2026-12-01' })
  await house('1-1-202', { delivered: '2027' })
  // Whether it is handed over does not matter where nothing covers it.
  await house('9-1-101', { kind: 'parking', delivered: '2027-05' })
  await standard({ houseKind: 'residential' })
  const preview = await manager.fees.charges.preview({ month, itemIds: [service], dueOn })
  expect(preview).toMatchObject({ charges: 4, amountFen: 112_000 })
  expect(preview.items[0]!.skipped).toEqual({ 'not-delivered': 2, 'no-standard': 1 })
  expect(preview.items[0]!.examples[0]).toEqual({ reason: 'not-delivered', room: '1-1-201', houseId: later })
  expect(await generate()).toMatchObject({ charges: 4, amountFen: 112_000 })
  const ask = { month: '2026-12', itemIds: [service], dueOn: '2026-12-31' }
  expect(await manager.fees.charges.preview(ask)).toMatchObject({ charges: 5 })
})

it('what a month comes to is the sum of what each house is charged', async () => {
  const ids: number[] = []
  for (let door = 101; door < 131; door++) ids.push(await house(`5-1-${door}`, { area: 1 }))
  const db = office.core.services.database.kysely
  let turn = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 30, maxLength: 30 }),
      fc.integer({ min: 0, max: 200_000 }),
      async (areas, priceE4) => {
        for (const [index, area] of areas.entries())
          await db
            .updateTable('houses')
            .set({ area_hundredths: area })
            .where('id', '=', ids[index]!)
            .execute()
        const { id } = await manager.fees.items.create({
          name: `第${++turn}项`,
          kind: 'other',
          basis: 'area',
        })
        await standard({ itemId: id, priceE4 })
        // Rounded by exact arithmetic house by house, as a clerk with a calculator would.
        const expected = areas.reduce(
          (sum, area) => sum + (BigInt(area) * BigInt(priceE4) + 5000n) / 10_000n,
          0n,
        )
        expect((await generate([id])).amountFen).toBe(Number(expected))
        expect((await list({ itemId: id })).sums.amountFen).toBe(Number(expected))
      },
    ),
    { numRuns: 8 },
  )
})

it('is refused for a closed month, an item charged one by one and an absurd area', async () => {
  await house('3-2-501', { area: 100_000_000 })
  await standard({ priceE4: 20_000_000 })
  const db = office.core.services.database.kysely
  const single = (await item('装修押金')).id
  const ask = (itemIds: number[]) => manager.fees.charges.preview({ month, itemIds, dueOn })
  expect(await refusal(ask([single]))).toBe('INVALID_INPUT itemIds')
  expect(await refusal(ask([999]))).toBe('NOT_FOUND itemIds')
  expect(await refusal(ask([service]))).toBe('AMOUNT_BEYOND itemIds')
  expect(await refusal(generate())).toBe('AMOUNT_BEYOND itemIds')
  await db
    .insertInto('closed_months')
    .values({ month, closed_at: '2026-12-01T00:00:00.000Z', closed_by: null })
    .execute()
  expect(await refusal(ask([service]))).toBe('MONTH_CLOSED month')
  expect(await refusal(generate())).toBe('MONTH_CLOSED month')
  expect((await list()).total).toBe(0)
})

it('stopping it keeps what was made', async () => {
  for (let door = 101; door < 141; door++) await house(`5-1-${door}`, { area: 5000 })
  await standard()
  const events = await manager.fees.charges.generate({ month, itemIds: [service], dueOn })
  for await (const event of events) if (event.kind === 'progress') break
  const { total } = await list()
  expect(total).toBeGreaterThan(0)
  expect((await generate()).charges).toBe(40 - total)
})

it('money paid in advance settles what it can', async () => {
  const houseId = await house('3-2-501', { area: 10_000 })
  await givenResident(office, { name: '王芳', houseId })
  await standard()
  await manager.fees.payments.take({
    ...{ houseId, payer: '王芳', method: 'cash', advanceFen: 20_000, requestKey: 'advance-1' },
  })
  expect(await generate([service], true)).toMatchObject({ charges: 1, offsets: 1, offsetFen: 20_000 })
  expect((await list()).rows[0]).toMatchObject({
    payer: '王芳',
    paidFen: 20_000,
    openFen: 8000,
    state: 'partly',
  })
  expect(await generate([service], true)).toMatchObject({ charges: 0, offsets: 0, offsetFen: 0 })
})

it('a charge by hand is made once under its mark', async () => {
  const houseId = await house('3-2-501')
  const itemId = (await item('装修垃圾清运费')).id
  const add = (changes: object = {}) =>
    manager.fees.charges.add({ houseId, itemId, month, amountFen: 80_000, dueOn, ...changes })
  await add()
  expect(await refusal(add())).toBe('ALREADY_EXISTS month')
  await add({ mark: '第二次' })
  expect(await refusal(add({ houseId: 999 }))).toBe('NOT_FOUND houseId')
  expect(await refusal(add({ mark: '3', amountFen: 0 }))).toMatch(/^INVALID_INPUT/)
  expect(await refusal(add({ mark: '3', amountFen: 10_000_000_001 }))).toMatch(/^INVALID_INPUT/)
  expect((await list({ houseId })).sums.amountFen).toBe(160_000)
})

it('is waived in part, taken back, and never beyond what is open', async () => {
  const houseId = await house('3-2-501', { area: 10_000 })
  await standard()
  await generate()
  const [charge] = (await list()).rows
  const { id } = charge!
  const first = await manager.fees.charges.waive({ id, version: 1, amountFen: 8000, reason: '漏水期间减免' })
  expect((await list()).rows[0]).toMatchObject({ waivedFen: 8000, openFen: 20_000, state: 'open' })
  const waive = (amountFen: number, version: number) =>
    manager.fees.charges.waive({ id, version, amountFen, reason: '困难' })
  expect(await refusal(waive(20_001, first.version))).toBe('AMOUNT_BEYOND amountFen')
  expect(await refusal(waive(100, 1))).toBe('CONFLICT')
  const refusedVoid = manager.fees.charges.void({ id, version: first.version, reason: '错' })
  expect(await refusal(refusedVoid)).toBe('NOT_ALLOWED_NOW')
  await manager.fees.charges.unwaive({ id: first.waiverId, version: 1, reason: '录错' })
  const history = await manager.fees.charges.history({ id })
  expect(history.charge).toMatchObject({ waivedFen: 0, openFen: 28_000 })
  expect(history.waivers[0]).toMatchObject({ amountFen: 8000, by: '李静', voided: true, voidReason: '录错' })
  await pay(houseId, id, 28_000)
  expect(await refusal(waive(1, (await list()).rows[0]!.version))).toBe('AMOUNT_BEYOND amountFen')
  expect((await manager.fees.charges.history({ id })).payments[0]).toMatchObject({ amountFen: 28_000 })
  expect(await refusal(manager.fees.charges.unwaive({ id: first.waiverId, version: 2, reason: '再' }))).toBe(
    'NOT_ALLOWED_NOW',
  )
})

it('is struck out while nothing was paid, and made anew', async () => {
  const houseId = await house('3-2-501', { area: 10_000 })
  await standard()
  await generate()
  const [charge] = (await list()).rows
  await manager.fees.charges.void({ id: charge!.id, version: 1, reason: '面积有误' })
  expect((await list({ state: 'void' })).rows[0]).toMatchObject({ voidReason: '面积有误', state: 'void' })
  expect((await list()).sums).toMatchObject({ charges: 0, amountFen: 0 })
  expect((await generate()).charges).toBe(1)
  const again = (await list({ state: 'open' })).rows[0]!
  await pay(houseId, again.id, 1)
  const paid = (await list({ state: 'partly' })).rows[0]!
  expect(await refusal(manager.fees.charges.void({ id: paid.id, version: paid.version, reason: '错' }))).toBe(
    'NOT_ALLOWED_NOW',
  )
})

it('is found by room, by name, by kind and by month, and exported', async () => {
  const home = await house('3-2-501', { area: 10_000 })
  await givenResident(office, { name: '王芳', houseId: home })
  await house('9-1-101', { area: 10_000, kind: 'shop' })
  await standard()
  await generate()
  const rooms = async (filter: Parameters<typeof list>[0]) =>
    (await list(filter)).rows.map(({ room }) => room)
  expect(await rooms({ text: '3栋2单元501' })).toEqual(['3-2-501'])
  expect(await rooms({ text: 'wf' })).toEqual(['3-2-501'])
  expect(await rooms({ text: '没有这个人' })).toEqual([])
  expect(await rooms({ kind: 'shop' })).toEqual(['9-1-101'])
  expect(await rooms({ fromMonth: '2026-12' })).toEqual([])
  expect(await rooms({ untilMonth: month, state: 'open' })).toEqual(['3-2-501', '9-1-101'])
  const { ready, cells } = await exported(manager, manager.fees.charges.export({}))
  expect(ready.rows).toBe(2)
  expect(cells(2).slice(0, 4)).toEqual(['2026-11', '3-2-501', '王芳', '物业服务费'])
  expect(cells(2)).toContain(280)
})

it('only those who may see fees see them', async () => {
  const handler = await office.signIn(manager, 'zhao', ['handler'])
  expect(await refusal(handler.fees.charges.list({}))).toBe('NOT_PERMITTED')
  const clerk = await office.signIn(manager, 'chen', ['clerk'])
  expect((await clerk.fees.charges.list({})).total).toBe(0)
  expect(await refusal(clerk.fees.charges.void({ id: 1, version: 1, reason: '错' }))).toBe('NOT_PERMITTED')
})
