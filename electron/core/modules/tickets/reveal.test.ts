import { afterAll, beforeAll, expect, it } from 'vitest'
import { deskOf, registration } from '../../testing/tickets.ts'
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
  expect(rows.map((row) => row.actor)).toEqual(['wangwu', 'chenjie'])
  expect(JSON.stringify(rows)).not.toContain('13912345678')
})
