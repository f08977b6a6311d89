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
afterAll(() => office.close())

const register = (changes = {}) => manager.tickets.register(registration(desk, changes))

describe('a registration is refused for', () => {
  it.each([
    ['nobody and nowhere', { callerName: '' }, 'INVALID_INPUT caller'],
    ['an anonymous caller from nowhere', { callerRole: 'anonymous' }, 'INVALID_INPUT caller'],
    ['a phone that is none', { callerPhone: '12345' }, 'INVALID_INPUT callerPhone'],
    ['an unknown channel', { channelId: 999 }, 'NOT_FOUND channelId'],
    ['an unknown category', { categoryId: 999 }, 'NOT_FOUND categoryId'],
    ['an unknown house', { houseId: 999 }, 'NOT_FOUND houseId'],
    ['an unknown resident', { residentId: 999 }, 'NOT_FOUND residentId'],
    ['an urgency no list has', { urgency: 'at-once' }, 'INVALID_INPUT urgency'],
    ['an emotion no list has', { emotion: 'sleepy' }, 'INVALID_INPUT emotion'],
    ['a demand of another list', { demand: 'calm' }, 'INVALID_INPUT demand'],
    ['empty words', { words: '  ' }, 'INVALID_INPUT words'],
  ])('%s', async (_, changes, answer) => {
    expect(await refusal(register(changes))).toBe(answer)
    expect((await manager.tickets.list({})).total).toBe(0)
  })

  it('a category of the first level, or of another kind', async () => {
    expect(await refusal(register({ categoryId: desk.category('设施设备') }))).toBe(
      'INVALID_INPUT categoryId',
    )
    expect(await refusal(register({ kind: 'repair' }))).toBe('INVALID_INPUT categoryId')
  })

  it('but takes a first level without finer ones', async () => {
    const categoryId = desk.category('服务改进')
    expect((await register({ kind: 'suggestion', categoryId })).number).toBe('JY-20261121-0001')
  })
})
