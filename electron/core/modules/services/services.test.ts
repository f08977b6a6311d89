import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let houseId: number
let residentId: number

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  houseId = await givenHouse(office, '3-2-501')
  residentId = await givenResident(office, { name: '王芳', phone: '13800135678', houseId })
})
afterAll(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})
beforeEach(async () => {
  manager = await office.logIn()
})

type Asked = Parameters<TestClient['services']['requests']['ask']>[0]
const ask = (changes: Partial<Asked> = {}) =>
  manager.services.requests.ask({ kind: 'cleaning', houseId, residentId, words: '擦玻璃', ...changes })
const rowOf = async (id: number) =>
  (await manager.services.requests.list({ size: 200 })).rows.find((row) => row.id === id)
const provider = (name: string) =>
  manager.services.providers.create({ kind: 'cleaning', name, phone: '010-88881234' })

describe('a service', () => {
  it('is asked for, done by somebody of the directory, paid and rated', async () => {
    const { id: providerId } = await provider('净万家')
    const asked = await ask({ wantedOn: '2026-11-22', providerId })
    expect(await rowOf(asked.id)).toMatchObject({
      kind: 'cleaning',
      room: '3-2-501',
      name: '王芳',
      phone: '138****5678',
      provider: '净万家',
      state: 'open',
      overdue: false,
      by: '李静',
    })
    const done = await manager.services.requests.settle({
      id: asked.id,
      version: asked.version,
      state: 'done',
      providerId,
      feeFen: 8050,
      rating: 5,
    })
    expect(await rowOf(asked.id)).toMatchObject({ state: 'done', feeFen: 8050, rating: 5 })
    const again = { id: asked.id, version: done.version, state: 'cancelled' as const }
    expect(await refusal(manager.services.requests.settle(again))).toBe('NOT_ALLOWED_NOW')
    await manager.changes.undo({ id: done.undoId })
    expect(await rowOf(asked.id)).toMatchObject({ state: 'open', feeFen: null, rating: null })
  })

  it('is overdue once its day is over, and counted', async () => {
    const before = (await manager.registers.counts()).services
    const { id } = await ask({ wantedOn: '2026-11-21' })
    office.clock.advance(86_400_000)
    manager = await office.logIn()
    expect(await rowOf(id)).toMatchObject({ state: 'open', overdue: true })
    const { open, overdue } = (await manager.registers.counts()).services
    expect([open - before.open, overdue - before.overdue]).toEqual([1, 1])
  })

  it('is refused for nobody, in the past, with what is wrong or unknown', async () => {
    const refused: [Partial<Asked>, string][] = [
      [{ houseId: null, residentId: null }, 'INVALID_INPUT name'],
      [{ words: ' ' }, 'INVALID_INPUT words'],
      [{ phone: '1' }, 'INVALID_INPUT phone'],
      [{ wantedOn: '2026-11-20' }, 'INVALID_INPUT wantedOn'],
      [{ houseId: 99 }, 'NOT_FOUND houseId'],
      [{ residentId: 99 }, 'NOT_FOUND residentId'],
      [{ providerId: 99 }, 'NOT_FOUND providerId'],
    ]
    const { total } = await manager.services.requests.list({})
    for (const [changes, answer] of refused) expect(await refusal(ask(changes)), answer).toBe(answer)
    expect((await manager.services.requests.list({})).total).toBe(total)
  })

  it('that was cancelled has no rating, and one written wrongly is struck out', async () => {
    const { id, version } = await ask()
    const cancel = { id, version, state: 'cancelled' as const }
    expect(await refusal(manager.services.requests.settle({ ...cancel, rating: 3 }))).toBe(
      'INVALID_INPUT rating',
    )
    await manager.registers.void({ id, version, row: 'service-request', reason: '写错' })
    expect(await rowOf(id)).toMatchObject({ state: 'void', voidReason: '写错' })
    expect(await refusal(manager.services.requests.settle({ ...cancel, version: version + 1 }))).toBe(
      'NOT_ALLOWED_NOW',
    )
  })

  it('is found by room, name, words, kind and state', async () => {
    const { id } = await ask({
      kind: 'moving',
      words: '搬钢琴',
      houseId: null,
      residentId: null,
      name: '刘洋',
    })
    const found = async (filter: Parameters<TestClient['services']['requests']['list']>[0]) =>
      (await manager.services.requests.list(filter)).rows.map((row) => row.id)
    expect(await found({ text: '钢琴' })).toEqual([id])
    expect(await found({ text: '刘洋' })).toEqual([id])
    expect(await found({ kind: 'moving' })).toEqual([id])
    expect(await found({ text: '3-2-501' })).not.toContain(id)
    expect(await found({ state: 'done' })).not.toContain(id)
  })
})

describe('the directory', () => {
  it('is kept, changed under its version, and forgets nobody who did something', async () => {
    const shop = await manager.services.providers.create({
      kind: 'pharmacy',
      name: '康民药店',
      phone: '010 8888 5678',
      hours: '8:00-22:00',
      houseId,
    })
    const [row] = (await manager.services.providers.list({ text: '康民' })).rows
    expect(row).toMatchObject({ kind: 'pharmacy', phone: '01088885678', room: '3-2-501' })
    const { room: _, ...fields } = row!
    const changed = await manager.services.providers.update({ ...fields, hours: '全天' })
    expect((await manager.services.providers.list({ kind: 'pharmacy' })).rows[0]).toMatchObject({
      hours: '全天',
    })
    expect(await refusal(manager.services.providers.update({ ...fields, hours: '半天' }))).toBe('CONFLICT')
    const { id: request } = await ask({ providerId: shop.id })
    const gone = await manager.services.providers.archive({ id: shop.id, version: changed.version })
    expect((await manager.services.providers.list({ text: '康民' })).total).toBe(0)
    expect(await rowOf(request)).toMatchObject({ provider: '康民药店' })
    expect(await refusal(ask({ providerId: shop.id }))).toBe('NOT_FOUND providerId')
    await manager.changes.undo({ id: gone.undoId })
    expect((await manager.services.providers.list({ text: '康民' })).total).toBe(1)
    expect(await refusal(manager.services.providers.create({ kind: 'swap', name: '王', phone: '1' }))).toBe(
      'INVALID_INPUT phone',
    )
  })
})

describe('the price board', () => {
  it('stands in its sections in the order of entry, and is written by the office alone', async () => {
    const price = (section: string, name: string, priceFen: number | null) =>
      manager.services.prices.create({ section, name, priceFen, unit: '次' })
    await price('家政', '保洁', 4000)
    await price('维修', '换灯', 1500)
    const { id, version } = await price('家政', '擦玻璃', null)
    const names = async () => (await manager.services.prices.list()).map(({ name }) => name)
    expect(await names()).toEqual(['保洁', '擦玻璃', '换灯'])
    expect(await refusal(price('家政', '保洁', 1))).toBe('ALREADY_EXISTS name')
    await manager.services.prices.update({ id, version, section: '维修', name: '擦玻璃', priceFen: 123456 })
    expect((await manager.services.prices.list()).at(-1)).toMatchObject({ name: '擦玻璃', priceFen: 123456 })
    const { undoId } = await manager.services.prices.archive({ id, version: version + 1 })
    expect(await names()).toEqual(['保洁', '换灯'])
    const again = await manager.services.prices.create({ section: '维修', name: '擦玻璃' })
    expect(await refusal(manager.changes.undo({ id: undoId }))).toBe('CHANGED_SINCE')
    await manager.services.prices.archive(again)
    await manager.changes.undo({ id: undoId })
    expect(await names()).toEqual(['保洁', '换灯', '擦玻璃'])
    const clerk = await office.signIn(manager, 'chen', ['clerk'])
    expect((await clerk.services.prices.list()).length).toBe(3)
    expect(await refusal(clerk.services.prices.create({ section: '家政', name: '甲' }))).toBe('NOT_PERMITTED')
    const handler = await office.signIn(manager, 'wang', ['handler'])
    expect(await refusal(handler.services.prices.list())).toBe('NOT_PERMITTED')
  })
})
