import { afterAll, beforeAll, expect, it } from 'vitest'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, givenImportedTicket, registration, type Desk } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let desk: Desk

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  desk = await deskOf(manager)
})
afterAll(() => office.close())

it('shows what a ledger kept elsewhere recorded, with its times as they were', async () => {
  const id = await givenImportedTicket(office, desk)
  const ticket = await manager.tickets.get({ id })
  expect(ticket.recorded).toEqual({
    result: '已检修恢复',
    cause: { code: 'rules', name: '制度', shipped: true },
    responsibility: { code: 'internal', name: '内部', shipped: true },
    timely: true,
    callbackAt: '2025-06-04T00:30:00.000Z',
    callbackScore: 4,
    callbackWords: '处理较快',
  })
  expect(ticket.events.map(({ kind, at, text }) => [kind, at, text])).toEqual([
    ['registered', '2025-06-01T01:00:00.000Z', ''],
    ['first-contact', '2025-06-01T01:14:00.000Z', ''],
    ['done', '2025-06-02T08:00:00.000Z', '已检修恢复'],
    ['closed', '2025-06-02T08:00:00.000Z', ''],
    ['callback', '2025-06-04T00:30:00.000Z', '处理较快'],
  ])
})

it('leaves out the steps that were not recorded, and puts what happens later after them', async () => {
  const id = await givenImportedTicket(office, desk, {
    number: 'TS20250601002',
    state: 'done',
    first_contact_at: null,
    closed_at: null,
    callback_at: null,
    cause: null,
    responsibility: '物业',
    recorded_timely: null,
  })
  const before = await manager.tickets.get({ id })
  expect(before.recorded).toMatchObject({
    cause: null,
    responsibility: { code: '物业', name: '物业', shipped: false },
    timely: null,
  })
  await manager.tickets.close({ id, version: before.version, text: '补结案' })
  const { events } = await manager.tickets.get({ id })
  expect(events.map(({ kind }) => kind)).toEqual(['registered', 'done', 'closed'])
  const ids = events.map((event) => event.id)
  expect(ids).toEqual([...ids].sort((a, b) => a - b))
  expect(new Set(ids).size).toBe(3)
})

it('makes nothing up for tickets of this program', async () => {
  const { id } = await manager.tickets.register(registration(desk))
  const ticket = await manager.tickets.get({ id })
  expect(ticket.recorded).toBeNull()
  expect(ticket.events.map(({ kind }) => kind)).toEqual(['registered', 'first-contact'])
})
