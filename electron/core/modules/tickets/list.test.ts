import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, registration, type Desk } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let desk: Desk
let houseId: number
let residentId: number
let repair: number

/** Four tickets on two days: 电梯 in 3-2-501, 漏水 in 3-2-1501, 路灯 in the open, 异味 the day after. */
beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  houseId = await givenHouse(office, '3-2-501')
  const upstairs = await givenHouse(office, '3-2-1501')
  residentId = await givenResident(office, { name: '王芳', houseId })
  desk = await deskOf(manager)
  repair = desk.category('户内漏水')
  const elevator = await register({ houseId, residentId, callerName: '', words: '电梯又停了，50%的时间' })
  await manager.tickets.assign({
    ...elevator,
    departmentId: desk.department('客户服务部'),
    assigneeId: desk.staff('李静'),
  })
  await register({
    kind: 'repair',
    categoryId: repair,
    houseId: upstairs,
    callerName: '张伟',
    words: '厨房漏水',
  })
  await register({ callerName: '', place: '东门', channelId: desk.channel('微信'), words: '路灯不亮_两盏' })
  office.clock.advance(24 * 3_600_000)
  manager = await office.logIn()
  await register({ categoryId: desk.category('垃圾桶异味'), words: '有异味' })
})
afterAll(() => office.close())

const register = (changes: object) => manager.tickets.register(registration(desk, changes))
const found = async (filter: Parameters<TestClient['tickets']['list']>[0]) => {
  const { rows, total } = await manager.tickets.list(filter)
  expect(total).toBe(rows.length)
  return rows.map((row) => row.words.slice(0, 2))
}

it('lists the newest first, a page at a time', async () => {
  expect(await found({})).toEqual(['有异', '路灯', '厨房', '电梯'])
  const second = await manager.tickets.list({ page: 2, size: 3 })
  expect(second.total).toBe(4)
  expect(second.rows.map((row) => row.number)).toEqual(['TS-20261121-0001'])
  expect(await manager.tickets.list({ page: 3, size: 3 })).toEqual({ rows: [], total: 4 })
  expect(await manager.tickets.list({ page: 2, size: 2 })).toMatchObject({ total: 4 })
})

it.each([
  ['number', 'TS-20261121-0002', ['路灯']],
  ['number without dashes', 'ts202611210002', ['路灯']],
  ['beginning of a number', 'TS-20261121', ['路灯', '电梯']],
  ['beginning of a month', 'TS-202611', ['有异', '路灯', '电梯']],
  ['end of a number', '0002', ['路灯']],
  ['words', '漏水', ['厨房']],
  ['caller', '王芳', ['有异', '电梯']],
  ['place', '东门', ['路灯']],
  ['room', '3-2-501', ['电梯']],
  ['room in words', '三栋二单元501', ['电梯']],
  ['unit', '3-2', ['厨房', '电梯']],
  ['a per cent sign', '50%', ['电梯']],
  ['per cent alone', '%', ['电梯']],
  ['an underscore', '亮_两', ['路灯']],
  ['an underscore that matches nothing else', '厨_漏', []],
  ['a backslash', '\\', []],
])('finds by %s', async (_, text, words) => {
  expect(await found({ text })).toEqual(words)
})

describe('filters', () => {
  it('by dictionary, place and person', async () => {
    const { id: buildingId } = await office.core.services.database.kysely
      .selectFrom('buildings')
      .select('id')
      .executeTakeFirstOrThrow()
    expect(await found({ kind: 'repair' })).toEqual(['厨房'])
    expect(await found({ categoryId: repair })).toEqual(['厨房'])
    expect(await found({ channelId: desk.channel('微信') })).toEqual(['路灯'])
    expect(await found({ departmentId: desk.department('客户服务部') })).toEqual(['电梯'])
    expect(await found({ houseId })).toEqual(['电梯'])
    expect(await found({ residentId })).toEqual(['电梯'])
    expect(await found({ buildingId })).toEqual(['厨房', '电梯'])
    expect(await found({ mine: true })).toEqual(['电梯'])
  })

  it('by state, several at once, and none for an empty choice', async () => {
    expect(await found({ states: ['assigned'] })).toEqual(['电梯'])
    expect(await found({ states: ['assigned', 'open'] })).toHaveLength(4)
    expect(await found({ states: [] })).toHaveLength(4)
    expect(await found({ states: ['void'] })).toEqual([])
  })

  it('by days of the office, both ends included', async () => {
    expect(await found({ from: '2026-11-22' })).toEqual(['有异'])
    expect(await found({ to: '2026-11-21' })).toEqual(['路灯', '厨房', '电梯'])
    expect(await found({ from: '2026-11-21', to: '2026-11-22' })).toHaveLength(4)
  })

  it('together', async () => {
    expect(await found({ kind: 'complaint', text: '3-2', states: ['assigned'] })).toEqual(['电梯'])
    expect(await found({ kind: 'complaint', text: '厨房' })).toEqual([])
  })
})

it('shows in a row what the page needs', async () => {
  const { rows } = await manager.tickets.list({ houseId })
  expect(rows[0]).toMatchObject({
    number: 'TS-20261121-0001',
    room: '3-2-501',
    caller: '王芳',
    category: '电梯故障',
    channel: '前台来访',
    department: '客户服务部',
    assignee: '李静',
    firstAsked: '李静',
    dueAt: '2026-11-24T01:12:00.000Z',
  })
})
