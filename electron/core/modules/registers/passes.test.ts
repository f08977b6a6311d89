import { afterEach, beforeEach, expect, it } from 'vitest'
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
afterEach(() => office.close())

type Issued = Parameters<TestClient['registers']['passes']['issue']>[0]
const issue = (changes: Partial<Issued> = {}) =>
  manager.registers.passes.issue({
    houseId,
    applicant: '王芳',
    applicantRole: 'owner',
    items: '冰箱 1 台',
    ownerConsent: 'self',
    ...changes,
  })
const rowOf = async (id: number) =>
  (await manager.registers.passes.list({})).rows.find((row) => row.id === id)
async function later(hours: number) {
  office.clock.advance(hours * 3_600_000)
  manager = await office.logIn()
}

it('a pass has the next number of its day, and none is lost by what is refused', async () => {
  const first = await issue({
    items: ' 冰箱 1 台 \n\n  沙发 2 件\n',
    carrier: '顺发搬家',
    plate: '京A·12345',
  })
  expect(first.number).toBe('FX-20261121-001')
  expect(await rowOf(first.id)).toMatchObject({
    items: '冰箱 1 台\n沙发 2 件',
    plate: '京A12345',
    validOn: '2026-11-21',
    state: 'issued',
  })
  expect(await refusal(issue({ houseId: 99 }))).toBe('NOT_FOUND houseId')
  expect((await issue()).number).toBe('FX-20261121-002')
  await later(24)
  expect((await issue()).number).toBe('FX-20261122-001')
})

it('a pass is refused without items or applicant, for a day that is over, and with what is wrong', async () => {
  const refused: [Partial<Issued>, string][] = [
    [{ items: ' \n \u200b' }, 'INVALID_INPUT items'],
    [{ applicant: '' }, 'INVALID_INPUT applicant'],
    [{ validOn: '2026-11-20' }, 'INVALID_INPUT validOn'],
    [{ applicantRole: 'tenant' }, 'INVALID_INPUT ownerConsent'],
    [{ phone: '1' }, 'INVALID_INPUT phone'],
    [{ plate: 'x' }, 'INVALID_INPUT plate'],
  ]
  for (const [changes, answer] of refused) expect(await refusal(issue(changes)), answer).toBe(answer)
  expect((await manager.registers.passes.list({})).total).toBe(0)
})

it('things leave once, on the day of the pass, with the name of the guard', async () => {
  const { id, version } = await issue({ validOn: '2026-11-22' })
  const release = (changes: { version?: number; at?: string } = {}) =>
    manager.registers.passes.release({ id, version, guardName: '门岗周强', ...changes })
  expect(await refusal(release())).toBe('NOT_ALLOWED_NOW')
  await later(24)
  expect(await refusal(release({ version: 4 }))).toBe('CONFLICT')
  const released = await release()
  expect(await rowOf(id)).toMatchObject({ state: 'released', guard: '门岗周强' })
  expect(await refusal(release({ version: released.version }))).toBe('NOT_ALLOWED_NOW')
  await manager.changes.undo({ id: released.undoId })
  expect(await rowOf(id)).toMatchObject({ state: 'issued', guard: '' })
})

it('an unreleased pass expires with its day; what the gate noted may be entered the next day', async () => {
  const { id, version } = await issue()
  await later(24)
  expect(await rowOf(id)).toMatchObject({ state: 'expired' })
  expect((await manager.registers.counts()).passes).toEqual({ issued: 0, expired: 1 })
  expect((await manager.registers.passes.list({ state: 'expired' })).total).toBe(1)
  expect((await manager.registers.passes.list({ state: 'issued' })).total).toBe(0)
  const release = (at?: string) =>
    manager.registers.passes.release({ id, version, guardName: '周强', ...(at ? { at } : {}) })
  expect(await refusal(release())).toBe('NOT_ALLOWED_NOW')
  expect(await refusal(release('2026-11-22T01:00:00Z'))).toBe('INVALID_INPUT at')
  await release('2026-11-21T10:30:00Z')
  expect(await rowOf(id)).toMatchObject({ state: 'released', releasedAt: '2026-11-21T10:30:00.000Z' })
})

it('is not released in the future, and a struck out one keeps its number', async () => {
  const { id, version } = await issue()
  const at = '2026-11-21T10:30:00Z'
  expect(await refusal(manager.registers.passes.release({ id, version, guardName: '周强', at }))).toBe(
    'INVALID_INPUT at',
  )
  await manager.registers.void({ id, version, row: 'pass', reason: '写错物品' })
  expect(await rowOf(id)).toMatchObject({ state: 'void', number: 'FX-20261121-001' })
  expect((await issue()).number).toBe('FX-20261121-002')
  expect(
    await refusal(manager.registers.passes.release({ id, version: version + 1, guardName: '周强' })),
  ).toBe('NOT_ALLOWED_NOW')
})
