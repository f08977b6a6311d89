import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { givenCharge, givenFeeItem, givenPayment } from '../../testing/money.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let first: number
let second: number
let shop: number

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  first = await givenHouse(office, '3-2-501')
  second = await givenHouse(office, '10-1-101')
  shop = await givenHouse(office, '10-1-102')
  await office.core.services.database.kysely
    .updateTable('houses')
    .set({ kind: 'shop' })
    .where('id', '=', shop)
    .execute()
})
afterEach(() => office.close())

async function owed(text: string, month: string) {
  const { rows } = await manager.fees.charges.list({ text, fromMonth: month, untilMonth: month })
  const { id, version } = rows[0]!
  return { id, version }
}
const charge = (houseId: number, month: string, amount: number, changes = {}) =>
  givenCharge(office, houseId, month, amount, changes)

describe('the account of a house', () => {
  it('has what is open, oldest first, what of it is overdue, and until when the service fee is settled', async () => {
    await givenResident(office, { name: '租客赵', houseId: first, role: 'tenant' })
    await givenResident(office, { name: '业主王', houseId: first, role: 'owner' })
    const june = await charge(first, '2026-06', 100)
    const august = await charge(first, '2026-08', 100)
    await charge(first, '2026-09', 100, { waived_fen: 40 })
    await charge(first, '2026-11', 100)
    const water = await givenFeeItem(office, '水费')
    await charge(first, '2026-05', 7, { item_id: water, due_on: '2026-12-31' })
    await givenPayment(manager, first, [
      [june, 100],
      [august, 100],
    ])
    const account = await manager.fees.account({ houseId: first })
    expect(account.open.map(({ month, item, openFen }) => [month, item, openFen])).toEqual([
      ['2026-05', '水费', 7],
      ['2026-09', '物业服务费', 60],
      ['2026-11', '物业服务费', 100],
    ])
    expect(account).toMatchObject({
      room: '3-2-501',
      building: '3',
      payers: [{ name: '租客赵' }, { name: '业主王' }],
      sums: { openFen: 167, overdueFen: 60, advanceFen: 0 },
      settledUntil: '2026-08',
      overdueSince: '2026-09',
      lastPayments: [{ number: 'SJ-2026-000001', amountFen: 200 }],
    })
  })

  it('is settled nowhere before anything was, and to the end where nothing is open', async () => {
    const only = await charge(first, '2026-10', 100)
    expect(await manager.fees.account({ houseId: first })).toMatchObject({
      settledUntil: null,
      overdueSince: '2026-10',
    })
    await givenPayment(manager, first, [[only, 100]])
    expect(await manager.fees.account({ houseId: first })).toMatchObject({
      settledUntil: '2026-10',
      overdueSince: null,
    })
    expect((await manager.fees.account({ houseId: second })).settledUntil).toBeNull()
  })
})

describe('collection rates', () => {
  beforeEach(async () => {
    const paid = await charge(first, '2026-09', 30_000)
    const partly = await charge(second, '2026-09', 20_000)
    // 100 yuan, 40 of them waived.
    await charge(shop, '2026-10', 10_000, { waived_fen: 4_000 })
    await charge(shop, '2026-10', 9_999, { mark: '作废', voided_at: '2026-11-01T00:00:00.000Z' })
    const water = await givenFeeItem(office, '水费')
    const metered = await charge(first, '2026-10', 4_000, { item_id: water })
    await givenPayment(manager, first, [
      [paid, 30_000],
      [metered, 4_000],
    ])
    await givenPayment(manager, second, [[partly, 5_000]])
    const old = await charge(second, '2026-01', 1_000)
    await charge(shop, '2026-02', 300)
    await givenPayment(manager, second, [[old, 600]], { paidOn: '2026-10-10' })
    await givenPayment(manager, second, [[old, 100]], { paidOn: '2026-11-10' })
  })

  it('are what was received of what was owed for the months, by amount and by house', async () => {
    const rates = await manager.fees.rates({ fromMonth: '2026-09', untilMonth: '2026-10' })
    // 390 of 600 yuan; of three houses one owes nothing of it.
    expect(rates.all).toEqual({ dueFen: 60_000, paidFen: 39_000, openFen: 21_000, rate: 6500 })
    expect(rates.houses).toEqual({ charged: 3, settled: 1, rate: 3333 })
    expect(rates.kinds).toEqual([
      { kind: 'residential', dueFen: 54_000, paidFen: 39_000, openFen: 15_000, rate: 7222, houses: 2 },
      { kind: 'shop', dueFen: 6_000, paidFen: 0, openFen: 6_000, rate: 0, houses: 1 },
    ])
    expect(rates.items).toMatchObject([
      { item: '物业服务费', kind: 'service', dueFen: 56_000, paidFen: 35_000, openFen: 21_000, rate: 6250 },
      { item: '水费', kind: 'utility', dueFen: 4_000, paidFen: 4_000, openFen: 0, rate: 10_000 },
    ])
    expect(rates.buildings).toMatchObject([
      { building: '3', dueFen: 34_000, paidFen: 34_000, openFen: 0, rate: 10_000, houses: 1 },
      { building: '10', dueFen: 26_000, paidFen: 5_000, openFen: 21_000, rate: 1923, houses: 2 },
    ])
    expect(rates.months).toEqual([
      { month: '2026-09', dueFen: 50_000, paidFen: 35_000, openFen: 15_000, rate: 7000 },
      { month: '2026-10', dueFen: 10_000, paidFen: 4_000, openFen: 6_000, rate: 4000 },
    ])
  })

  it('tell what is open from before apart, and what of it was paid within the period', async () => {
    const { before } = await manager.fees.rates({ fromMonth: '2026-09', untilMonth: '2026-10' })
    expect(before).toEqual({ openFen: 600, paidFen: 600 })
  })

  it('are of one item where that is asked', async () => {
    const { items } = await manager.fees.rates({ fromMonth: '2026-09', untilMonth: '2026-10' })
    const { itemId } = items[1]!
    const rates = await manager.fees.rates({ fromMonth: '2026-09', untilMonth: '2026-10', itemId })
    expect(rates.all).toEqual({ dueFen: 4_000, paidFen: 4_000, openFen: 0, rate: 10_000 })
    expect(rates.before).toEqual({ openFen: 0, paidFen: 0 })
    expect(rates.houses.charged).toBe(1)
  })

  it('are not lifted by what is waived after the books of the month were closed', async () => {
    const months = { fromMonth: '2026-09', untilMonth: '2026-10' }
    const inTime = await owed('10-1-101', '2026-09')
    await manager.fees.charges.waive({ ...inTime, amountFen: 1_000, reason: '漏水补偿' })
    await manager.ledger.months.close({ month: '2026-09' })
    office.clock.advance(60_000)
    // 200 yuan charged, 10 of them waived while September was open: 50 paid of 190.
    const before = await manager.fees.rates(months)
    expect(before.months[0]).toEqual({
      ...{ month: '2026-09', dueFen: 49_000, paidFen: 35_000, openFen: 14_000, rate: 7143 },
    })
    const later = await owed('10-1-101', '2026-09')
    const { waiverId } = await manager.fees.charges.waive({
      ...later,
      amountFen: 14_000,
      reason: '和解协议',
    })
    const after = await manager.fees.rates(months)
    expect(after.months[0]).toEqual({ ...before.months[0]!, openFen: 0 })
    expect(after.houses).toEqual(before.houses)
    const { sums } = await manager.fees.charges.list({ fromMonth: '2026-09', untilMonth: '2026-09' })
    expect(sums).toMatchObject({ waivedFen: 15_000, openFen: 0, dueFen: 49_000 })
    // What was waived in time is part of what the month came to; the later one may go.
    const history = await manager.fees.charges.history({ id: later.id })
    const [first, second] = history.waivers
    const reason = '弄错了'
    expect(await refusal(manager.fees.charges.unwaive({ ...first!, reason }))).toBe('MONTH_CLOSED reason')
    expect(second!.id).toBe(waiverId)
    await manager.fees.charges.unwaive({ ...second!, reason })
    expect((await manager.fees.rates(months)).months[0]).toEqual(before.months[0])
  })

  it('stay what they were where money of a closed month is given back', async () => {
    const months = { fromMonth: '2026-09', untilMonth: '2026-09' }
    await manager.ledger.months.close({ month: '2026-09' })
    office.clock.advance(60_000)
    const paid = await owed('3-2-501', '2026-09')
    await manager.fees.payments.giveBack({
      ...{ chargeId: paid.id, version: paid.version, payer: '王芳', method: 'advance', amountFen: 10_000 },
      ...{ reason: '多收', requestKey: 'give-back-one' },
    })
    // 100 of the 300 yuan were charged too much: 50 of 200 are paid elsewhere, and 200 of 200 here.
    expect((await manager.fees.rates(months)).months).toEqual([
      { month: '2026-09', dueFen: 40_000, paidFen: 25_000, openFen: 15_000, rate: 6250 },
    ])
    expect((await manager.fees.rates(months)).houses).toMatchObject({ charged: 2, settled: 1 })
    expect((await manager.fees.waivers.list({})).rows).toMatchObject([{ amountFen: 10_000, later: false }])
  })

  it('of a month without charges are none', async () => {
    const rates = await manager.fees.rates({ fromMonth: '2025-01', untilMonth: '2025-01' })
    expect(rates).toMatchObject({ all: { dueFen: 0, rate: null }, houses: { rate: null }, buildings: [] })
  })

  it('stand in the grid of a building house by house', async () => {
    const { buildings } = await manager.fees.rates({ fromMonth: '2026-09', untilMonth: '2026-10' })
    const grid = await manager.fees.paidGrid({
      fromMonth: '2026-09',
      untilMonth: '2026-10',
      buildingId: buildings[1]!.buildingId,
    })
    expect(grid).toEqual([
      { houseId: second, dueFen: 20_000, paidFen: 5_000, openFen: 15_000, rate: 2500 },
      { houseId: shop, dueFen: 6_000, paidFen: 0, openFen: 6_000, rate: 0 },
    ])
    const march = await manager.fees.paidGrid({
      fromMonth: '2026-03',
      untilMonth: '2026-03',
      buildingId: buildings[1]!.buildingId,
    })
    expect(march.map(({ rate }) => rate)).toEqual([null, null])
  })
})
