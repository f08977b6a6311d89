import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { givenFlag, givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

const idNumber = '11010519491231002X'

let office: TestOffice
let manager: TestClient
let clerk: TestClient
let houseId: number
let door = 100

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  clerk = await office.signIn(manager, 'chenjie', ['clerk'])
})
afterAll(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})
beforeEach(async () => {
  houseId = await givenHouse(office, `3-2-${++door}`)
})

const undone = (undoId: number, by = manager) => refusal(by.changes.undo({ id: undoId }))
const card = (id: number) => manager.residents.get({ id })
const archive = async (id: number) => manager.residents.archive({ id, version: (await card(id)).version })
const forgetIdNumber = async (id: number) => manager.residents.update({ ...(await card(id)), idNumber: '' })

/** Somebody moves into the house and out of it again. */
async function movedOut(name: string) {
  const { id } = await manager.residents.create({ name, occupancy: { houseId, role: 'owner' } })
  const [home] = (await card(id)).occupancies
  const { undoId } = await manager.residents.endOccupancy({
    id: home!.id,
    version: home!.version,
    until: '2026-11-20',
  })
  return { id, undoId }
}

describe('a move out is not taken back', () => {
  it('when the house has another primary contact by now', async () => {
    const { undoId } = await movedOut('王芳')
    const { id } = await manager.residents.create({ name: '李雷', occupancy: { houseId, role: 'owner' } })
    expect(await undone(undoId)).toBe('CHANGED_SINCE')
    const [home] = (await card(id)).occupancies
    await manager.residents.endOccupancy({ id: home!.id, version: home!.version, until: '2026-11-20' })
    expect(await undone(undoId)).toBe('accepted')
  })

  it('when they moved in again, or the house or they themselves are archived', async () => {
    const back = await movedOut('王芳')
    await manager.residents.addOccupancy({ residentId: back.id, houseId, role: 'tenant' })
    expect(await undone(back.undoId)).toBe('CHANGED_SINCE')

    houseId = await givenHouse(office, `3-2-${++door}`)
    const archived = await movedOut('李雷')
    await archive(archived.id)
    expect(await undone(archived.undoId)).toBe('CHANGED_SINCE')

    const homeless = await movedOut('赵敏')
    const { version } = await manager.houses.get({ id: houseId })
    await manager.houses.archive({ id: houseId, version })
    expect(await undone(homeless.undoId)).toBe('CHANGED_SINCE')
  })
})

it('what was taken from somebody does not come back to a record that was merged since', async () => {
  const kept = await givenResident(office, { name: '王芳' })
  const dropped = await givenResident(office, { name: '王方', phone: '13800135678' })
  const { undoId } = await manager.residents.removePhone({
    residentId: dropped,
    phoneId: (await card(dropped)).phones[0]!.id,
  })
  const merge = await manager.duplicates.merge({
    kept: { id: kept, version: 1 },
    dropped: { id: dropped, version: 1 },
  })
  expect(await undone(undoId)).toBe('CHANGED_SINCE')
  expect(await undone(merge.undoId)).toBe('accepted')
  expect(await undone(undoId)).toBe('accepted')
  expect((await card(dropped)).phones).toHaveLength(1)
})

it('nobody comes back with an ID number that another person has by now', async () => {
  const id = await givenResident(office, { name: '韩梅梅', idNumber })
  const { undoId } = await archive(id)
  const { id: other } = await manager.residents.create({ name: '韩美美', idNumber })
  expect(await undone(undoId)).toBe('CHANGED_SINCE')
  const { version } = await card(id)
  expect(await refusal(clerk.changes.restore({ kind: 'resident', id, version }))).toBe(
    'ALREADY_EXISTS idNumber',
  )
  await forgetIdNumber(other)
  expect(await refusal(clerk.changes.restore({ kind: 'resident', id, version }))).toBe('accepted')
})

it('a promise does not open again in a contact that was struck out since', async () => {
  const residentId = await givenResident(office, { name: '周杰' })
  const contact = await manager.contacts.add({
    kind: 'call',
    direction: 'out',
    residentId,
    words: '答应回访',
    promises: [{ words: '周日前回访', dueOn: '2026-11-22' }],
    requestKey: 'a6a7e2a0-6d55-4d5a-9f0e-0d7b7d6f0001',
  })
  const { rows } = await manager.contacts.promises({ state: 'open' })
  const { id, version } = rows[0]!
  const settled = await manager.contacts.settlePromise({ id, version, state: 'kept' })
  const struck = await manager.contacts.void(contact)
  expect(await undone(settled.undoId)).toBe('CHANGED_SINCE')
  expect(await undone(struck.undoId)).toBe('accepted')
  expect(await undone(settled.undoId)).toBe('accepted')
})

it('a sensitive flag comes back only by whoever may set one', async () => {
  const residentId = await givenResident(office, { name: '郑和' })
  const sensitive = await givenFlag(office, residentId, { name: '重病', sensitive: true })
  const plain = await givenFlag(office, residentId, { name: '独居' })
  const removed = await manager.residents.removeFlag({ residentId, flagId: sensitive })
  const other = await manager.residents.removeFlag({ residentId, flagId: plain })
  expect(await undone(removed.undoId, clerk)).toBe('NOT_PERMITTED')
  expect((await card(residentId)).flags).toEqual([])
  expect(await undone(other.undoId, clerk)).toBe('accepted')
  expect(await undone(removed.undoId)).toBe('accepted')
})
