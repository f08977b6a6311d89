import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { deskQueues } from '../../../../shared/modules/tickets/contract.ts'
import { givenHouse } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, registration, type Desk } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let desk: Desk

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  desk = await deskOf(manager)
})
afterEach(() => office.close())

const hour = 3_600_000
const written = (words: string) => ({ words, channelId: desk.channel('微信') })
const register = (client: TestClient, changes = {}) => client.tickets.register(registration(desk, changes))

/** Moves the clock; a session that slept too long is opened again. */
async function later(milliseconds: number): Promise<void> {
  office.clock.advance(milliseconds)
  manager = await office.logIn()
}
const wordsOf = (rows: { words: string }[]) => rows.map((row) => row.words)

describe('the queues', () => {
  it('show the oldest un-contacted first, as long as nobody was reached', async () => {
    const first = await register(manager, written('一'))
    office.clock.advance(60_000)
    await register(manager, written('二'))
    await register(manager, { words: '当面说的' })
    const before = await manager.tickets.desk({ queue: 'uncontacted' })
    expect(wordsOf(before.uncontacted)).toEqual(['一', '二'])
    expect(before.rows).toEqual(before.uncontacted)
    expect(before.counts.uncontacted).toBe(2)
    await manager.tickets.firstContact({ ...first, result: 'reached' })
    expect(wordsOf((await manager.tickets.desk({})).uncontacted)).toEqual(['二'])
  })

  it("tell what falls due today in the office's zone from what is late", async () => {
    // Promised for Tuesday 09:12, then for Tuesday 23:59 and Wednesday 00:00 in Shanghai.
    await register(manager, { words: '早上' })
    await later(Date.parse('2026-11-21T15:59:00.000Z') - office.clock.now())
    await register(manager, { words: '夜里' })
    office.clock.advance(60_000)
    await register(manager, { words: '过了零点' })

    await later(Date.parse('2026-11-24T01:00:00.000Z') - office.clock.now())
    const morning = await manager.tickets.desk({ queue: 'due-today' })
    expect(wordsOf(morning.rows)).toEqual(['早上', '夜里'])
    expect(morning.counts).toMatchObject({ 'due-today': 2, overdue: 0 })

    await later(hour)
    const late = await manager.tickets.desk({ queue: 'overdue' })
    expect(wordsOf(late.rows)).toEqual(['早上'])
    expect(late.counts).toMatchObject({ 'due-today': 1, overdue: 1 })
    expect((await manager.tickets.list({ overdue: true })).rows).toEqual(late.rows)
  })

  it('drop a ticket when its work is done, and keep it with the clerk asked first until it is closed', async () => {
    const clerk = await office.signIn(manager, 'clerk', ['clerk'])
    const ticket = await register(clerk)
    const handler = await office.signIn(manager, 'handler', ['handler'])
    desk = await deskOf(manager)
    const counts = async (client: TestClient) => (await client.tickets.desk({})).counts
    const assigned = await manager.tickets.assign({
      ...ticket,
      departmentId: desk.department('工程部'),
      assigneeId: desk.staff('handler'),
    })
    expect(await counts(handler)).toMatchObject({ mine: 1, 'first-asked': 0 })
    expect(await counts(clerk)).toMatchObject({ mine: 0, 'first-asked': 1 })
    const mine = await handler.tickets.desk({ queue: 'mine' })
    expect(mine.rows.map((row) => row.id)).toEqual([ticket.id])
    const done = await handler.tickets.done({ ...assigned, text: '修好了' })
    expect(await counts(handler)).toMatchObject({ mine: 0 })
    expect(await counts(clerk)).toMatchObject({ 'first-asked': 1 })
    await manager.tickets.close(done)
    expect(await counts(clerk)).toMatchObject({ 'first-asked': 0 })
    expect(await manager.tickets.desk({})).toMatchObject({ receivedToday: 1, closedToday: 1 })
  })
})

it('counts what was received and closed today, without what was voided', async () => {
  await register(manager)
  const mistake = await register(manager)
  await manager.tickets.void({ ...mistake, reason: '录错了' })
  expect(await manager.tickets.desk({})).toMatchObject({ receivedToday: 1, closedToday: 0 })
  await later(24 * hour)
  expect(await manager.tickets.desk({})).toMatchObject({ receivedToday: 0 })
})

it('tells what happened lately, newest first', async () => {
  const houseId = await givenHouse(office, '3-2-501')
  const ticket = await register(manager, { houseId, ...written('漏水') })
  await manager.tickets.note({ ...ticket, text: '已去看过' })
  const { recent } = await manager.tickets.desk({})
  expect(recent.map(({ kind, number, room, words }) => [kind, number, room, words])).toEqual([
    ['note', ticket.number, '3-2-501', '漏水'],
    ['registered', ticket.number, '3-2-501', '漏水'],
  ])
})

it('never reads the whole table of tickets', async () => {
  const { raw } = office.core.services.database
  const prepare = vi.spyOn(raw, 'prepare')
  for (const queue of deskQueues) await manager.tickets.desk({ queue })
  const statements = [...new Set(prepare.mock.calls.map(([sql]) => sql))].filter((sql) =>
    sql.includes('"tickets"'),
  )
  prepare.mockRestore()
  expect(statements.length).toBeGreaterThanOrEqual(9)
  const plans = statements.flatMap((sql) => {
    const nothing = Array.from(sql.matchAll(/\?/g), () => null)
    const steps = raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...nothing) as { detail: string }[]
    return steps.map((step) => step.detail)
  })
  const onTickets = plans.filter((step) => /\btickets\b/.test(step) && /SCAN|SEARCH/.test(step))
  // A walk of a partial index reads unfinished tickets only.
  const wholeTable = onTickets.filter(
    (step) => step.startsWith('SCAN') && !/USING (COVERING )?INDEX tickets_(open|uncontacted)$/.test(step),
  )
  expect(wholeTable).toEqual([])
  expect(onTickets.length).toBeGreaterThanOrEqual(statements.length)
  expect(plans.filter((step) => step.includes('TEMP B-TREE'))).toEqual([])
})
