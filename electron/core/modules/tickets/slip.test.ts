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
    office: '青龙园客户服务中心',
    hotline: '010-8888 0000',
    slogan: '精心管理，全心呵护',
    community: '青龙园',
    number: 'TS-20261121-0001',
    kind: 'complaint',
    houseLong: '3栋2单元501',
    place: '',
    caller: '王女士',
    phone: '138****5678',
    receivedAt: '2026-11-21T01:12:00.000Z',
    channel: '前台来访',
    category: '电梯故障',
    firstAsked: '李静',
    words: '电梯又停了',
    demand: { code: 'fix', name: '修复', shipped: true },
    firstContactAt: '2026-11-21T01:12:00.000Z',
    firstContactDueAt: '2026-11-21T01:27:00.000Z',
    replyDueAt: '2026-11-22T01:12:00.000Z',
    resolveDueAt: '2026-11-24T01:12:00.000Z',
    form: { number: 'KF-03', edition: '', retention: '保存三年' },
    printHeader: '',
    printFooter: '',
    printedCount: 0,
    voided: false,
  })
})

it("bears the office's form number, edition and lines", async () => {
  const { id } = await register()
  const [form] = await manager.office.forms()
  const {
    timeZone: _zone,
    communityId: _id,
    communityName: _name,
    ...profile
  } = await manager.office.profile()
  await manager.office.updateForm({ ...form!, number: 'QLY-KF-03', edition: 'A/2' })
  await manager.office.updateProfile({ ...profile, printHeader: '以人为本', printFooter: '监督 12345' })
  expect(await manager.tickets.slip({ id })).toMatchObject({
    form: { number: 'QLY-KF-03', edition: 'A/2', retention: '保存三年' },
    printHeader: '以人为本',
    printFooter: '监督 12345',
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
  expect((await manager.tickets.slip({ id: ticket.id })).printedCount).toBe(2)
  const { version } = await manager.tickets.note({ id: ticket.id, version: ticket.version, text: '补充' })
  expect(version).toBe(2)
  const { events } = await manager.tickets.get({ id: ticket.id })
  expect(events.filter(({ kind }) => kind === 'printed').map(({ detail }) => detail.copy)).toEqual([1, 2])
  const { rows } = await manager.system.audit({ action: 'tickets.slipPrinted' })
  expect(rows.map((row) => row.subject)).toEqual([`ticket:${ticket.id}`, `ticket:${ticket.id}`])
})

it('is marked and no longer printed once voided', async () => {
  const ticket = await register()
  await manager.tickets.void({ id: ticket.id, version: ticket.version, reason: '录错了' })
  expect((await manager.tickets.slip({ id: ticket.id })).voided).toBe(true)
  expect(await refusal(manager.tickets.slipPrinted({ id: ticket.id }))).toBe('NOT_ALLOWED_NOW')
})
