import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exported } from '../../testing/exported.ts'
import { givenFlag, givenHouse, givenResident } from '../../testing/houses.ts'
import { givenAdvance, givenCharge, givenFeeItem, givenPayment } from '../../testing/money.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, refusal, registration } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let clerk: TestClient
let wangs: number
let lis: number
let shop: number

/** Today is 21 November 2026. 王芳 owes since July, 李雷 since September, the shop only what is not due yet. */
beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  clerk = await office.signIn(manager, 'clerk', ['clerk'])
  wangs = await givenHouse(office, '3-2-501')
  lis = await givenHouse(office, '5-1-302')
  shop = await givenHouse(office, '5-1-101')
  const wang = await givenResident(office, {
    name: '王芳',
    phone: '13800135678',
    houseId: wangs,
    flags: ['独居'],
  })
  await givenFlag(office, wang, { name: '重病', sensitive: true })
  await givenResident(office, { name: '李雷', houseId: lis })
  for (const month of ['2026-07', '2026-08']) await givenCharge(office, wangs, month, 20_000)
  const partly = await givenCharge(office, lis, '2026-09', 30_000)
  await givenPayment(clerk, lis, [[partly, 5_000]])
  await givenCharge(office, shop, '2026-11', 90_000)
  await givenCharge(office, wangs, '2026-11', 20_000)
})
afterEach(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

type Filter = Parameters<TestClient['fees']['arrears']['list']>[0]
const rooms = async (filter: Filter, client = clerk) =>
  (await client.fees.arrears.list(filter)).rows.map(({ room }) => room)
const note = (
  houseId: number,
  dueOn: string | null,
  changes: Partial<Parameters<TestClient['fees']['arrears']['note']>[0]> = {},
) =>
  clerk.fees.arrears.note({
    houseId,
    words: '电话里说发工资就交',
    promise: dueOn === null ? null : { words: '发工资就交', dueOn },
    requestKey: randomUUID(),
    ...changes,
  })

describe('the list of arrears', () => {
  it('has the houses with something past its day, the most first, with what is overdue only', async () => {
    await givenAdvance(clerk, lis, 1_000)
    const desk = await deskOf(clerk)
    await clerk.tickets.register(registration(desk, { houseId: wangs }))
    const { rows, sums, total } = await clerk.fees.arrears.list({})
    expect(total).toBe(2)
    expect(rows).toMatchObject([
      {
        room: '3-2-501',
        payer: '王芳',
        phone: '138****5678',
        flags: ['独居'],
        months: 2,
        since: '2026-07',
        age: 'half-year',
        openFen: 40_000,
        advanceFen: 0,
        openTickets: 1,
        lastContact: null,
        promise: null,
      },
      { room: '5-1-302', months: 1, since: '2026-09', age: 'quarter', openFen: 25_000, advanceFen: 1_000 },
    ])
    expect(sums).toEqual({
      houses: 2,
      openFen: 65_000,
      ages: [
        { age: 'current', houses: 0, openFen: 0 },
        { age: 'quarter', houses: 1, openFen: 25_000 },
        { age: 'half-year', houses: 1, openFen: 40_000 },
        { age: 'year', houses: 0, openFen: 0 },
        { age: 'older', houses: 0, openFen: 0 },
      ],
    })
    expect((await manager.fees.arrears.list({})).rows[0]!.flags).toEqual(['独居', '重病'])
  })

  it.each([
    [{ text: '王芳' }, ['3-2-501']],
    [{ text: '5-1-302' }, ['5-1-302']],
    [{ age: 'quarter' }, ['5-1-302']],
    [{ age: 'half-year' }, ['3-2-501']],
    [{ age: 'older' }, []],
    [{ leastFen: 30_000 }, ['3-2-501']],
    [{ promise: 'none' }, ['3-2-501', '5-1-302']],
    [{ size: 1, page: 2 }, ['5-1-302']],
  ] as [Filter, string[]][])('%j', async (filter, expected) => expect(await rooms(filter)).toEqual(expected))

  it('by building', async () => {
    const { tree } = { tree: await clerk.houses.tree() }
    const { buildingId } = tree.find(({ building }) => building === '5')!
    expect(await rooms({ buildingId })).toEqual(['5-1-302'])
  })

  it('leaves as a workbook without a whole phone', async () => {
    await note(wangs, '2026-11-30')
    const { cells, text } = await exported(clerk, clerk.fees.arrears.export({}))
    expect(cells(2)).toEqual(
      expect.arrayContaining(['3-2-501', '王芳', '138****5678', '3 到 6 个月', '发工资就交']),
    )
    expect(text).not.toContain('13800135678')
  })
})

describe('a note', () => {
  it('is the last contact of the house, with what was promised', async () => {
    const { phone } = { phone: (await deskOf(clerk)).channel('短信') }
    await note(wangs, null, { words: '第一次没人接' })
    office.clock.advance(60_000)
    await note(wangs, '2026-11-30', { channelId: phone })
    const [row] = (await clerk.fees.arrears.list({})).rows
    expect(row).toMatchObject({
      lastContact: { words: '电话里说发工资就交', by: 'clerk' },
      promise: { words: '发工资就交', dueOn: '2026-11-30', broken: false },
    })
    expect((await clerk.contacts.list({ houseId: wangs })).rows).toMatchObject([
      { kind: 'message', direction: 'out', purpose: 'arrears' },
      { kind: 'call', direction: 'out', purpose: 'arrears' },
    ])
    expect(await rooms({ promise: 'open' })).toEqual(['3-2-501'])
    expect(await rooms({ promise: 'none' })).toEqual(['5-1-302'])
  })

  it('has its promise broken when the day passes and something is still owed', async () => {
    await note(wangs, '2026-11-22')
    await note(lis, '2026-11-30')
    office.clock.advance(3 * 86_400_000)
    clerk = await office.logIn('clerk')
    manager = await office.logIn()
    expect(await rooms({ promise: 'broken' })).toEqual(['3-2-501'])
    expect(await rooms({ promise: 'open' })).toEqual(['5-1-302'])
    const [row] = (await clerk.fees.arrears.list({})).rows
    expect(row!.promise).toMatchObject({ broken: true })
    const { open } = await clerk.fees.account({ houseId: wangs })
    await givenPayment(
      clerk,
      wangs,
      open.map(({ id, openFen }) => [id, openFen]),
    )
    expect(await rooms({})).toEqual(['5-1-302'])
  })

  it('counts a promise no more that was kept or withdrawn', async () => {
    await note(wangs, '2026-11-22')
    await note(lis, '2026-11-22')
    const [mine, theirs] = (await clerk.fees.arrears.list({})).rows.map(({ promise }) => promise!)
    await clerk.contacts.settlePromise({ ...mine!, state: 'kept', note: '' })
    await clerk.contacts.settlePromise({ ...theirs!, state: 'withdrawn', note: '' })
    expect(await rooms({ promise: 'none' })).toEqual(['3-2-501', '5-1-302'])
    expect((await clerk.fees.arrears.list({})).rows.map(({ promise }) => promise)).toEqual([null, null])
  })

  it('is kept once for its key, and promises nothing for yesterday', async () => {
    const requestKey = randomUUID()
    expect(await note(wangs, null, { requestKey })).toEqual(await note(wangs, null, { requestKey }))
    expect((await clerk.contacts.list({})).total).toBe(1)
    expect(await refusal(note(wangs, '2026-11-20'))).toBe('INVALID_INPUT promise.dueOn')
    expect(await refusal(note(99, null))).toBe('NOT_FOUND houseId')
  })
})

it('a letter names the overdue charges of each house, oldest first, and no phone', async () => {
  const water = await givenFeeItem(office, '水费')
  await givenCharge(office, wangs, '2026-06', 3_310, { item_id: water, due_on: '2026-09-30' })
  const letters = await clerk.fees.arrears.letters({ houseIds: [shop, lis, wangs] })
  expect(letters.map(({ room, openFen }) => [room, openFen])).toEqual([
    ['5-1-302', 25_000],
    ['3-2-501', 43_310],
  ])
  expect(letters[1]!.charges).toEqual([
    { item: '水费', month: '2026-06', openFen: 3_310, dueOn: '2026-09-30' },
    { item: '物业服务费', month: '2026-07', openFen: 20_000, dueOn: '2026-07-31' },
    { item: '物业服务费', month: '2026-08', openFen: 20_000, dueOn: '2026-08-31' },
  ])
  expect(JSON.stringify(letters)).not.toContain('1380')
})

it('printed letters stand with each house once, for the next clerk to see', async () => {
  const print = { houseIds: [lis, wangs, shop], paper: 'A4' as const, requestKey: randomUUID() }
  expect(await clerk.fees.arrears.lettersPrinted(print)).toEqual({ copy: 1, contacts: 2 })
  // Printed once more from the same preview: the same letters.
  expect(await clerk.fees.arrears.lettersPrinted(print)).toEqual({ copy: 2, contacts: 0 })
  await note(wangs, null, { words: '说下周回来缴' })
  const { rows } = await clerk.contacts.list({ houseId: wangs, kind: 'letter' })
  expect(rows).toMatchObject([
    {
      ...{ kind: 'letter', direction: 'out', purpose: 'arrears', by: 'clerk' },
      words: '已打印缴费提示函：到期未缴 ¥400.00，最早 2026-07',
    },
  ])
  const listed = (await clerk.fees.arrears.list({})).rows
  expect(listed.find(({ houseId }) => houseId === wangs)).toMatchObject({
    lastContact: { words: '说下周回来缴' },
    letters: { at: '2026-11-21T01:12:00.000Z', count: 1 },
  })
  expect((await clerk.contacts.list({ houseId: shop })).total).toBe(0)
  expect((await manager.system.prints({})).rows[0]).toMatchObject({
    form: 'arrears-letter',
    rows: 2,
    copy: 2,
  })
  expect((await manager.contacts.timeline({ houseId: lis })).entries).toMatchObject([
    { kind: 'contact', detail: { contactKind: 'letter' } },
  ])
})
