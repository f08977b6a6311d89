import { afterAll, beforeAll, expect, it } from 'vitest'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, refusal, registration } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let id: number

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  const houseId = await givenHouse(office, '3-2-501')
  const residentId = await givenResident(office, {
    name: '王芳',
    gender: 'female',
    phone: '13800135678',
    houseId,
  })
  const desk = await deskOf(manager)
  const ticket = await manager.tickets.register(
    registration(desk, {
      houseId,
      residentId,
      callerName: '王芳',
      place: '501厨房',
      words: '我是王芳,住3-2-501,打13800135678或找陈军13900139000',
    }),
  )
  id = ticket.id
})
afterAll(() => office.close())

it('tells building and unit but neither door, name nor phone', async () => {
  const facts = await manager.tickets.chatText({ id })
  expect(facts).toMatchObject({
    number: 'TS-20261121-0001',
    building: '3',
    unit: '2',
    words: '我是**,住3-2-***,打***或找陈军***',
    whole: null,
  })
  expect(JSON.stringify(facts)).not.toMatch(/王芳|13800135678|13900139000/)
})

it('tells room, name and phone for a reason, which is audited, and only to whoever may ask', async () => {
  const { whole, words } = await manager.tickets.chatTextWhole({ id, reason: '维修群派单' })
  expect(whole).toEqual({ room: '3栋2单元501', caller: '王女士', phone: '13800135678' })
  expect(words).not.toContain('13900139000')
  const { rows } = await manager.system.audit({ action: 'tickets.chatTextWhole' })
  expect(rows.map(({ subject, reason }) => [subject, reason])).toEqual([[`ticket:${id}`, '维修群派单']])
  expect(JSON.stringify(rows)).not.toContain('王芳')
  expect(await refusal(manager.tickets.chatTextWhole({ id, reason: ' ' }))).toBe('INVALID_INPUT reason')
  expect(await refusal(manager.tickets.chatTextWhole({ id: 999, reason: 'x' }))).toBe('NOT_FOUND')
  const administrator = await office.signIn(manager, 'laochen', ['administrator'])
  expect(await refusal(administrator.tickets.chatTextWhole({ id, reason: 'x' }))).toBe('NOT_PERMITTED')
})
