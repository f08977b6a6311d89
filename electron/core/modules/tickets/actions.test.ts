import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TicketAction } from '../../../../shared/modules/tickets/contract.ts'
import type { TicketKind, TicketState } from '../../../../shared/modules/tickets/terms.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, givenPhoto, givenStaff, refusal, registration, type Desk } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let desk: Desk
/** What others are joined to. */
let mainId: number
let photo: string

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  const { departments } = await manager.office.dictionaries()
  const departmentId = departments.find(({ name }) => name === '保洁部')!.id
  await givenStaff(manager, '赵工')
  await givenStaff(manager, '孙姐', departmentId)
  desk = await deskOf(manager)
  mainId = (await manager.tickets.register(registration(desk))).id
  photo = await givenPhoto(office)
})
afterAll(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

interface Reference {
  id: number
  version: number
}

const text = '说明'
const act: Record<TicketAction, (ticket: Reference) => Promise<unknown>> = {
  'first-contact': (ticket) => manager.tickets.firstContact({ ...ticket, result: 'reached' }),
  assign: (ticket) => manager.tickets.assign({ ...ticket, departmentId: desk.department('工程部') }),
  note: (ticket) => manager.tickets.note({ ...ticket, text }),
  done: (ticket) => manager.tickets.done({ ...ticket, text }),
  close: (ticket) => manager.tickets.close(ticket),
  reopen: (ticket) => manager.tickets.reopen({ ...ticket, text }),
  join: (ticket) => manager.tickets.join({ ...ticket, intoId: mainId }),
  part: (ticket) => manager.tickets.part(ticket),
  photo: (ticket) => manager.attachments.attach({ ...ticket, hashes: [photo] }),
  publish: (ticket) => manager.tickets.publish({ ...ticket, digest: '电梯已检修', publishable: true }),
  void: (ticket) => manager.tickets.void({ ...ticket, reason: text }),
  print: ({ id }) => manager.tickets.slipPrinted({ id }),
}

/** A written ticket, nobody contacted yet, brought to a state by its own steps. */
async function ticketIn(state: TicketState, kind: TicketKind = 'complaint'): Promise<Reference> {
  const categoryId = desk.category(kind === 'inquiry' ? '物业费' : '电梯故障')
  const input = registration(desk, { kind, categoryId, channelId: desk.channel('微信') })
  const { id } = await manager.tickets.register(input)
  const way: Record<TicketState, TicketAction[]> = {
    open: [],
    assigned: ['assign'],
    done: ['assign', 'done'],
    joined: ['join'],
    closed: ['assign', 'done', 'close'],
    void: ['void'],
  }
  for (const action of way[state]) await act[action](await referenceOf(id))
  return referenceOf(id)
}

async function referenceOf(id: number): Promise<Reference> {
  const { version } = await manager.tickets.get({ id })
  return { id, version }
}

const everything = Object.keys(act) as TicketAction[]
const allowed: [TicketKind, TicketState, TicketAction[]][] = [
  ['complaint', 'open', ['first-contact', 'assign', 'note', 'join', 'photo', 'void', 'print']],
  ['complaint', 'assigned', ['first-contact', 'assign', 'note', 'done', 'join', 'photo', 'void', 'print']],
  ['complaint', 'done', ['first-contact', 'note', 'close', 'reopen', 'photo', 'publish', 'void', 'print']],
  ['complaint', 'joined', ['first-contact', 'note', 'part', 'photo', 'print']],
  ['complaint', 'closed', ['note', 'reopen', 'photo', 'publish', 'print']],
  ['complaint', 'void', []],
  ['inquiry', 'open', ['first-contact', 'assign', 'note', 'close', 'join', 'photo', 'void', 'print']],
  [
    'inquiry',
    'assigned',
    ['first-contact', 'assign', 'note', 'done', 'close', 'join', 'photo', 'void', 'print'],
  ],
]

describe.each(allowed)('%s, %s', (kind, state, actions) => {
  it('lists what may be done now', async () => {
    const { id } = await ticketIn(state, kind)
    expect((await manager.tickets.get({ id })).actions).toEqual(actions)
  })

  it.each(everything)('%s: the command agrees with the list', async (action) => {
    const ticket = await ticketIn(state, kind)
    const answer = await refusal(act[action](ticket))
    expect(answer).toBe(actions.includes(action) ? 'accepted' : 'NOT_ALLOWED_NOW')
    const after = await manager.tickets.get({ id: ticket.id })
    if (answer !== 'accepted') expect(after.version).toBe(ticket.version)
  })

  it('refuses a stale save and keeps what the colleague wrote', async () => {
    if (state === 'void') return
    const ticket = await ticketIn(state, kind)
    await manager.tickets.note({ ...ticket, text: '同事先写的' })
    for (const action of actions.filter((each) => each !== 'print'))
      expect(await refusal(act[action](ticket))).toBe('CONFLICT')
    const { events } = await manager.tickets.get({ id: ticket.id })
    expect(events.at(-1)?.text).toBe('同事先写的')
  })
})

describe('first contact', () => {
  it('stays open after a call nobody answered', async () => {
    const ticket = await ticketIn('open')
    const missed = await manager.tickets.firstContact({ ...ticket, result: 'no-answer', text: '响了六声' })
    const after = await manager.tickets.get({ id: ticket.id })
    expect(after).toMatchObject({ firstContactAt: null, firstContactResult: null })
    expect(after.events.at(-1)).toMatchObject({
      kind: 'contact',
      text: '响了六声',
      detail: { result: 'no-answer' },
    })
    expect((await manager.tickets.desk({})).uncontacted.map((row) => row.id)).toContain(ticket.id)

    await manager.tickets.firstContact({ ...missed, result: 'told-accepted' })
    const told = await manager.tickets.get({ id: ticket.id })
    expect(told).toMatchObject({ firstContactResult: 'told-accepted', dueAt: told.resolveDueAt })
    expect((await manager.tickets.desk({})).uncontacted.map((row) => row.id)).not.toContain(ticket.id)
    expect(await refusal(act['first-contact'](await referenceOf(ticket.id)))).toBe('NOT_ALLOWED_NOW')
  })
})

describe('dispatch', () => {
  it('names who had it before and who has it now', async () => {
    const ticket = await ticketIn('open')
    const { assign } = manager.tickets
    const first = await assign({ ...ticket, departmentId: desk.department('工程部') })
    await assign({
      ...first,
      departmentId: desk.department('保洁部'),
      assigneeId: desk.staff('赵工'),
      text: '转给保洁',
    })
    const after = await manager.tickets.get({ id: ticket.id })
    expect(after).toMatchObject({ state: 'assigned', department: '保洁部', assignee: '赵工' })
    expect(after.events.at(-1)).toMatchObject({
      kind: 'assigned',
      text: '转给保洁',
      detail: { department: '保洁部', assignee: '赵工', fromDepartment: '工程部', fromAssignee: '' },
    })
  })

  it.each([
    ['an unknown department', { departmentId: 999 }, 'NOT_FOUND departmentId'],
    ['an unknown person', { assigneeId: 999 }, 'NOT_FOUND assigneeId'],
  ])('refuses %s', async (_, changes, answer) => {
    const ticket = await ticketIn('open')
    const input = { ...ticket, departmentId: desk.department('工程部'), ...changes }
    expect(await refusal(manager.tickets.assign(input))).toBe(answer)
  })

  it('gives a ticket to nobody of another department', async () => {
    const ticket = await ticketIn('open')
    const assign = (department: string) =>
      refusal(
        manager.tickets.assign({
          ...ticket,
          departmentId: desk.department(department),
          assigneeId: desk.staff('孙姐'),
        }),
      )
    expect(await assign('工程部')).toBe('INVALID_INPUT assigneeId')
    expect((await manager.tickets.get({ id: ticket.id })).state).toBe('open')
    expect(await assign('保洁部')).toBe('accepted')
  })
})

describe('closing and opening again', () => {
  it('goes back to the department that had it, or to be dispatched', async () => {
    const closed = await ticketIn('closed')
    await act.reopen(closed)
    expect(await manager.tickets.get({ id: closed.id })).toMatchObject({
      state: 'assigned',
      department: '工程部',
      doneAt: null,
      closedAt: null,
    })
    const answered = await ticketIn('open', 'inquiry')
    await act.close(answered)
    const then = await manager.tickets.get({ id: answered.id })
    expect(then).toMatchObject({ state: 'closed', dueAt: null })
    expect(then.doneAt).toBe(then.closedAt)
    await act.reopen(await referenceOf(answered.id))
    expect(await manager.tickets.get({ id: answered.id })).toMatchObject({ state: 'open', closedAt: null })
  })

  it('keeps the reason and the number of a voided ticket', async () => {
    const { id } = await ticketIn('void')
    const ticket = await manager.tickets.get({ id })
    expect(ticket).toMatchObject({ state: 'void', voidReason: text, dueAt: null })
    expect((await manager.tickets.list({ text: ticket.number })).total).toBe(1)
  })
})

it('keeps what stood there before, beside an audit that names the ticket', async () => {
  const ticket = await ticketIn('assigned')
  await act.done(ticket)
  const { rows } = await manager.system.audit({ action: 'tickets.done' })
  expect(rows[0]).toMatchObject({
    subject: `ticket:${ticket.id}`,
    outcome: 'done',
    fields: ['done_at', 'state', 'text'],
  })
  const before = await office.core.services.database.kysely
    .selectFrom('audit_values')
    .select(['field', 'before'])
    .where('seq', '=', rows[0]!.seq)
    .orderBy('field')
    .execute()
  expect(before).toEqual([
    { field: 'done_at', before: null },
    { field: 'state', before: 'assigned' },
  ])
})

it('answers NOT_FOUND for a ticket that does not exist', async () => {
  for (const action of everything)
    expect(await refusal(act[action]({ id: 9999, version: 1 }))).toBe('NOT_FOUND')
  expect(await refusal(manager.tickets.get({ id: 9999 }))).toBe('NOT_FOUND')
  expect(await refusal(manager.tickets.slip({ id: 9999 }))).toBe('NOT_FOUND')
})
