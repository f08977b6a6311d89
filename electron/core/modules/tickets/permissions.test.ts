import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roleCodes, type RoleCode } from '../../../../shared/contract/permissions.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, refusal, registration, type Desk } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let desk: Desk
const people = {} as Record<RoleCode, TestClient>

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  for (const role of roleCodes) people[role] = await office.signIn(manager, role, [role])
  desk = await deskOf(manager)
})
afterAll(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

interface Reference {
  id: number
  version: number
}
type Request = (client: TestClient, ticket: Reference) => Promise<unknown>

async function exportAll(client: TestClient, unmaskedReason?: string): Promise<void> {
  const events = await client.tickets.exportList({ unmaskedReason })
  for await (const event of events)
    if (event.kind === 'ready') await client.system.download({ key: event.key })
}

const text = '说明'
/** Every procedure, the state it starts from, and who may; `assigned` means a handler who has the ticket. */
type From = 'open' | 'assigned' | 'done' | 'joined'
const table: [string, From, Request, (RoleCode | 'assigned')[]][] = [
  [
    'register',
    'open',
    (client) => client.tickets.register(registration(desk)),
    ['clerk', 'officer', 'manager'],
  ],
  [
    'list',
    'open',
    (client) => client.tickets.list({}),
    ['clerk', 'officer', 'handler', 'assigned', 'manager'],
  ],
  [
    'get',
    'open',
    (client, { id }) => client.tickets.get({ id }),
    ['clerk', 'officer', 'handler', 'assigned', 'manager'],
  ],
  [
    'desk',
    'open',
    (client) => client.tickets.desk({}),
    ['clerk', 'officer', 'handler', 'assigned', 'manager'],
  ],
  [
    'slip',
    'open',
    (client, { id }) => client.tickets.slip({ id }),
    ['clerk', 'officer', 'handler', 'assigned', 'manager'],
  ],
  [
    'firstContact',
    'assigned',
    (client, ticket) => client.tickets.firstContact({ ...ticket, result: 'reached' }),
    ['clerk', 'officer', 'assigned', 'manager'],
  ],
  [
    'note',
    'assigned',
    (client, ticket) => client.tickets.note({ ...ticket, text }),
    ['clerk', 'officer', 'assigned', 'manager'],
  ],
  [
    'done',
    'assigned',
    (client, ticket) => client.tickets.done({ ...ticket, text }),
    ['clerk', 'officer', 'assigned', 'manager'],
  ],
  [
    'assign',
    'open',
    (client, ticket) => client.tickets.assign({ ...ticket, departmentId: desk.department('工程部') }),
    ['officer', 'manager'],
  ],
  ['close', 'done', (client, ticket) => client.tickets.close(ticket), ['officer', 'manager']],
  ['reopen', 'done', (client, ticket) => client.tickets.reopen({ ...ticket, text }), ['officer', 'manager']],
  [
    'void',
    'open',
    (client, ticket) => client.tickets.void({ ...ticket, reason: text }),
    ['officer', 'manager'],
  ],
  [
    'slipPrinted',
    'open',
    (client, { id }) => client.tickets.slipPrinted({ id }),
    ['clerk', 'officer', 'manager'],
  ],
  [
    'related',
    'open',
    (client) => client.tickets.related({ kind: 'complaint', houseId: null, categoryId: null }),
    ['clerk', 'officer', 'manager'],
  ],
  [
    'join',
    'open',
    async (client, ticket) => {
      const main = await manager.tickets.register(registration(desk))
      return client.tickets.join({ ...ticket, intoId: main.id })
    },
    ['officer', 'manager'],
  ],
  ['part', 'joined', (client, ticket) => client.tickets.part(ticket), ['officer', 'manager']],
  [
    'progress',
    'open',
    (client) => client.tickets.progress({ text: '3-2-501' }),
    ['clerk', 'officer', 'handler', 'assigned', 'manager'],
  ],
  [
    'publish',
    'done',
    (client, ticket) => client.tickets.publish({ ...ticket, digest: text, publishable: true }),
    ['officer', 'manager'],
  ],
  [
    'reserveBlanks',
    'open',
    (client) => client.tickets.reserveBlanks({ kind: 'repair', count: 2, requestKey: randomUUID() }),
    ['clerk', 'officer', 'manager'],
  ],
  [
    'blanks',
    'open',
    (client) => client.tickets.blanks({}),
    ['clerk', 'officer', 'handler', 'assigned', 'manager'],
  ],
  [
    'voidBlank',
    'open',
    async (client) => {
      const { block } = await manager.tickets.reserveBlanks({
        kind: 'help',
        count: 1,
        requestKey: randomUUID(),
      })
      const [slip] = await manager.tickets.blanks({ block })
      return client.tickets.voidBlank({ ...slip!, reason: text })
    },
    ['officer', 'manager'],
  ],
  ['exportList', 'open', (client) => exportAll(client), ['clerk', 'officer', 'manager']],
  ['exportList unmasked', 'open', (client) => exportAll(client, '业委会核对'), ['manager']],
]

const cases = table.flatMap(([name, state, request, may]) =>
  [...roleCodes, 'assigned' as const].map((who) => ({ name, state, request, who, may: may.includes(who) })),
)

async function ticketFor(state: From, who: RoleCode | 'assigned'): Promise<Reference> {
  let ticket: Reference = await manager.tickets.register(
    registration(desk, { channelId: desk.channel('微信') }),
  )
  const assigneeId = who === 'assigned' ? desk.staff('handler') : null
  if (state === 'joined') {
    const main = await manager.tickets.register(registration(desk))
    return manager.tickets.join({ ...ticket, intoId: main.id })
  }
  if (state !== 'open')
    ticket = await manager.tickets.assign({ ...ticket, departmentId: desk.department('工程部'), assigneeId })
  if (state === 'done') ticket = await manager.tickets.done({ ...ticket, text })
  return ticket
}

describe('permissions', () => {
  it.each(cases)('$name by $who: $may', async ({ name, state, request, who, may }) => {
    const { id, version } = await ticketFor(state, who)
    const before = (await manager.system.audit({})).rows[0]!.seq
    const answer = await refusal(request(people[who === 'assigned' ? 'handler' : who], { id, version }))
    expect(answer).toBe(may ? 'accepted' : 'NOT_PERMITTED')
    const action = `tickets.${name.split(' ')[0]}`
    const refused = (await manager.system.audit({ action })).rows.filter(
      (row) => row.outcome === 'refused' && row.seq > before,
    )
    expect(refused.map((row) => row.actor)).toEqual(may ? [] : [who === 'assigned' ? 'handler' : who])
  })
})

describe('a handler', () => {
  it('works on what their department has and nobody in it by name', async () => {
    const db = office.core.services.database.kysely
    const departmentId = desk.department('绿化部')
    await db
      .updateTable('staff')
      .set({ department_id: departmentId })
      .where('id', '=', desk.staff('handler'))
      .execute()
    const { id, version } = await manager.tickets.register(registration(desk))
    const ours = await manager.tickets.assign({ id, version, departmentId })
    expect((await people.handler.tickets.get({ id })).actions).toEqual(['note', 'done', 'photo'])
    const noted = await people.handler.tickets.note({ ...ours, text })
    await manager.tickets.assign({ ...noted, departmentId, assigneeId: desk.staff('clerk') })
    expect((await people.handler.tickets.get({ id })).actions).toEqual([])
  })

  it("is refused on a colleague's ticket, and the audit names the ticket", async () => {
    const { id, version } = await ticketFor('assigned', 'clerk')
    expect((await people.handler.tickets.get({ id })).actions).toEqual([])
    expect(await refusal(people.handler.tickets.note({ id, version, text }))).toBe('NOT_PERMITTED')
    const { rows } = await manager.system.audit({ action: 'tickets.note' })
    expect(rows[0]).toMatchObject({ subject: `ticket:${id}`, actor: 'handler', outcome: 'refused' })
  })
})

it('nobody is served without signing in', async () => {
  expect(await refusal(office.connect().tickets.list({}))).toBe('NOT_SIGNED_IN')
})
