import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exported } from '../../testing/exported.ts'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import {
  givenAdvance,
  givenCharge,
  givenClosedMonth,
  givenFeeItem,
  givenPayment,
  newPayment,
} from '../../testing/money.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let clerk: TestClient
let houseId: number
let august: number
let september: number

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  clerk = await office.signIn(manager, 'clerk', ['clerk'])
  houseId = await givenHouse(office, '3-2-501')
  await givenResident(office, { name: '王芳', phone: '13800135678', houseId })
  august = await givenCharge(office, houseId, '2026-08', 24_962)
  september = await givenCharge(office, houseId, '2026-09', 24_962)
})
afterEach(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

const openOf = async (house = houseId) => {
  const { open, sums } = await clerk.fees.account({ houseId: house })
  return [open.map(({ month, openFen }) => [month, openFen]), sums.advanceFen]
}
const reverse = (id: number, client = clerk) =>
  client.fees.payments.reverse({ id, version: 1, reason: '收错了', requestKey: randomUUID() })
const offset = (lines: { chargeId: number; amountFen: number }[]) =>
  clerk.fees.payments.offset({ houseId, lines, requestKey: randomUUID() })
const refund = (amountFen: number, client = manager) =>
  client.fees.payments.refund({
    houseId,
    payer: '王芳',
    method: 'cash',
    amountFen,
    reason: '搬走了',
    requestKey: randomUUID(),
  })

describe('money at the counter', () => {
  it('settles charges wholly and in part, keeps the rest in advance, and shows it all on the receipt', async () => {
    const taken = await givenPayment(
      clerk,
      houseId,
      [
        [august, 24_962],
        [september, 10_000],
      ],
      { advanceFen: 5_038, tenderedFen: 50_000, notes: '丈夫来交' },
    )
    expect(taken).toMatchObject({ number: 'SJ-2026-000001', amountFen: 40_000 })
    expect(await openOf()).toEqual([[['2026-09', 14_962]], 5_038])
    expect(await clerk.fees.payments.get({ id: taken.id })).toMatchObject({
      kind: 'payment',
      room: '3-2-501',
      payer: '王芳',
      method: 'cash',
      amountFen: 40_000,
      tenderedFen: 50_000,
      paidOn: '2026-11-21',
      by: 'clerk',
      notes: '丈夫来交',
      lines: [
        { item: '物业服务费', month: '2026-08', amountFen: 24_962 },
        { item: '物业服务费', month: '2026-09', amountFen: 10_000 },
        { chargeId: null, item: '', month: '', amountFen: 5_038 },
      ],
      reverses: null,
      reversedBy: null,
      closing: null,
    })
  })

  it('sent again with the same key answers as before and takes nothing twice', async () => {
    const payment = newPayment(houseId, { lines: [{ chargeId: august, amountFen: 24_962 }] })
    const first = await clerk.fees.payments.take(payment)
    expect(await clerk.fees.payments.take(payment)).toEqual(first)
    expect((await clerk.fees.payments.list({})).total).toBe(1)
    expect(await refusal(clerk.fees.payments.take({ ...payment, advanceFen: 1 }))).toBe(
      'ALREADY_EXISTS requestKey',
    )
  })

  it.each([
    ['nothing at all', {}, 'INVALID_INPUT lines'],
    [
      'cash below the amount',
      { method: 'cash', advanceFen: 100, tenderedFen: 99 },
      'INVALID_INPUT tenderedFen',
    ],
    [
      'cash given by telephone',
      { method: 'wechat', advanceFen: 100, tenderedFen: 100 },
      'INVALID_INPUT tenderedFen',
    ],
    ['tomorrow', { advanceFen: 100, paidOn: '2026-11-22' }, 'INVALID_INPUT paidOn'],
    ['a year of three digits', { advanceFen: 100, paidOn: '0206-11-21' }, 'INVALID_INPUT paidOn'],
    ['a closed month', { advanceFen: 100, paidOn: '2026-10-31' }, 'MONTH_CLOSED paidOn'],
    ['a month before the books', { advanceFen: 100, paidOn: '2024-06-01' }, 'MONTH_CLOSED paidOn'],
    ['nobody', { advanceFen: 100, payer: ' ' }, 'INVALID_INPUT payer'],
    ['a negative advance', { advanceFen: -1 }, 'INVALID_INPUT advanceFen'],
    ['half a fen', { advanceFen: 0.5 }, 'INVALID_INPUT advanceFen'],
    ['more than anybody has', { advanceFen: 10_000_000_001 }, 'INVALID_INPUT advanceFen'],
    ['a house that is not there', { houseId: 99, advanceFen: 100 }, 'NOT_FOUND houseId'],
    ['a person who is not there', { residentId: 99, advanceFen: 100 }, 'NOT_FOUND residentId'],
    ['a charge that is not there', { lines: [{ chargeId: 99, amountFen: 1 }] }, 'NOT_FOUND lines.0'],
  ] as const)('is refused for %s, and nothing is written', async (_, changes, code) => {
    await givenClosedMonth(office, '2026-10')
    expect(await refusal(clerk.fees.payments.take(newPayment(houseId, changes as object)))).toBe(code)
    expect((await clerk.fees.payments.list({})).total).toBe(0)
  })

  it('is refused beyond what is open, saying how much that is', async () => {
    const beyond = givenPayment(clerk, houseId, [
      [august, 1],
      [september, 24_963],
    ])
    await expect(beyond).rejects.toMatchObject({
      code: 'AMOUNT_BEYOND',
      data: { field: 'lines.1.amountFen', params: { most: '249.62' } },
    })
    expect(await openOf()).toEqual([
      [
        ['2026-08', 24_962],
        ['2026-09', 24_962],
      ],
      0,
    ])
  })

  it('is refused for a charge named twice, of another house, or struck out', async () => {
    const other = await givenCharge(office, await givenHouse(office, '3-2-502'), '2026-08', 100)
    const struck = await givenCharge(office, houseId, '2026-07', 100, {
      voided_at: '2026-11-01T00:00:00.000Z',
    })
    for (const [wrong, code] of [
      [august, 'INVALID_INPUT lines.1'],
      [other, 'CONFLICT lines.1'],
      [struck, 'CONFLICT lines.1'],
    ] as const)
      expect(
        await refusal(
          givenPayment(clerk, houseId, [
            [august, 10],
            [wrong, 10],
          ]),
        ),
      ).toBe(code)
  })

  it('gives every receipt the next number, and none to a payment that failed', async () => {
    const numbers = []
    for (let count = 0; count < 3; count++) {
      numbers.push((await givenAdvance(clerk, houseId, 100)).number)
      await refusal(givenPayment(clerk, houseId, [[august, 99_999]]))
    }
    expect(numbers).toEqual(['SJ-2026-000001', 'SJ-2026-000002', 'SJ-2026-000003'])
    office.clock.advance(60 * 86_400_000)
    clerk = await office.logIn('clerk')
    manager = await office.logIn()
    expect((await givenAdvance(clerk, houseId, 100)).number).toBe('SJ-2027-000001')
    expect(await clerk.fees.payments.series({ year: 2026 })).toEqual([
      { kind: 'payment', first: 'SJ-2026-000001', last: 'SJ-2026-000003', payments: 3, missing: [] },
    ])
  })

  it('passes over a number that came with an import, and tells of one that somebody took out', async () => {
    const { id } = await givenAdvance(clerk, houseId, 100)
    const db = office.core.services.database.kysely
    await db.updateTable('payments').set({ number: 'SJ-2026-000002' }).where('id', '=', id).execute()
    expect((await givenAdvance(clerk, houseId, 100)).number).toBe('SJ-2026-000003')
    expect(await clerk.fees.payments.series({ year: 2026 })).toMatchObject([{ missing: ['SJ-2026-000001'] }])
  })
})

describe('money in advance', () => {
  beforeEach(() => givenAdvance(clerk, houseId, 30_000))

  it('settles charges; no money changes hands, and the list counts it nowhere twice', async () => {
    const written = await offset([
      { chargeId: august, amountFen: 24_962 },
      { chargeId: september, amountFen: 38 },
    ])
    expect(written).toMatchObject({ number: 'DK-2026-000001', amountFen: 25_000 })
    expect(await openOf()).toEqual([[['2026-09', 24_924]], 5_000])
    const { rows, sums } = await clerk.fees.payments.list({})
    expect(rows[0]).toMatchObject({ kind: 'offset', method: 'advance', amountFen: 25_000, payer: '王芳' })
    expect(rows[0]!.lines.at(-1)).toMatchObject({ chargeId: null, amountFen: -25_000 })
    expect(sums).toEqual({
      payments: 2,
      amountFen: 30_000,
      byMethod: [
        { method: 'cash', payments: 1, amountFen: 30_000 },
        { method: 'advance', payments: 1, amountFen: 25_000 },
      ],
    })
  })

  it('goes no further than it reaches', async () => {
    expect(await refusal(offset([{ chargeId: august, amountFen: 24_963 }]))).toBe(
      'AMOUNT_BEYOND lines.0.amountFen',
    )
    const all = [
      { chargeId: august, amountFen: 24_962 },
      { chargeId: september, amountFen: 24_962 },
    ]
    await expect(offset(all)).rejects.toMatchObject({
      code: 'AMOUNT_BEYOND',
      data: { field: 'lines', params: { most: '300.00' } },
    })
    await expect(refund(30_001)).rejects.toMatchObject({
      code: 'AMOUNT_BEYOND',
      data: { field: 'amountFen', params: { most: '300.00' } },
    })
  })

  it('goes back with a number of its own and as money out', async () => {
    const { id, number } = await refund(10_000)
    expect(number).toBe('TK-2026-000001')
    expect(await manager.fees.payments.get({ id })).toMatchObject({ amountFen: -10_000, reason: '搬走了' })
    expect((await openOf())[1]).toBe(20_000)
    expect(await refusal(refund(1, clerk))).toBe('NOT_PERMITTED')
  })
})

describe('a reversal', () => {
  it('is the opposite, line by line, and names what it reverses', async () => {
    const { id } = await givenPayment(clerk, houseId, [[august, 20_000]], {
      advanceFen: 500,
      method: 'wechat',
    })
    const reversal = await reverse(id)
    expect(reversal.number).toBe('CZ-2026-000001')
    expect(await openOf()).toEqual([
      [
        ['2026-08', 24_962],
        ['2026-09', 24_962],
      ],
      0,
    ])
    expect(await clerk.fees.payments.get({ id: reversal.id })).toMatchObject({
      kind: 'reversal',
      method: 'wechat',
      amountFen: -20_500,
      reverses: { number: 'SJ-2026-000001' },
      reason: '收错了',
      lines: [
        { month: '2026-08', amountFen: -20_000 },
        { chargeId: null, amountFen: -500 },
      ],
    })
    expect((await clerk.fees.payments.get({ id })).reversedBy).toEqual({
      id: reversal.id,
      number: 'CZ-2026-000001',
    })
    expect((await clerk.fees.payments.list({})).sums.amountFen).toBe(0)
  })

  it('of an offset gives the advance back', async () => {
    await givenAdvance(clerk, houseId, 30_000)
    const { id } = await offset([{ chargeId: august, amountFen: 24_962 }])
    await reverse(id)
    expect((await openOf())[1]).toBe(30_000)
    expect((await clerk.fees.payments.list({})).sums).toMatchObject({
      amountFen: 30_000,
      byMethod: [{ method: 'cash' }, { method: 'advance', amountFen: 0 }],
    })
  })

  it('happens once, not to itself, and not when the advance was used', async () => {
    const { id } = await givenAdvance(clerk, houseId, 30_000)
    const used = await offset([{ chargeId: august, amountFen: 1 }])
    expect(await refusal(reverse(id))).toBe('NOT_ALLOWED_NOW')
    const own = await reverse(used.id)
    expect(await refusal(reverse(own.id))).toBe('NOT_ALLOWED_NOW')
    const request = { id, version: 1, reason: '收错了', requestKey: randomUUID() }
    const first = await clerk.fees.payments.reverse(request)
    expect(await clerk.fees.payments.reverse(request)).toEqual(first)
    expect(await refusal(reverse(id))).toBe('NOT_ALLOWED_NOW')
    expect(await refusal(reverse(99))).toBe('NOT_FOUND')
  })

  it("needs more than a clerk for a colleague's, of another day, or in a closing", async () => {
    const colleagues = await givenAdvance(manager, houseId, 100)
    expect(await refusal(reverse(colleagues.id))).toBe('NOT_PERMITTED')
    const closed = await givenAdvance(clerk, houseId, 100)
    await clerk.fees.closings.close({ countedFen: 100, payments: 1 })
    expect(await refusal(reverse(closed.id))).toBe('NOT_PERMITTED')
    const old = await givenAdvance(clerk, houseId, 100)
    office.clock.advance(86_400_000)
    clerk = await office.logIn('clerk')
    manager = await office.logIn()
    expect(await refusal(reverse(old.id))).toBe('NOT_PERMITTED')
    for (const { id } of [colleagues, closed, old])
      expect(await refusal(reverse(id, manager))).toBe('accepted')
  })

  it('is not dated into a closed month', async () => {
    const { id } = await givenAdvance(clerk, houseId, 100)
    await givenClosedMonth(office, '2026-11')
    expect(await refusal(reverse(id))).toBe('MONTH_CLOSED paidOn')
  })
})

describe('the list of payments', () => {
  beforeEach(async () => {
    const shop = await givenHouse(office, '5-1-101')
    await givenPayment(clerk, houseId, [[august, 24_962]], { paidOn: '2026-11-02' })
    await givenPayment(manager, shop, [], { advanceFen: 700, method: 'alipay', payer: '商户张三' })
  })

  const numbers = async (filter: Parameters<TestClient['fees']['payments']['list']>[0]) =>
    (await clerk.fees.payments.list(filter)).rows.map(({ number }) => number.slice(-1))

  it.each([
    [{}, ['2', '1']],
    [{ text: '3-2-501' }, ['1']],
    [{ text: '张三' }, ['2']],
    [{ text: '000001' }, ['1']],
    [{ text: 'sj-2026-000002' }, ['2']],
    [{ method: 'alipay' }, ['2']],
    [{ mine: true }, ['1']],
    [{ from: '2026-11-03' }, ['2']],
    [{ to: '2026-11-02' }, ['1']],
    [{ kind: 'refund' }, []],
  ] as const)('%j', async (filter, expected) => expect(await numbers(filter)).toEqual(expected))

  it('leaves as a workbook that says for what each was', async () => {
    const { cells, ready, text } = await exported(clerk, clerk.fees.payments.export({}))
    expect(ready.rows).toBe(2)
    expect(cells(1).slice(0, 3)).toEqual(['收据号', '收款日期', '类型'])
    expect(cells(3)).toContain('物业服务费 2026-08 249.62')
    expect(text).toContain('商户张三')
  })

  it('is not for everybody', async () => {
    const handler = await office.signIn(manager, 'handler', ['handler'])
    expect(await refusal(handler.fees.payments.list({}))).toBe('NOT_PERMITTED')
    expect(await refusal(handler.fees.account({ houseId }))).toBe('NOT_PERMITTED')
    expect(await refusal(exported(handler, handler.fees.payments.export({})))).toBe('NOT_PERMITTED')
  })
})

it('an item that is given back in the end is charged and paid like any other', async () => {
  const deposit = await givenFeeItem(office, '装修押金', { kind: 'deposit', basis: 'single' })
  const charge = await givenCharge(office, houseId, '2026-11', 200_000, { item_id: deposit })
  await givenPayment(clerk, houseId, [[charge, 200_000]])
  expect((await clerk.fees.account({ houseId })).settledUntil).toBeNull()
})
