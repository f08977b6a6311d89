import { afterAll, beforeAll, expect, it } from 'vitest'
import { givenHouse } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, refusal, registration, type Desk } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let desk: Desk
let houseId: number

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  desk = await deskOf(manager)
  houseId = await givenHouse(office, '3-2-501')
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

it.each([
  ['nothing', ''],
  ['the name', '王芳反映电梯故障，已修复'],
  ['the room', '3-2-501 反映电梯故障，已修复'],
  ['the room in full', '３栋２单元501 反映电梯故障，已修复'],
  ['a mobile', '电梯故障，联系 138 0013 5678'],
  ['a landline', '电梯故障，联系010-88880000'],
])('refuses to tell everybody %s', async (_, digest) => {
  const ticket = await solved({ houseId })
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
