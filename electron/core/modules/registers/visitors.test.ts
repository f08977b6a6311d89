import { afterAll, beforeAll, expect, it } from 'vitest'
import { givenHouse } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  await givenHouse(office, '3-2-501')
})
afterAll(() => office.close())

type Arrived = Parameters<TestClient['registers']['visitors']['arrive']>[0]
const arrive = (changes: Partial<Arrived> = {}) =>
  manager.registers.visitors.arrive({ name: '来访者', ...changes })
const rowOf = async (id: number) =>
  (await manager.registers.visitors.list({ size: 200 })).rows.find((row) => row.id === id)

it('a visitor comes in, counts as inside, and leaves', async () => {
  const visitor = await arrive({
    name: '陈建国',
    phone: '13700137000',
    plate: '京a·12345',
    people: 3,
    houseId: 1,
    hostName: '王芳',
    purpose: '看望老人',
    pass: '访 07',
  })
  expect(await rowOf(visitor.id)).toMatchObject({
    name: '陈建国',
    phone: '137****7000',
    plate: '京A12345',
    people: 3,
    room: '3-2-501',
    host: '王芳',
    pass: '访07',
    state: 'inside',
    by: '李静',
  })
  expect((await manager.registers.counts()).visitors).toEqual({ inside: 1, overnight: 0 })
  const { id, version, undoId } = await manager.registers.visitors.leave({
    id: visitor.id,
    version: visitor.version,
  })
  expect(await rowOf(id)).toMatchObject({ state: 'left', leftAt: '2026-11-21T01:12:00.000Z' })
  expect((await manager.registers.counts()).visitors.inside).toBe(0)
  expect(await refusal(manager.registers.visitors.leave({ id, version }))).toBe('NOT_ALLOWED_NOW')
  await manager.changes.undo({ id: undoId })
  expect(await rowOf(id)).toMatchObject({ state: 'inside', leftAt: null })
})

it.each<[string, Partial<Arrived>, string]>([
  ['nobody', { name: ' ' }, 'INVALID_INPUT name'],
  ['nobody at all', { people: 0 }, 'INVALID_INPUT people'],
  ['what is no plate', { plate: '??' }, 'INVALID_INPUT plate'],
  ['what is no phone', { phone: '12' }, 'INVALID_INPUT phone'],
  ['an ID number in the purpose', { purpose: '身份证 110101199003074477' }, 'INVALID_INPUT purpose'],
  ['an ID number instead of a pass', { pass: '11010119900307447x' }, 'INVALID_INPUT pass'],
  ['an unknown house', { houseId: 9 }, 'NOT_FOUND houseId'],
  ['a pass somebody inside carries', { pass: 'p9' }, 'ALREADY_EXISTS pass'],
])('is refused with %s', async (_, changes, answer) => {
  if ((await manager.registers.visitors.list({ text: 'P9' })).total === 0) await arrive({ pass: 'P9' })
  expect(await refusal(arrive(changes))).toBe(answer)
})

it('two carry no one pass by undoing that somebody left', async () => {
  const { id, version } = await arrive({ pass: 'V7' })
  const { undoId } = await manager.registers.visitors.leave({ id, version })
  await arrive({ pass: 'V7' })
  expect(await refusal(manager.changes.undo({ id: undoId }))).toBe('CHANGED_SINCE')
  expect(await rowOf(id)).toMatchObject({ state: 'left' })
})

it('whoever is inside since an earlier day is told apart, and stands first', async () => {
  const early = await arrive({ name: '昨天来的' })
  office.clock.advance(86_400_000)
  manager = await office.logIn()
  const gone = await arrive({ name: '今天来的' })
  await manager.registers.visitors.leave({ id: gone.id, version: gone.version })
  const { rows } = await manager.registers.visitors.list({ text: '来的' })
  expect(rows.map(({ name, state }) => [name, state])).toEqual([
    ['昨天来的', 'overnight'],
    ['今天来的', 'left'],
  ])
  const overnight = await manager.registers.visitors.list({ state: 'overnight', size: 200 })
  expect(overnight.rows.map(({ id }) => id)).toContain(early.id)
  expect((await manager.registers.counts()).visitors.overnight).toBe(overnight.total)
})

it('is for those who keep the registers', async () => {
  const handler = await office.signIn(manager, 'wang', ['handler'])
  expect(await refusal(handler.registers.visitors.list({}))).toBe('NOT_PERMITTED')
  expect(await refusal(handler.registers.visitors.arrive({ name: '某人' }))).toBe('NOT_PERMITTED')
  expect(await refusal(handler.registers.revealPhone({ of: 'visitor', id: 1 }))).toBe('NOT_PERMITTED')
})
