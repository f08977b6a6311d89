import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Call } from '../../kernel/call.ts'
import { newContact } from '../../testing/contacts.ts'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'
import { openPromisesOf } from './open-promises.ts'

let office: TestOffice
let manager: TestClient
let residentId: number

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  const houseId = await givenHouse(office, '3-2-501')
  residentId = await givenResident(office, { name: '王芳', houseId })
})
afterEach(() => office.close())

/** Whoever was away this long signs in again. */
async function later(days: number) {
  office.clock.advance(days * 24 * 3_600_000)
  manager = await office.logIn()
}
const promised = (words: string, dueOn: string, client = manager) =>
  client.contacts.add(newContact({ residentId, promises: [{ words, dueOn }] }))
const bookOf = async (filter: Parameters<TestClient['contacts']['promises']>[0] = {}) =>
  (await manager.contacts.promises(filter)).rows
const named = async (words: string) => (await bookOf()).find((row) => row.words === words)!
const settle = async (words: string, state: 'kept' | 'broken' | 'withdrawn', note = '') => {
  const { id, version } = await named(words)
  return manager.contacts.settlePromise({ id, version, state, note })
}

describe('the book of promises', () => {
  beforeEach(async () => {
    const wang = await office.signIn(manager, 'wang', ['clerk'])
    await promised('后天的', '2026-11-23')
    await promised('今天的', '2026-11-21')
    await promised('同事的', '2026-11-22', wang)
    await promised('兑现的', '2026-11-21')
    await settle('兑现的', 'kept', '如约')
    await later(1)
  })

  it('has the most overdue at the top and what ended below', async () => {
    const rows = await bookOf()
    expect(rows.map(({ words, state, overdue }) => [words, state, overdue])).toEqual([
      ['今天的', 'open', true],
      ['同事的', 'open', false],
      ['后天的', 'open', false],
      ['兑现的', 'kept', false],
    ])
    expect(rows[0]).toMatchObject({
      resident: '王芳',
      residentId,
      by: '李静',
      dueOn: '2026-11-21',
      madeAt: '2026-11-21T01:12:00.000Z',
    })
  })

  it.each([
    [{ state: 'kept' as const }, ['兑现的']],
    [{ state: 'open' as const, mine: true }, ['今天的', '后天的']],
    [{ overdue: true }, ['今天的']],
    [{ text: '今天' }, ['今天的']],
    [{ text: '如约' }, ['兑现的']],
    [{ text: 'wf', state: 'open' as const }, ['今天的', '同事的', '后天的']],
  ])('is filtered by %j', async (filter, words) => {
    expect((await bookOf(filter)).map((row) => row.words)).toEqual(words)
  })

  it('is found by a room in any style', async () => {
    const houseId = await givenHouse(office, '1-1-301')
    await manager.contacts.add(newContact({ houseId, promises: [{ words: '邻居的', dueOn: '2026-11-25' }] }))
    expect((await bookOf({ text: '1号楼1单元301' })).map((row) => row.words)).toEqual(['邻居的'])
    const { total } = await manager.contacts.promises({ text: '1-1-301', size: 1 })
    expect(total).toBe(1)
  })

  it('comes in pages with the number in all', async () => {
    const { rows, total } = await manager.contacts.promises({ page: 2, size: 3 })
    expect([rows.map((row) => row.words), total]).toEqual([['兑现的'], 4])
  })

  it('tells the desk what is due today and what is late', async () => {
    expect(await manager.contacts.duePromises()).toEqual({ dueToday: 1, overdue: 1 })
    await later(3)
    expect(await manager.contacts.duePromises()).toEqual({ dueToday: 0, overdue: 3 })
  })
})

describe('settling a promise', () => {
  it('keeps how it ended, when and why', async () => {
    await promised('换灯', '2026-11-21')
    await later(1)
    await settle('换灯', 'broken', '灯具缺货')
    expect(await named('换灯')).toMatchObject({
      state: 'broken',
      note: '灯具缺货',
      settledAt: '2026-11-22T01:12:00.000Z',
      overdue: false,
    })
    const { rows } = await manager.system.audit({ action: 'contacts.settlePromise' })
    expect(rows[0]).toMatchObject({ outcome: 'done', fields: ['note', 'state'] })
  })

  it('is taken back by whoever chose the wrong word', async () => {
    await promised('换灯', '2026-11-23')
    const { undoId } = await settle('换灯', 'broken', '点错了')
    await manager.changes.undo({ id: undoId })
    expect(await named('换灯')).toMatchObject({ state: 'open', note: '', settledAt: null })
  })

  it('happens once, by whoever saw it as it is', async () => {
    await promised('换灯', '2026-11-21')
    const { id, version } = await named('换灯')
    const kept = (reference: { id: number; version: number }) =>
      refusal(manager.contacts.settlePromise({ ...reference, state: 'kept' }))
    expect(await kept({ id, version: version + 1 })).toBe('CONFLICT')
    expect(await kept({ id: 999, version })).toBe('NOT_FOUND')
    expect(await kept({ id, version })).toBe('accepted')
    expect(await kept({ id, version: version + 1 })).toBe('NOT_ALLOWED_NOW')
  })
})

it("counts a resident's open promises for their card", async () => {
  const call = new Call(office.core.services, { host: 'browser', token: null }, 'residents.get', null)
  const other = await givenResident(office, { name: '张伟' })
  await promised('换灯', '2026-11-21')
  await promised('回话', '2026-11-22')
  await promised('修门', '2026-11-23')
  await settle('修门', 'kept')
  expect(await openPromisesOf(call, residentId)).toBe(2)
  expect(await openPromisesOf(call, other)).toBe(0)
})
