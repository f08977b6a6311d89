import { afterEach, beforeEach, expect, it } from 'vitest'
import { exported } from '../../testing/exported.ts'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { givenCharge } from '../../testing/money.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let first: number
let second: number

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  first = await givenHouse(office, '3-2-501')
  second = await givenHouse(office, '10-1-101')
  await givenResident(office, { name: '王芳', houseId: second })
})
afterEach(() => office.close())

const day = 24 * 60 * 60 * 1000
const waive = async (id: number, amountFen: number, reason: string) => {
  const { charge } = await manager.fees.charges.history({ id })
  return manager.fees.charges.waive({ id, version: charge.version, amountFen, reason })
}
const inAdvance = (houseId: number, advanceFen: number) =>
  manager.fees.payments.take({
    ...{ houseId, payer: '王芳', method: 'cash', advanceFen, requestKey: `advance-${houseId}-${advanceFen}` },
  })

it('lists what was waived: who, when, why, how much, and what was taken back', async () => {
  const one = await givenCharge(office, first, '2026-09', 20_000)
  const other = await givenCharge(office, second, '2026-10', 10_000)
  await waive(one, 3_000, '电梯停运补偿')
  await manager.ledger.months.close({ month: '2026-09' })
  office.clock.advance(day)
  manager = await office.logIn()
  await waive(one, 2_000, '和解')
  await waive(other, 500, '漏水补偿')
  const { waivers } = await manager.fees.charges.history({ id: other })
  await manager.fees.charges.unwaive({ ...waivers[0]!, reason: '多减了' })
  const { rows, total, sums } = await manager.fees.waivers.list({})
  expect(
    rows.map(({ room, amountFen, reason, by, later, state }) => [room, amountFen, reason, by, later, state]),
  ).toEqual([
    ['10-1-101', 500, '漏水补偿', '李静', false, 'undone'],
    ['3-2-501', 2_000, '和解', '李静', true, 'standing'],
    ['3-2-501', 3_000, '电梯停运补偿', '李静', false, 'standing'],
  ])
  expect(rows[0]).toMatchObject({ voidReason: '多减了', month: '2026-10', item: '物业服务费' })
  // What was taken back is shown and not summed.
  expect({ total, sums }).toEqual({ total: 3, sums: { waivers: 2, amountFen: 5_000 } })
  const found = async (filter: Parameters<TestClient['fees']['waivers']['list']>[0]) =>
    (await manager.fees.waivers.list(filter)).rows.map(({ reason }) => reason)
  expect(await found({ reason: '补偿' })).toEqual(['漏水补偿', '电梯停运补偿'])
  expect(await found({ from: '2026-11-22' })).toEqual(['漏水补偿', '和解'])
  expect(await found({ to: '2026-11-21' })).toEqual(['电梯停运补偿'])
  expect(await found({ state: 'undone' })).toEqual(['漏水补偿'])
  expect(await found({ text: '王芳' })).toEqual(['漏水补偿'])
  expect(await found({ text: '3-2-501', reason: '和解' })).toEqual(['和解'])
  const { cells } = await exported(manager, manager.fees.waivers.export({ text: '3-2-501' }))
  expect(cells(1).slice(0, 9)).toEqual([
    ...['减免时间', '房号', '收费项目', '所属月份', '说明'],
    ...['减免（元）', '减免原因', '经办人', '结账后减免'],
  ])
  expect(cells(2).slice(1)).toEqual(
    expect.arrayContaining(['3-2-501', '物业服务费', '2026-09', 20, '和解', '李静', '是', '有效']),
  )
})

it('lists the houses with money in advance, the most first, with what they owe', async () => {
  await inAdvance(first, 5_000)
  await inAdvance(second, 30_000)
  await givenCharge(office, second, '2026-11', 12_000, { due_on: '2026-11-30' })
  const { rows, sums, total } = await manager.fees.advances.list({})
  expect(rows).toMatchObject([
    {
      houseId: second,
      room: '10-1-101',
      payer: '王芳',
      amountFen: 30_000,
      openFen: 12_000,
      lastOn: '2026-11-21',
    },
    { houseId: first, room: '3-2-501', payer: '', amountFen: 5_000, openFen: 0 },
  ])
  expect({ total, sums }).toEqual({ total: 2, sums: { houses: 2, amountFen: 35_000 } })
  const found = async (filter: Parameters<TestClient['fees']['advances']['list']>[0]) =>
    (await manager.fees.advances.list(filter)).rows.map(({ houseId }) => houseId)
  expect(await found({ leastFen: 10_000 })).toEqual([second])
  expect(await found({ owing: false })).toEqual([first])
  expect(await found({ owing: true })).toEqual([second])
  expect(await found({ text: '王芳' })).toEqual([second])
  const { cells } = await exported(manager, manager.fees.advances.export({ owing: true }))
  expect(cells(2).slice(0, 5)).toEqual(['10-1-101', '住宅', '王芳', 300, 120])
  await manager.fees.payments.refund({
    ...{
      houseId: first,
      payer: '王芳',
      method: 'cash',
      amountFen: 5_000,
      reason: '搬走',
      requestKey: 'refund-first',
    },
  })
  expect(await found({})).toEqual([second])
})

it('shows them to those only who may see fees', async () => {
  const { code } = await manager.accounts.createRole({ name: '只导出', permissions: ['exports.run'] })
  const client = await office.signIn(manager, 'files', [code])
  const drained = async (events: Promise<AsyncIterable<unknown>>) => {
    for await (const _ of await events);
  }
  expect(await refusal(client.fees.waivers.list({}))).toBe('NOT_PERMITTED')
  expect(await refusal(client.fees.advances.list({}))).toBe('NOT_PERMITTED')
  expect(await refusal(drained(client.fees.waivers.export({})))).toBe('NOT_PERMITTED')
  expect(await refusal(drained(client.fees.advances.export({})))).toBe('NOT_PERMITTED')
})
