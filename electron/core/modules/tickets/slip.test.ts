import { afterAll, beforeAll, expect, it } from 'vitest'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, refusal, registration, type Desk } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let desk: Desk
let houseId: number
let residentId: number

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  houseId = await givenHouse(office, '3-2-501')
  residentId = await givenResident(office, { name: '王芳', gender: 'female', phone: '13800135678', houseId })
  desk = await deskOf(manager)
})
afterAll(() => office.close())

const register = (changes = {}) =>
  manager.tickets.register(registration(desk, { houseId, residentId, ...changes }))

it('shows the promise, addresses the caller and hides the phone', async () => {
  const { id } = await register({ demand: 'fix' })
  expect(await manager.tickets.slip({ id })).toEqual({
    number: 'TS-20261121-0001',
    kind: 'complaint',
    houseLong: '3栋2单元501',
    place: '',
    caller: '王女士',
    phone: '138****5678',
    receivedAt: '2026-11-21T01:12:00.000Z',
    backEntered: false,
    channel: '前台来访',
    category: '电梯故障',
    urgency: { code: 'normal', name: '一般', shipped: true },
    firstAsked: '李静',
    words: '电梯又停了',
    demand: { code: 'fix', name: '修复', shipped: true },
    contactTime: '',
    entry: null,
    appointmentOn: null,
    appointmentTime: '',
    firstContactAt: '2026-11-21T01:12:00.000Z',
    firstContactDueAt: '2026-11-21T01:27:00.000Z',
    replyDueAt: '2026-11-22T01:12:00.000Z',
    resolveDueAt: '2026-11-24T01:12:00.000Z',
    dispatchedAt: null,
    department: '',
    assignee: '',
    solved: null,
    printed: { slip: 0, 'work-sheet': 0 },
    voided: false,
  })
})

it('tells the work sheet who is sent, when, and whether they may go in', async () => {
  const { id, version } = await register({
    kind: 'repair',
    categoryId: desk.category('户内漏水'),
    entry: 'call-first',
    appointmentOn: '2026-11-22',
    appointmentTime: '上午',
  })
  await manager.tickets.assign({ id, version, departmentId: desk.department('工程部') })
  expect(await manager.tickets.slip({ id })).toMatchObject({
    entry: 'call-first',
    appointmentOn: '2026-11-22',
    appointmentTime: '上午',
    dispatchedAt: '2026-11-21T01:12:00.000Z',
    department: '工程部',
  })
})

it('tells what was answered to whoever had it solved on the spot', async () => {
  const { id } = await register({ solved: '已当场复位' })
  expect((await manager.tickets.slip({ id })).solved).toEqual({
    at: '2026-11-21T01:12:00.000Z',
    words: '已当场复位',
  })
})

it("does not lend the resident's gender to a relative", async () => {
  const { id } = await register({ callerName: '王强' })
  expect((await manager.tickets.slip({ id })).caller).toBe('王强')
})

it('counts its prints without disturbing somebody who is editing', async () => {
  const ticket = await register()
  expect(await manager.tickets.slipPrinted({ id: ticket.id })).toEqual({ copy: 1 })
  expect(await manager.tickets.slipPrinted({ id: ticket.id })).toEqual({ copy: 2 })
  expect((await manager.tickets.slip({ id: ticket.id })).printed).toEqual({ slip: 2, 'work-sheet': 0 })
  const { version } = await manager.tickets.note({ id: ticket.id, version: ticket.version, text: '补充' })
  expect(version).toBe(2)
  const { events } = await manager.tickets.get({ id: ticket.id })
  expect(events.filter(({ kind }) => kind === 'printed').map(({ detail }) => detail.copy)).toEqual([1, 2])
  const { rows } = await manager.system.audit({ action: 'tickets.slipPrinted' })
  expect(rows.map((row) => row.subject)).toEqual([`ticket:${ticket.id}`, `ticket:${ticket.id}`])
})

it('is counted apart from the work sheet, and both stand in the print log', async () => {
  const { id, number } = await register()
  await manager.tickets.slipPrinted({ id, paper: '80mm' })
  expect(await manager.tickets.slipPrinted({ id, form: 'work-sheet', paper: 'A4' })).toEqual({ copy: 1 })
  expect(await manager.tickets.slipPrinted({ id, form: 'work-sheet', paper: 'A4' })).toEqual({ copy: 2 })
  expect((await manager.tickets.slip({ id })).printed).toEqual({ slip: 1, 'work-sheet': 2 })
  const { rows } = await manager.system.prints({})
  expect(rows.slice(0, 3).map(({ id: _id, ...row }) => row)).toEqual(
    [['work-sheet', 'A4', 2] as const, ['work-sheet', 'A4', 1] as const, ['slip', '80mm', 1] as const].map(
      ([form, paper, copy]) => ({
        at: '2026-11-21T01:12:00.000Z',
        by: '李静',
        form,
        paper,
        subject: `ticket:${id}`,
        label: number,
        rows: 1,
        copy,
      }),
    ),
  )
})

it('is marked and no longer printed once voided', async () => {
  const ticket = await register()
  await manager.tickets.void({ id: ticket.id, version: ticket.version, reason: '录错了' })
  expect((await manager.tickets.slip({ id: ticket.id })).voided).toBe(true)
  expect(await refusal(manager.tickets.slipPrinted({ id: ticket.id }))).toBe('NOT_ALLOWED_NOW')
})
