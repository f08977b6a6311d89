import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, givenImportedTicket, refusal, registration, type Desk } from '../../testing/tickets.ts'

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

const reserve = (count: number, requestKey: string = randomUUID()) =>
  manager.tickets.reserveBlanks({ kind: 'complaint', count, requestKey })
const enter = (blankNumber: string, changes = {}) =>
  manager.tickets.register(registration(desk, { blankNumber, ...changes }))
const series = (number: string) => Number(number.slice(-4))

describe('reserved numbers', () => {
  it("are the next of the day's series, and the series goes on behind them", async () => {
    const { number: before } = await enter('')
    const { numbers } = await reserve(20)
    const { number: behind } = await enter('')
    const first = series(before)
    expect(numbers.map(series)).toEqual(Array.from({ length: 20 }, (_, index) => first + 1 + index))
    expect(numbers[0]).toMatch(/^TS-20261121-\d{4}$/)
    expect(series(behind)).toBe(first + 21)
  })

  it('are not taken twice for a request that is sent again', async () => {
    const requestKey = randomUUID()
    const [first, again] = await Promise.all([reserve(3, requestKey), reserve(3, requestKey)])
    expect(again).toEqual(first)
    expect(await manager.tickets.blanks({ block: first.block })).toHaveLength(3)
    expect(await refusal(reserve(4, requestKey))).toBe('ALREADY_EXISTS')
  })

  it('and registrations pass over numbers that came with a ledger', async () => {
    const at = series((await enter('')).number)
    const named = (number: number) => `TS-20261121-${String(number).padStart(4, '0')}`
    for (const ahead of [1, 3, 5]) await givenImportedTicket(office, desk, { number: named(at + ahead) })
    expect((await enter('')).number).toBe(named(at + 2))
    expect((await reserve(2)).numbers).toEqual([named(at + 4), named(at + 6)])
  })

  it('are given back when reserving fails', async () => {
    const { raw } = office.core.services.database
    const { number } = await enter('')
    raw.exec(`CREATE TRIGGER broken BEFORE INSERT ON blank_slips BEGIN SELECT RAISE(ABORT, 'broken'); END`)
    expect(await refusal(reserve(5))).toBe('INTERNAL')
    raw.exec('DROP TRIGGER broken')
    expect(series((await enter('')).number)).toBe(series(number) + 1)
  })

  it.each([0, 51])('are not %d at once', async (count) => {
    expect(await refusal(reserve(count))).toBe('INVALID_INPUT count')
  })
})

describe('a slip', () => {
  it.each([
    ['as it is printed', (number: string) => number],
    ['in lower case without dashes', (number: string) => number.toLowerCase().replaceAll('-', '')],
    [
      'in full width',
      (number: string) =>
        number.replace(/[\w-]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
    ],
  ])('typed %s is entered under its number', async (_, typed) => {
    const { block, numbers } = await reserve(1)
    const ticket = await enter(typed(numbers[0]!), { receivedAt: '2026-11-20T12:00:00.000Z' })
    expect(ticket.number).toBe(numbers[0])
    expect(await manager.tickets.blanks({ block })).toMatchObject([{ state: 'entered', ticketId: ticket.id }])
    expect((await manager.tickets.get(ticket)).backEntered).toBe(true)
    expect((await manager.search.box({ text: numbers[0]! }))[0]?.ticketId).toBe(ticket.id)
  })

  it('is entered once, and marked as entered later even where it says no time', async () => {
    const { numbers } = await reserve(1)
    const ticket = await enter(numbers[0]!)
    expect((await manager.tickets.get(ticket)).backEntered).toBe(true)
    const again = enter(numbers[0]!)
    await expect(again).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
      data: { field: 'blankNumber', params: { number: numbers[0] } },
    })
  })

  it('that came in with a ledger is entered already', async () => {
    const { numbers } = await reserve(1)
    await givenImportedTicket(office, desk, { number: numbers[0]! })
    expect(await refusal(enter(numbers[0]!))).toBe('ALREADY_EXISTS blankNumber')
  })

  it.each([
    ['never reserved', 'TS-20261121-9999'],
    ['no number', '明天'],
  ])('%s is refused', async (_, typed) => {
    expect(await refusal(enter(typed))).toBe('INVALID_INPUT blankNumber')
  })

  it('of another kind is refused, and stays out', async () => {
    const { block, numbers } = await manager.tickets.reserveBlanks({
      kind: 'repair',
      count: 1,
      requestKey: randomUUID(),
    })
    expect(await refusal(enter(numbers[0]!))).toBe('INVALID_INPUT blankNumber')
    expect(await manager.tickets.blanks({ block, out: true })).toHaveLength(1)
  })

  it('stays out when its registration fails', async () => {
    const { block, numbers } = await reserve(1)
    expect(await refusal(enter(numbers[0]!, { photos: ['0'.repeat(64)] }))).toBe('NOT_FOUND photos')
    expect(await manager.tickets.blanks({ block, out: true })).toHaveLength(1)
  })

  it('that was spoilt is voided with the reason, and can no longer be entered', async () => {
    const { block, numbers } = await reserve(2)
    const [slip, other] = await manager.tickets.blanks({ block })
    await manager.tickets.voidBlank({ ...slip!, reason: '撕坏了' })
    expect(await manager.tickets.blanks({ block })).toMatchObject([
      { number: numbers[0], state: 'voided', voidReason: '撕坏了', reservedBy: '李静' },
      { number: numbers[1], state: 'out' },
    ])
    expect(await refusal(enter(numbers[0]!))).toBe('INVALID_INPUT blankNumber')
    const voidAgain = (each: { id: number; version: number }) =>
      refusal(manager.tickets.voidBlank({ ...each, reason: '撕坏了' }))
    expect(await voidAgain(slip!)).toBe('CONFLICT')
    expect(await voidAgain({ id: slip!.id, version: 2 })).toBe('NOT_ALLOWED_NOW')
    expect(await voidAgain({ id: 9999, version: 1 })).toBe('NOT_FOUND')
    await enter(numbers[1]!)
    expect(await voidAgain({ id: other!.id, version: 2 })).toBe('NOT_ALLOWED_NOW')
  })
})
