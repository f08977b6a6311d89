import { afterAll, beforeAll, expect, it } from 'vitest'
import { deskOf, refusal, registration } from '../../testing/tickets.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'

let office: TestOffice
let manager: TestClient
let clerk: TestClient
let ticketId: number

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  clerk = await office.signIn(manager, 'chenjie', ['clerk'])
  const visitor = { houseId: null, callerName: '路人甲', callerPhone: '139 1234 5678', place: '东门' }
  ticketId = (await clerk.tickets.register(registration(await deskOf(clerk), visitor))).id
})
afterAll(() => office.close())

it('is free of reasons for the clerk who took the matter in', async () => {
  expect((await clerk.tickets.get({ id: ticketId })).callerPhone).toBe('139****5678')
  expect(await clerk.tickets.revealPhone({ id: ticketId })).toEqual({ phone: '13912345678' })
})

it('stays so while it waits for another ticket, and ends with it', async () => {
  const desk = await deskOf(clerk)
  const main = await clerk.tickets.register(registration(desk))
  const joined = registration(desk, { callerPhone: '13912345678', joinInto: main.id })
  const { id } = await clerk.tickets.register(joined)
  const reveal = () => refusal(clerk.tickets.revealPhone({ id }))
  expect(await reveal()).toBe('accepted')
  const assigned = await manager.tickets.assign({ ...main, departmentId: desk.department('工程部') })
  await manager.tickets.close(await manager.tickets.done({ ...assigned, text: '已修' }))
  expect(await reveal()).toBe('INVALID_INPUT reason')
})

it('asks anybody else for a reason, and the audit keeps that it was shown', async () => {
  const other = await office.signIn(manager, 'wangwu', ['clerk'])
  await expect(other.tickets.revealPhone({ id: ticketId })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    data: { field: 'reason' },
  })
  expect(await other.tickets.revealPhone({ id: ticketId, reason: '代班回电' })).toEqual({
    phone: '13912345678',
  })
  const { rows } = await manager.system.audit({ action: 'tickets.revealPhone' })
  expect(rows.map((row) => row.actor)).toEqual(['wangwu', 'chenjie', 'chenjie'])
  expect(JSON.stringify(rows)).not.toContain('13912345678')
})

it('is free of reasons for whoever it is assigned to, by name or through their department', async () => {
  const desk = await deskOf(manager)
  const departmentId = desk.department('工程部')
  const colleague = await office.signIn(manager, 'sunba', ['handler'])
  const handler = await office.signIn(manager, 'zhaoliu', ['handler'])
  const db = office.core.services.database.kysely
  await db
    .updateTable('staff')
    .set({ department_id: departmentId })
    .where('name', 'in', ['zhaoliu', 'sunba'])
    .execute()
  const ticket = await clerk.tickets.register(registration(desk, { callerPhone: '13812345678' }))
  const reveal = (client: TestClient) => refusal(client.tickets.revealPhone({ id: ticket.id }))
  expect(await reveal(handler)).toBe('INVALID_INPUT reason')
  const ours = await manager.tickets.assign({ id: ticket.id, version: ticket.version, departmentId })
  expect(await reveal(handler)).toBe('accepted')
  const assigneeId = (await deskOf(manager)).staff('sunba')
  await manager.tickets.assign({ ...ours, departmentId, assigneeId })
  expect(await reveal(colleague)).toBe('accepted')
  expect(await reveal(handler)).toBe('INVALID_INPUT reason')
  expect(await reveal(clerk)).toBe('accepted')
})
