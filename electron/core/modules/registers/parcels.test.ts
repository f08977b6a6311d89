import { afterEach, beforeEach, expect, it } from 'vitest'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let houseId: number
let residentId: number

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  houseId = await givenHouse(office, '3-2-501')
  residentId = await givenResident(office, { name: '王芳', phone: '13800135678', houseId })
})
afterEach(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

type Arrived = Parameters<TestClient['registers']['parcels']['arrive']>[0]
const arrive = (changes: Arrived = { houseId, residentId }) => manager.registers.parcels.arrive(changes)
const list = async (filter: Parameters<TestClient['registers']['parcels']['list']>[0] = {}) =>
  (await manager.registers.parcels.list(filter)).rows
async function days(count: number) {
  office.clock.advance(count * 86_400_000)
  manager = await office.logIn()
}

it('a parcel comes, is told of, waits long, and is handed over', async () => {
  const parcel = await arrive({ houseId, residentId, carrier: 'sf', tracking: 'sf 1234 5678', shelf: 'B3' })
  expect((await list())[0]).toMatchObject({
    room: '3-2-501',
    recipient: '王芳',
    phone: '138****5678',
    carrier: 'sf',
    tracking: 'SF12345678',
    pieces: 1,
    days: 0,
    state: 'waiting',
    toldAt: null,
  })
  const told = await manager.registers.parcels.tell({ id: parcel.id, version: parcel.version })
  await days(3)
  expect((await list())[0]).toMatchObject({
    days: 3,
    state: 'long',
    toldAt: '2026-11-21T01:12:00.000Z',
  })
  expect((await manager.registers.counts()).parcels).toEqual({ waiting: 1, long: 1 })
  const { undoId } = await manager.registers.parcels.handOver({
    parcels: [{ id: told.id, version: told.version }],
    handedTo: '王芳',
  })
  await days(2)
  expect((await list())[0]).toMatchObject({ days: 3, state: 'handed', handedTo: '王芳' })
  await manager.changes.undo({ id: undoId })
  expect((await list())[0]).toMatchObject({ days: 5, state: 'long', handedTo: '' })
})

it('is not waiting twice by undoing that it was handed over', async () => {
  const tracking = 'SF1234567890999'
  const { id, version } = await arrive({ tracking, recipient: '王芳' })
  const handed = await manager.registers.parcels.handOver({ parcels: [{ id, version }], handedTo: '王芳' })
  await arrive({ tracking, recipient: '王芳' })
  expect(await refusal(manager.changes.undo({ id: handed.undoId }))).toBe('CHANGED_SINCE')
  expect((await list({ state: 'waiting' })).length).toBe(1)
})

it('several of one room are handed over at once, all or none', async () => {
  const first = await arrive()
  const second = await arrive()
  const reference = ({ id, version }: { id: number; version: number }) => ({ id, version })
  const stale = { id: second.id, version: 9 }
  const handOver = (parcels: { id: number; version: number }[]) =>
    manager.registers.parcels.handOver({ parcels, handedTo: '王芳' })
  expect(await refusal(handOver([reference(first), stale]))).toBe('CONFLICT')
  expect((await list({ state: 'waiting' })).length).toBe(2)
  await handOver([reference(first), reference(second)])
  expect((await list({ state: 'handed' })).length).toBe(2)
  expect(await refusal(handOver([{ id: first.id, version: 2 }]))).toBe('NOT_ALLOWED_NOW')
  expect(await refusal(manager.registers.parcels.tell({ id: first.id, version: 2 }))).toBe('NOT_ALLOWED_NOW')
})

it('is taken in for a room, for a name with the last digits on the label, or at a resident’s', async () => {
  const taken: [Arrived, object][] = [
    [{ houseId }, { room: '3-2-501', recipient: '', phone: '' }],
    [
      { recipient: '刘女士', phone: '６６７８' },
      { recipient: '刘女士', phone: '6678' },
    ],
    [
      { residentId, recipient: '王芳转' },
      { recipient: '王芳转', phone: '' },
    ],
  ]
  for (const [input, row] of taken) {
    await arrive(input)
    expect((await list())[0]).toMatchObject(row)
  }
})

it('is refused for nobody, with what is wrong, and when it waits already', async () => {
  const refused: [Arrived, string][] = [
    [{ tracking: 'SF1' }, 'INVALID_INPUT recipient'],
    [{ recipient: '王', phone: '123' }, 'INVALID_INPUT phone'],
    [{ recipient: '王', pieces: 0 }, 'INVALID_INPUT pieces'],
    [{ houseId: 99 }, 'NOT_FOUND houseId'],
    [{ residentId: 99 }, 'NOT_FOUND residentId'],
    [{ houseId, tracking: 'yt-778' }, 'ALREADY_EXISTS tracking'],
  ]
  await arrive({ houseId, tracking: 'YT-778' })
  for (const [input, answer] of refused) expect(await refusal(arrive(input)), answer).toBe(answer)
  expect((await list()).length).toBe(1)
})

it('is found by room, name, phone tail, tracking tail, shelf, state and day', async () => {
  await arrive({ houseId, residentId, tracking: 'SF12345678', shelf: 'B3' })
  await days(3)
  await arrive({ recipient: '刘洋', phone: '6678', tracking: 'YT99990001' })
  const found = async (filter: Parameters<typeof list>[0]) =>
    (await list(filter)).map(({ recipient }) => recipient)
  expect(await found({ text: '3-2-501' })).toEqual(['王芳'])
  expect(await found({ text: '刘' })).toEqual(['刘洋'])
  expect(await found({ text: '5678' })).toEqual(['王芳'])
  expect(await found({ text: '6678' })).toEqual(['刘洋'])
  expect(await found({ text: '0001' })).toEqual(['刘洋'])
  expect(await found({ text: 'B3' })).toEqual(['王芳'])
  expect(await found({ text: '%' })).toEqual([])
  expect(await found({ state: 'waiting' })).toEqual(['刘洋', '王芳'])
  expect(await found({ state: 'long' })).toEqual(['王芳'])
  expect(await found({ from: '2026-11-22' })).toEqual(['刘洋'])
  expect(await found({ to: '2026-11-21' })).toEqual(['王芳'])
})

it('a whole phone is shown without a reason while it waits, with one afterwards, and audited', async () => {
  const parcel = await arrive()
  const reveal = (reason?: string) =>
    manager.registers.revealPhone({ of: 'parcel', id: parcel.id, ...(reason ? { reason } : {}) })
  expect(await reveal()).toEqual({ phone: '13800135678' })
  await manager.registers.parcels.handOver({
    parcels: [{ id: parcel.id, version: parcel.version }],
    handedTo: '王芳',
  })
  expect(await refusal(reveal())).toBe('INVALID_INPUT reason')
  expect(await reveal('拿错了')).toEqual({ phone: '13800135678' })
  const { rows } = await manager.system.audit({ action: 'registers.revealPhone' })
  expect(rows.map(({ subject, reason }) => [subject, reason])).toEqual([
    [`parcel:${parcel.id}`, '拿错了'],
    [`parcel:${parcel.id}`, ''],
  ])
  expect(JSON.stringify((await manager.system.audit({})).rows)).not.toMatch(/王芳|13800135678/)
  expect(await refusal(manager.registers.revealPhone({ of: 'visitor', id: 1 }))).toBe('NOT_FOUND')
})

it('written wrongly stays, struck out with the reason, and its number may come again', async () => {
  const { id, version } = await arrive({ houseId, tracking: 'YT-778' })
  await manager.registers.void({ id, version, row: 'parcel', reason: '登错单号' })
  expect((await list())[0]).toMatchObject({ state: 'void', voidReason: '登错单号' })
  expect((await manager.registers.counts()).parcels.waiting).toBe(0)
  await arrive({ houseId, tracking: 'YT-778' })
  const again = { id, version: version + 1, row: 'parcel' as const, reason: '再来' }
  expect(await refusal(manager.registers.void(again))).toBe('NOT_ALLOWED_NOW')
})
