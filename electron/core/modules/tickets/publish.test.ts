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
  desk = await deskOf(manager)
  houseId = await givenHouse(office, '3-2-501')
  residentId = await givenResident(office, { name: '王淑芳', phone: '13700001111' })
})
afterAll(() => office.close())

const solved = async (changes = {}) => {
  const { id } = await manager.tickets.register(registration(desk, { solved: '已复位', ...changes }))
  return { id, version: (await manager.tickets.get({ id })).version }
}

it('keeps what may be told, and takes it back', async () => {
  const ticket = await solved()
  const digest = '三栋电梯故障，已更换门机皮带。'
  const written = await manager.tickets.publish({ ...ticket, digest, publishable: true })
  const told = await manager.tickets.get(ticket)
  expect(told).toMatchObject({ digest, publishable: true })
  expect(told.events.at(-1)).toMatchObject({
    kind: 'published',
    text: digest,
    detail: { publishable: 'yes' },
  })
  await manager.tickets.publish({ ...written, digest, publishable: false })
  expect(await manager.tickets.get(ticket)).toMatchObject({ digest, publishable: false })
})

it('is told no more once it is opened again, until it is released anew', async () => {
  const ticket = await solved()
  const digest = '三栋电梯故障，已修复。'
  const written = await manager.tickets.publish({ ...ticket, digest, publishable: true })
  await manager.tickets.reopen({ ...written, text: '又停了' })
  expect(await manager.tickets.get(ticket)).toMatchObject({ digest, publishable: false })
})

it.each([
  ['nothing', ''],
  ['the name', '王芳反映电梯故障，已修复'],
  ['the room', '3-2-501 反映电梯故障，已修复'],
  ['the room in full', '３栋２单元501 反映电梯故障，已修复'],
  ['a mobile', '电梯故障，联系 138 0013 5678'],
  ['a landline', '电梯故障，联系010-88880000'],
  ['an ID number', '电梯故障，登记人11010519491231002X'],
  ['a number plate', '京A12345挡住电梯口，已挪开'],
  ['somebody else by their door', '电梯故障，702室的老人被困，已救出'],
  ['the name on record of who said another one', '王淑芳家电梯故障，已修复'],
])('refuses to tell everybody %s', async (_, digest) => {
  const ticket = await solved({ houseId, residentId, callerName: '王芳' })
  const publish = (publishable: boolean) =>
    refusal(manager.tickets.publish({ ...ticket, digest, publishable }))
  expect(await publish(true)).toBe('INVALID_INPUT digest')
  expect(await publish(false)).toBe('accepted')
})

it('takes a number of days, a year and a floor for no phone', async () => {
  const ticket = await solved({ callerName: '王' })
  const digest = '2026年11月21日，王府楼15层电梯停用90分钟，编号TS-20261121-0001，已恢复'
  expect(await refusal(manager.tickets.publish({ ...ticket, digest, publishable: true }))).toBe('accepted')
})
