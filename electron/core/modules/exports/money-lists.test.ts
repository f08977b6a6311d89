import { afterAll, beforeAll, expect, it } from 'vitest'
import { exported } from '../../testing/exported.ts'
import { givenHouse } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let house: number
let water: number

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  house = await givenHouse(office, '3-2-501')
  const items = await manager.fees.items.list({})
  water = items.find(({ name }) => name === '水费')!.id
})
afterAll(() => office.close())

const asked = () => ({ itemId: water, month: '2026-11' })

it('gives the fee items with their standards, a line each, also an item without any', async () => {
  await manager.fees.standards.create({
    ...{ itemId: water, priceE4: 52_800, fromMonth: '2026-01', houseKind: 'residential', words: '代收协议' },
  })
  const { sheet, cells } = await exported(manager, manager.fees.items.export({}))
  expect(cells(1)).toEqual(
    expect.arrayContaining(['收费项目', '计费方式', '单价（元）', '房屋类型', '起始月份', '依据']),
  )
  const rows = [2, 3, 4, 5, 6, 7].map(cells)
  expect(rows.find(([name]) => name === '水费')).toEqual(
    expect.arrayContaining(['代收代缴', '按用量', 5.28, '住宅', '2026-01', '代收协议']),
  )
  expect(rows.map(([name]) => name)).toContain('装修押金')
  expect(sheet.name).toBe('收费项目和标准')
})

it('gives the readings of a month, with what was not read yet', async () => {
  const empty = await exported(manager, manager.fees.meters.export(asked()))
  expect(empty.cells(2)[0]).toBe('3-2-501')
  expect(empty.cells(2)[3]).toBeUndefined()
  await manager.fees.meters.save({
    ...{ ...asked(), dueOn: '2026-11-30' },
    readings: [{ houseId: house, meterFrom: 10_000, meterTo: 11_250, version: null }],
  })
  const { cells } = await exported(manager, manager.fees.meters.export(asked()))
  // 12.5 m³ at 5.28 yuan are 66 yuan.
  expect(cells(2).slice(2, 7)).toEqual([100, 112.5, 12.5, 5.28, 66])
  expect(await refusal(exported(manager, manager.fees.meters.export({ ...asked(), itemId: 999 })))).toBe(
    'NOT_FOUND itemId',
  )
})

it('gives the closings with the cash there should be and was', async () => {
  await manager.fees.payments.take({
    ...{ houseId: house, payer: '王芳', method: 'cash', advanceFen: 12_000, requestKey: 'advance-one' },
  })
  await manager.fees.closings.close({ countedFen: 11_900, payments: 1, notes: '少一元' })
  const columns = ['by', 'payments', 'amount', 'byMethod', 'cash', 'counted', 'difference', 'notes'] as const
  const { cells } = await exported(manager, manager.fees.closings.export({ columns: [...columns] }))
  expect(cells(2)).toEqual(['李静', 1, 120, '现金 120.00', 120, 119, -1, '少一元'])
  const before = await exported(manager, manager.fees.closings.export({ to: '2026-11-20' }))
  expect(before.ready.rows).toBe(0)
})

it('gives the notices and the outages that a filter asks for', async () => {
  await manager.notices.create({
    ...{ kind: 'work-plan', title: '12月工作计划', body: '一、清洗水箱。', signedBy: '客户服务中心' },
    datedOn: '2026-11-20',
  })
  const notices = await exported(manager, manager.notices.export({ text: '工作计划' }))
  expect(notices.text).toContain('一、清洗水箱。')
  expect(notices.cells(2)).toEqual(expect.arrayContaining(['12月工作计划', '草稿', '李静']))
  expect((await exported(manager, manager.notices.export({ state: 'published' }))).ready.rows).toBe(0)
  await manager.outages.add({
    ...{ kind: 'water', planned: true, title: '3栋停水', words: '清洗水箱，17 点恢复' },
    startsAt: '2026-11-21T01:00:00.000Z',
  })
  const outages = await exported(manager, manager.outages.export({}))
  expect(outages.cells(2)).toEqual(expect.arrayContaining(['3栋停水', '清洗水箱，17 点恢复', '李静', '是']))
  expect((await exported(manager, manager.outages.export({ state: 'ended' }))).ready.rows).toBe(0)
})

it('gives the collection rates by what they are told by, and the summary of the ledger', async () => {
  const month = { fromMonth: '2026-11', untilMonth: '2026-11' }
  const rates = await exported(manager, manager.fees.exportRates(month))
  // The reading of November: 66 yuan, nothing of it paid.
  const expected = [66, 0, 66, 0]
  expect(rates.cells(2)).toEqual(['合计', undefined, 1, ...expected])
  expect([3, 4, 5, 6].map((row) => rates.cells(row).slice(0, 2))).toEqual([
    ['按月份', '2026-11'],
    ['按收费项目', '水费'],
    ['按房屋类型', '住宅'],
    ['按楼栋', '3'],
  ])
  expect(rates.cells(6).slice(3)).toEqual(expected)
  const accounts = await manager.ledger.accounts.list({})
  const cleaning = accounts.find(({ line }) => line === 'cleaning')!
  await manager.ledger.entries.add({
    ...{ accountId: cleaning.id, side: 'out', amountFen: 12_345, day: '2026-11-05', words: '保洁' },
    requestKey: 'cleaning-november',
  })
  const summary = await exported(manager, manager.ledger.exportSummary(month))
  expect(summary.cells(2).slice(4)).toEqual([0, 0, 123.45, -123.45])
  expect(summary.text).toContain('2026-11')
  expect(summary.ready.rows).toBe(6)
})

it('gives none of them to who may not look at it', async () => {
  const { code } = await manager.accounts.createRole({ name: '只导出', permissions: ['exports.run'] })
  const client = await office.signIn(manager, 'files', [code])
  const all = [
    client.fees.items.export({}),
    client.fees.meters.export(asked()),
    client.fees.closings.export({}),
    client.notices.export({}),
    client.outages.export({}),
    client.fees.exportRates({ fromMonth: '2026-11', untilMonth: '2026-11' }),
    client.ledger.exportSummary({ fromMonth: '2026-11', untilMonth: '2026-11' }),
  ]
  for (const each of all) expect(await refusal(exported(client, each))).toBe('NOT_PERMITTED')
})
