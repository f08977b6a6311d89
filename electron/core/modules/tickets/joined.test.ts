import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, refusal, registration, type Desk } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let desk: Desk

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  desk = await deskOf(manager)
})
afterAll(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

const given = (changes = {}) => manager.tickets.register(registration(desk, changes))
const read = (id: number) => manager.tickets.get({ id })
const now = async (id: number) => ({ id, version: (await read(id)).version })
const assign = async (id: number) =>
  manager.tickets.assign({ ...(await now(id)), departmentId: desk.department('工程部') })
const join = async (id: number, intoId: number) => manager.tickets.join({ ...(await now(id)), intoId })

/** A main ticket at work, one joined that had a department, one that had none. */
async function givenThree() {
  const [main, worked, fresh] = [await given(), await given(), await given()]
  await assign(main.id)
  await assign(worked.id)
  await join(worked.id, main.id)
  await join(fresh.id, main.id)
  return { main, worked, fresh }
}

async function finish(id: number): Promise<void> {
  await manager.tickets.done({ ...(await now(id)), text: '已换门机皮带' })
  await manager.tickets.close(await now(id))
}

describe('a ticket that waits for another', () => {
  it('is no work of its own: in no queue, in no count, never overdue', async () => {
    const overdue = async () => (await manager.tickets.list({ overdue: true })).rows.map(({ id }) => id)
    const main = await given()
    const other = await given({ channelId: desk.channel('微信') })
    const before = (await manager.tickets.desk({})).counts
    await join(other.id, main.id)
    const { counts, uncontacted } = await manager.tickets.desk({ queue: 'first-asked' })
    expect(counts).toMatchObject({
      uncontacted: before.uncontacted! - 1,
      'first-asked': before['first-asked']! - 1,
    })
    expect(uncontacted.map(({ id }) => id)).not.toContain(other.id)
    office.clock.advance(5 * 86_400_000)
    manager = await office.logIn()
    expect(await overdue()).toContain(main.id)
    expect(await overdue()).not.toContain(other.id)
    const listed = await manager.tickets.list({ states: ['joined'] })
    expect(listed.rows.map(({ id }) => id)).toEqual([other.id])
    expect((await manager.tickets.list({ states: ['open', 'joined'] })).total).toBe(2)
  })

  it('goes back to where it was, and both timelines tell it', async () => {
    const { main, worked, fresh } = await givenThree()
    await manager.tickets.part({ ...(await now(worked.id)), text: '不是一回事' })
    await manager.tickets.part(await now(fresh.id))
    expect(await read(worked.id)).toMatchObject({ state: 'assigned', department: '工程部', joinedInto: null })
    expect(await read(fresh.id)).toMatchObject({ state: 'open', joinedInto: null })
    expect((await read(worked.id)).events.at(-1)).toMatchObject({
      kind: 'parted',
      text: '不是一回事',
      detail: { number: main.number, side: 'joined' },
    })
    const told = (await read(main.id)).events.filter(({ kind }) => kind === 'parted')
    expect(told.map(({ detail }) => detail)).toEqual([
      { number: worked.number, side: 'main' },
      { number: fresh.number, side: 'main' },
    ])
    expect((await read(main.id)).joined).toEqual([])
  })

  it('can be noted on and its caller told, but not be worked on', async () => {
    const main = await given()
    const other = await given({ channelId: desk.channel('微信') })
    await join(other.id, main.id)
    await manager.tickets.firstContact({ ...(await now(other.id)), result: 'reached' })
    await manager.tickets.note({ ...(await now(other.id)), text: '又来问过' })
    expect(await refusal(assign(other.id))).toBe('NOT_ALLOWED_NOW')
    expect(await refusal(manager.tickets.void({ ...(await now(other.id)), reason: '误登' }))).toBe(
      'NOT_ALLOWED_NOW',
    )
  })
})

describe('with the ticket they wait for', () => {
  it('they are closed, and wait again when it is opened again', async () => {
    const { main, worked, fresh } = await givenThree()
    await finish(main.id)
    for (const { id } of [worked, fresh]) {
      const ticket = await read(id)
      expect(ticket).toMatchObject({ state: 'closed', joinedInto: { id: main.id } })
      expect(ticket.closedAt).toBe((await read(main.id)).closedAt)
      expect(ticket.events.at(-1)).toMatchObject({ kind: 'closed', detail: { number: main.number } })
    }
    await manager.tickets.reopen({ ...(await now(main.id)), text: '没有修好' })
    for (const { id } of [worked, fresh])
      expect(await read(id)).toMatchObject({ state: 'joined', closedAt: null, doneAt: null })
    await finish(main.id)
    expect((await read(fresh.id)).state).toBe('closed')
  })

  it('they stand for themselves when it is voided', async () => {
    const { main, worked, fresh } = await givenThree()
    await manager.tickets.void({ ...(await now(main.id)), reason: '误登' })
    expect(await read(worked.id)).toMatchObject({ state: 'assigned', joinedInto: null })
    expect(await read(fresh.id)).toMatchObject({ state: 'open', joinedInto: null })
  })

  it('one that is opened again by itself is no longer closed with it', async () => {
    const { main, worked, fresh } = await givenThree()
    await finish(main.id)
    await manager.tickets.reopen({ ...(await now(worked.id)), text: '他家的没有修' })
    expect(await read(worked.id)).toMatchObject({ state: 'assigned', joinedInto: null })
    await manager.tickets.reopen({ ...(await now(main.id)), text: '没有修好' })
    expect((await read(worked.id)).state).toBe('assigned')
    expect((await read(fresh.id)).state).toBe('joined')
  })

  it('every changed row has an entry of its own in the audit', async () => {
    const { main, worked, fresh } = await givenThree()
    await finish(main.id)
    const { rows } = await manager.system.audit({ action: 'tickets.close' })
    expect(rows.slice(0, 3).map(({ subject }) => subject)).toEqual(
      [fresh, worked, main].map(({ id }) => `ticket:${id}`),
    )
    expect(rows[0]!.fields).toEqual(['closed_at', 'done_at', 'state'])
  })
})

describe('is refused', () => {
  it('into itself, nothing, a closed, a voided or a waiting one', async () => {
    const { main, worked } = await givenThree()
    const ticket = await given()
    const closed = await given({ solved: '好了' })
    const voided = await given()
    await manager.tickets.void({ ...voided, reason: '误登' })
    for (const intoId of [ticket.id, 99_999, closed.id, voided.id, worked.id])
      expect(await refusal(manager.tickets.join({ ...ticket, intoId }))).toBe('INVALID_INPUT intoId')
    expect(await refusal(manager.tickets.join({ ...ticket, intoId: main.id }))).toBe('accepted')
  })

  it('for one that others wait for, and for one whose work is done', async () => {
    const { main } = await givenThree()
    const other = await given()
    expect((await read(main.id)).actions).not.toContain('join')
    expect(await refusal(join(main.id, other.id))).toBe('NOT_ALLOWED_NOW')
    await assign(other.id)
    await manager.tickets.done({ ...(await now(other.id)), text: '好了' })
    expect(await refusal(join(other.id, (await given()).id))).toBe('NOT_ALLOWED_NOW')
  })

  it('a stale save', async () => {
    const [main, other] = [await given(), await given()]
    await manager.tickets.note({ ...other, text: '同事先写的' })
    expect(await refusal(manager.tickets.join({ ...other, intoId: main.id }))).toBe('CONFLICT')
  })
})
