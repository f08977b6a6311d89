import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { givenHouse } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let houseId: number

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  houseId = await givenHouse(office, '3-2-501')
})
afterEach(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

type Taken = Parameters<TestClient['registers']['keys']['take']>[0]
const take = (changes: Partial<Taken> = {}) =>
  manager.registers.keys.take({ houseId, label: 'A-12', giverName: '王芳', ...changes })
const rowOf = async (id: number) => {
  const found = (await manager.registers.keys.list({})).rows.find((row) => row.id === id)
  if (!found) throw new Error('no such key')
  return found
}
const keysOfHouse = async () => {
  const { keysHeld, keysPlace } = await manager.houses.get({ id: houseId })
  return [keysHeld, keysPlace]
}

describe('a key', () => {
  it('is taken in, lent, back, and returned, and the house counts its pieces', async () => {
    const key = await take({
      pieces: 2,
      place: '前台钥匙柜',
      giverPhone: '138 0013 5678',
      purpose: '空置房通风',
    })
    expect(await keysOfHouse()).toEqual([2, '前台钥匙柜'])
    expect(await rowOf(key.id)).toMatchObject({
      room: '3-2-501',
      label: 'A-12',
      giver: '王芳',
      phone: '138****5678',
      by: '李静',
      state: 'held',
      loan: null,
    })
    const lent = await manager.registers.keys.lend({
      ...key,
      borrower: '工程部赵师傅',
      phone: '13900139000',
      reason: '查漏水',
      dueAt: '2026-11-21T10:00:00.000Z',
    })
    expect(lent.undoId).toBeGreaterThan(0)
    const { loan } = await rowOf(key.id)
    expect(await rowOf(key.id)).toMatchObject({ state: 'out', loan: { borrower: '工程部赵师傅' } })
    office.clock.advance(10 * 3_600_000)
    manager = await office.logIn()
    expect(await rowOf(key.id)).toMatchObject({ state: 'overdue' })
    expect((await manager.registers.counts()).keys).toEqual({ held: 0, out: 1, overdue: 1 })
    await manager.registers.keys.back({ id: loan!.id, version: loan!.version })
    expect(await rowOf(key.id)).toMatchObject({ state: 'held', loan: null })
    expect(await manager.registers.keys.loans({ id: key.id })).toMatchObject([
      { borrower: '工程部赵师傅', phone: '139****9000', lentBy: '李静', backBy: '李静' },
    ])
    await manager.registers.keys.giveBack({ id: key.id, version: key.version, returnedTo: '王芳' })
    expect(await rowOf(key.id)).toMatchObject({ state: 'returned', returnedTo: '王芳' })
    expect(await keysOfHouse()).toEqual([0, ''])
  })

  it('that is out can be neither lent, returned nor struck out', async () => {
    const key = await take()
    await manager.registers.keys.lend({ ...key, borrower: '赵师傅', reason: '维修' })
    const at = { id: key.id, version: key.version }
    expect(await refusal(manager.registers.keys.lend({ ...at, borrower: '钱师傅', reason: '看房' }))).toBe(
      'NOT_ALLOWED_NOW',
    )
    expect(await refusal(manager.registers.keys.giveBack({ ...at, returnedTo: '王芳' }))).toBe(
      'NOT_ALLOWED_NOW',
    )
    expect(await refusal(manager.registers.void({ ...at, row: 'held-key', reason: '写错' }))).toBe(
      'NOT_ALLOWED_NOW',
    )
    expect(await rowOf(key.id)).toMatchObject({ state: 'out', voidReason: '' })
  })

  it('is refused with what is missing, wrong or taken', async () => {
    const refused: [Partial<Taken>, string][] = [
      [{ label: ' \u200b' }, 'INVALID_INPUT label'],
      [{ giverName: '' }, 'INVALID_INPUT giverName'],
      [{ pieces: 0 }, 'INVALID_INPUT pieces'],
      [{ giverPhone: '12345' }, 'INVALID_INPUT giverPhone'],
      [{ houseId: 999 }, 'NOT_FOUND houseId'],
      [{ label: 'A-11' }, 'ALREADY_EXISTS label'],
    ]
    await take({ label: 'A-11', houseId: null })
    for (const [changes, answer] of refused) expect(await refusal(take(changes)), answer).toBe(answer)
    expect(await keysOfHouse()).toEqual([0, ''])
  })

  it('is not lent until a time that is over, nor by whoever saw another version', async () => {
    const key = await take()
    const loan = { id: key.id, borrower: '赵师傅', reason: '维修' }
    const lend = (changes: object) =>
      refusal(manager.registers.keys.lend({ ...loan, version: key.version, ...changes }))
    expect(await lend({ dueAt: '2026-11-21T01:12:00.000Z' })).toBe('INVALID_INPUT dueAt')
    expect(await lend({ version: 7 })).toBe('CONFLICT')
    expect(await lend({ id: 999 })).toBe('NOT_FOUND')
  })

  it('goes again with its pieces when taking it in is undone, but not once it is lent', async () => {
    const first = await take({ pieces: 3 })
    await manager.changes.undo({ id: first.undoId })
    expect(await manager.registers.keys.list({})).toEqual({ rows: [], total: 0 })
    expect(await keysOfHouse()).toEqual([0, ''])
    const second = await take()
    await manager.registers.keys.lend({ ...second, borrower: '赵师傅', reason: '维修' })
    expect(await refusal(manager.changes.undo({ id: second.undoId }))).toBe('CHANGED_SINCE')
  })

  it('is not lent twice by undoing that it came back', async () => {
    const key = await take()
    await manager.registers.keys.lend({ ...key, borrower: '赵师傅', reason: '维修' })
    const { loan } = await rowOf(key.id)
    const back = await manager.registers.keys.back({ id: loan!.id, version: loan!.version })
    await manager.registers.keys.lend({ ...key, borrower: '钱师傅', reason: '看房' })
    expect(await refusal(manager.changes.undo({ id: back.undoId }))).toBe('CHANGED_SINCE')
    expect((await rowOf(key.id)).loan?.borrower).toBe('钱师傅')
  })

  it('is not in keeping again by undoing that it was returned, once its label is taken or it was struck out', async () => {
    const key = await take({ pieces: 2 })
    const returned = await manager.registers.keys.giveBack({ ...key, returnedTo: '王芳' })
    const next = await take()
    expect(await refusal(manager.changes.undo({ id: returned.undoId }))).toBe('CHANGED_SINCE')
    await manager.registers.keys.giveBack({ ...next, returnedTo: '王芳' })
    await manager.registers.void({
      id: key.id,
      version: returned.version,
      row: 'held-key',
      reason: '写错房号',
    })
    expect(await refusal(manager.changes.undo({ id: returned.undoId }))).toBe('CHANGED_SINCE')
    expect(await keysOfHouse()).toEqual([0, ''])
  })

  it('written wrongly is struck out with the reason, counted no more, and can be put back', async () => {
    const key = await take({ pieces: 2, place: '柜' })
    const { undoId } = await manager.registers.void({
      id: key.id,
      version: key.version,
      row: 'held-key',
      reason: '写错房号',
    })
    expect(await rowOf(key.id)).toMatchObject({ state: 'void', voidReason: '写错房号' })
    expect(await keysOfHouse()).toEqual([0, ''])
    await manager.changes.undo({ id: undoId })
    expect(await keysOfHouse()).toEqual([2, '柜'])
  })
})

it('keys are found by room, label, giver and state, and people without the permission see none', async () => {
  const held = await take({ label: 'A-1', giverPhone: '13800135678' })
  const out = await take({ label: 'B-2', giverName: '刘洋' })
  await manager.registers.keys.lend({ ...out, borrower: '赵', reason: '修' })
  const found = async (filter: Parameters<TestClient['registers']['keys']['list']>[0]) =>
    (await manager.registers.keys.list(filter)).rows.map(({ label }) => label)
  expect(await found({})).toEqual(['B-2', 'A-1'])
  expect(await found({ state: 'held' })).toEqual(['A-1'])
  expect(await found({ state: 'out' })).toEqual(['B-2'])
  expect(await found({ text: '3栋2单元501' })).toEqual(['B-2', 'A-1'])
  expect(await found({ text: '刘洋' })).toEqual(['B-2'])
  expect(await found({ text: '5678' })).toEqual(['A-1'])
  expect(await found({ from: '2026-11-22' })).toEqual([])
  expect(await found({ houseId, to: '2026-11-21', size: 1 })).toEqual(['B-2'])
  const handler = await office.signIn(manager, 'wang', ['handler'])
  expect(await refusal(handler.registers.keys.list({}))).toBe('NOT_PERMITTED')
  const { id, version } = held
  expect(await refusal(handler.registers.keys.giveBack({ id, version, returnedTo: '王芳' }))).toBe(
    'NOT_PERMITTED',
  )
})
