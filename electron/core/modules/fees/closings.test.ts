import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { givenHouse } from '../../testing/houses.ts'
import { givenAdvance, givenCharge, newPayment } from '../../testing/money.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let clerk: TestClient
let houseId: number

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  clerk = await office.signIn(manager, 'clerk', ['clerk'])
  houseId = await givenHouse(office, '3-2-501')
})
afterEach(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

const take = (advanceFen: number, method: 'cash' | 'wechat' = 'cash') =>
  clerk.fees.payments.take(newPayment(houseId, { advanceFen, method }))
const close = (countedFen: number, payments: number, notes = '') =>
  clerk.fees.closings.close({ countedFen, payments, notes })

describe('a daily closing', () => {
  it("takes up one's own payments since the last one, by method, with the cash there should be", async () => {
    await take(10_000)
    await take(2_500, 'wechat')
    const wrong = await take(700)
    await givenAdvance(manager, houseId, 99_900)
    await clerk.fees.payments.reverse({ id: wrong.id, version: 1, reason: '收错', requestKey: randomUUID() })
    const preview = await clerk.fees.closings.preview()
    expect(preview).toEqual({
      firstNumber: 'SJ-2026-000001',
      lastNumber: 'SJ-2026-000003',
      payments: 4,
      reversals: 1,
      byMethod: [
        { method: 'cash', payments: 3, amountFen: 10_000 },
        { method: 'wechat', payments: 1, amountFen: 2_500 },
      ],
      amountFen: 12_500,
      cashFen: 10_000,
    })
    const { id, number } = await close(10_000, 4)
    expect(number).toBe('RJ-2026-000001')
    const closing = await manager.fees.closings.get({ id })
    expect(closing).toMatchObject({
      by: 'clerk',
      day: '2026-11-21',
      payments: 4,
      amountFen: 12_500,
      cashFen: 10_000,
      countedFen: 10_000,
      byMethod: preview.byMethod,
    })
    expect(closing.rows.map((row) => [row.number, row.amountFen, row.closing?.number])).toEqual([
      ['SJ-2026-000001', 10_000, number],
      ['SJ-2026-000002', 2_500, number],
      ['SJ-2026-000003', 700, number],
      ['CZ-2026-000001', -700, number],
    ])
    expect((await manager.fees.closings.list({})).rows).toMatchObject([{ id, number }])
    expect((await manager.fees.closings.list({ to: '2026-11-20' })).total).toBe(0)
  })

  it('happens only with payments, and takes up each once', async () => {
    expect(await refusal(close(0, 0))).toBe('NOT_ALLOWED_NOW')
    await take(100)
    await close(100, 1)
    expect(await refusal(close(100, 1))).toBe('NOT_ALLOWED_NOW')
    await take(200)
    await close(200, 1)
    expect((await manager.fees.closings.list({})).rows.map((row) => [row.number, row.amountFen])).toEqual([
      ['RJ-2026-000002', 200],
      ['RJ-2026-000001', 100],
    ])
  })

  it('asks why where the cash counted differs, and to look again where a payment came in meanwhile', async () => {
    await take(10_000)
    expect(await refusal(close(9_900, 1))).toBe('INVALID_INPUT notes')
    await take(100)
    expect(await refusal(close(10_000, 1))).toBe('CHANGED_SINCE')
    expect(await refusal(close(9_900, 2, '少 2 元，找零时多找'))).toBe('accepted')
    expect((await manager.fees.closings.list({})).rows[0]).toMatchObject({
      cashFen: 10_100,
      countedFen: 9_900,
      notes: '少 2 元，找零时多找',
    })
  })

  it('of cash given back that came from another day fits without a note', async () => {
    await take(30_000, 'wechat')
    await close(0, 1)
    await manager.fees.payments.refund({
      ...{ houseId, payer: '王芳', method: 'cash', amountFen: 30_000, reason: '多交' },
      requestKey: randomUUID(),
    })
    expect(await manager.fees.closings.preview({})).toMatchObject({ cashFen: -30_000 })
    const own = { payments: 1, notes: '' }
    expect(await refusal(manager.fees.closings.close({ ...own, countedFen: 0 }))).toBe('INVALID_INPUT notes')
    await manager.fees.closings.close({ ...own, countedFen: -30_000 })
  })

  it('does not take up what money in advance settled, of which there is nothing to count', async () => {
    await take(30_000)
    const chargeId = await givenCharge(office, houseId, '2026-11', 30_000)
    await clerk.fees.payments.offset({
      ...{ houseId, lines: [{ chargeId, amountFen: 20_000 }] },
      requestKey: randomUUID(),
    })
    expect(await clerk.fees.closings.preview({})).toMatchObject({
      payments: 1,
      byMethod: [{ method: 'cash' }],
    })
    const { id } = await close(30_000, 1)
    expect((await manager.fees.closings.get({ id })).rows).toHaveLength(1)
  })

  it('is overseen and made for somebody who is gone by a manager, in their own name', async () => {
    await take(10_000)
    office.clock.advance(24 * 3_600_000)
    manager = await office.logIn()
    clerk = await office.logIn('clerk')
    await take(500, 'wechat')
    expect(await refusal(clerk.fees.closings.open())).toBe('NOT_PERMITTED')
    const [row, ...others] = await manager.fees.closings.open()
    expect(others).toEqual([])
    expect(row).toMatchObject({
      ...{ name: 'clerk', days: ['2026-11-21', '2026-11-22'], payments: 2 },
      ...{ amountFen: 10_500, cashFen: 10_000 },
    })
    const { staffId } = row!
    const other = await office.signIn(manager, 'other', ['clerk'])
    expect(await refusal(other.fees.closings.preview({ staffId }))).toBe('NOT_PERMITTED')
    const counted = { staffId, countedFen: 10_000, payments: 2 }
    expect(await refusal(other.fees.closings.close(counted))).toBe('NOT_PERMITTED')
    expect(await manager.fees.closings.preview({})).toMatchObject({ payments: 0 })
    const { id } = await manager.fees.closings.close(counted)
    expect(await manager.fees.closings.get({ id })).toMatchObject({ by: 'clerk', closedBy: '李静' })
    expect(await manager.fees.closings.open()).toEqual([])
  })
})
