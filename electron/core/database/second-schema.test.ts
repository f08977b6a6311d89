import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Permission } from '../../../shared/contract/permissions.ts'
import { openEarlier, permissionsByRole, shippedAnd, storedIn } from '../testing/earlier-office.ts'
import type { TestClient, TestOffice } from '../testing/office.ts'
import { deskOf, registration } from '../testing/tickets.ts'
import { listBackups } from './backup/folder.ts'

const stamp = `'2026-10-02T00:00:00.000Z', NULL, '2026-10-02T00:00:00.000Z', NULL`
const stamped = 'created_at, created_by, updated_at, updated_by'
const own: Permission[] = ['archives.read', 'tickets.read', 'tickets.register']

let office: TestOffice
let manager: TestClient
let before: Record<string, unknown[]>
const kept = ['tickets', 'ticket_events'] as const

/** The folder as the second version left it: worked tickets, one of a ledger, a role of the office's own. */
const left = `
    UPDATE tickets SET state = 'assigned', department_id = 2, version = 3 WHERE id = 1;
    INSERT INTO ticket_events (ticket_id, at, staff_id, kind, text, detail) VALUES
      (1, '2026-10-01T00:00:00.000Z', 1, 'registered', '', '{"channel":"前台来访"}'),
      (1, '2026-10-01T00:10:00.000Z', 1, 'assigned', '尽快', '{"department":"电梯班"}');
    INSERT INTO tickets (id, number, kind, state, channel_id, category_id, words, house_id, resident_id, caller_name,
      caller_phone, place, demand, emotion, urgency, contact_time, received_at, entered_at, first_asked_by, rule,
      first_contact_due_at, reply_due_at, resolve_due_at, request_key, closed_at, result, callback_score, ${stamped})
      VALUES (2, 'TS20250601001', 'complaint', 'closed', 2, 2, '电梯夹人', NULL, NULL, '江琳娜', '', '大堂', NULL, 'angry',
      'urgent', '', '2025-06-01T01:00:00.000Z', '2025-06-01T01:00:00.000Z', 1, '{}', '2025-06-01T01:15:00.000Z',
      '2025-06-02T01:00:00.000Z', '2025-06-04T01:00:00.000Z', 'key-2', '2025-06-02T08:00:00.000Z', '已检修恢复', 4, ${stamp});
    INSERT INTO roles (code, name, permissions, ${stamped})
      VALUES ('own-1', '门岗', '${JSON.stringify(own)}', ${stamp});
    INSERT INTO roles (code, name, permissions, archived_at, ${stamped})
      VALUES ('own-2', '夜班', '[]', '2026-10-03T00:00:00.000Z', ${stamp});
    INSERT INTO user_roles (user_id, role_code) VALUES (1, 'own-1');
  `

beforeAll(async () => {
  ;({ office, manager, before } = await openEarlier(2, left, kept))
})
afterAll(() => office.close())

it('keeps a copy of the folder of the second version before it is changed', () => {
  expect(listBackups(office.folder)[0]).toMatchObject({ reason: 'migration', schema: 2 })
})

it('leaves every ticket and its timeline as they were; what is new stands empty', async () => {
  const now = storedIn(office.core.services.database.raw, kept)
  expect(now['tickets']).toEqual(
    before['tickets']!.map((ticket) => ({
      ...(ticket as object),
      entry: null,
      appointment_on: null,
      appointment_time: '',
      solved_on_spot: 0,
      channel_note: '',
      answers: '[]',
      back_entered: 0,
      joined_into: null,
      digest: '',
      publishable: 0,
    })),
  )
  expect(now['ticket_events']).toEqual(before['ticket_events'])
  expect(await manager.tickets.get({ id: 1 })).toMatchObject({
    state: 'assigned',
    department: '电梯班',
    version: 3,
    answers: [],
    photos: [],
    joinedInto: null,
    backEntered: false,
  })
})

it('goes on with the series and joins what is new to what was there', async () => {
  const desk = await deskOf(manager)
  const channelId = desk.channel('前台来访')
  const { id, number } = await manager.tickets.register(
    registration(desk, { channelId, categoryId: desk.category('电梯故障'), joinInto: 1 }),
  )
  expect(number).toBe('TS-20261121-0001')
  expect((await manager.tickets.get({ id: 1 })).joined.map((ticket) => ticket.id)).toEqual([id])
  expect((await manager.tickets.progress({ text: 'TS-20261001-0001' }))[0]).toMatchObject({ id: 1 })
})

it("gives the shipped roles what this version adds, and the office's own nothing", async () => {
  const now = await permissionsByRole(manager)
  expect(now).toMatchObject(shippedAnd(own))
  expect(now['clerk']).toContain('registers.keep')
  expect((await manager.accounts.current()).person?.permissions).toContain('reports.read')
})
