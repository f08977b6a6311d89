import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dumpOf } from '../../testing/dump.ts'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, refusal, registration } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let door = 100
let houseId: number
let owner: number
let partner: number
let tenant: number

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterAll(() => office.close())

/** A house that 王芳 and 李雷 own since autumn 2019 and 租客 rents; it is 21 November 2026. */
beforeEach(async () => {
  houseId = await givenHouse(office, `3-2-${++door}`)
  owner = await givenResident(office, { name: '王芳' })
  partner = await givenResident(office, { name: '李雷' })
  tenant = await givenResident(office, { name: '租客' })
  const moveIn = (
    residentId: number,
    role: 'owner' | 'co-owner' | 'tenant',
    since: string,
    primary = false,
  ) => manager.residents.addOccupancy({ residentId, houseId, role, since, primary })
  await moveIn(owner, 'owner', '2019-10', true)
  await moveIn(partner, 'co-owner', '2019-10')
  await moveIn(tenant, 'tenant', '2024-03-01')
})

type Transfer = Parameters<TestClient['houses']['transfer']>[0]
const card = () => manager.houses.get({ id: houseId })
const transfer = async (changes: Partial<Transfer> = {}, by = manager) =>
  by.houses.transfer({
    id: houseId,
    version: (await card()).version,
    on: '2026-11-20',
    owners: [{ name: '新业主', phone: '138 0013 5678' }],
    ...changes,
  })
const occupancies = async () =>
  (await card()).occupancies.map(
    ({ name, role, since, until, primary }) =>
      `${name} ${role} ${since}..${until ?? ''}${primary ? '*' : ''}`,
  )

describe('a house that changes hands', () => {
  it('ends its owners that day, begins the new ones, and keeps everybody else', async () => {
    await transfer({ owners: [{ name: '新业主' }, { name: '新业主二' }] })
    expect(await occupancies()).toEqual([
      '新业主 owner 2026-11-20..*',
      '租客 tenant 2024-03-01..',
      '新业主二 co-owner 2026-11-20..',
      '王芳 owner 2019-10..2026-11-20',
      '李雷 co-owner 2019-10..2026-11-20',
    ])
    expect((await card()).state).toBe('occupied')
  })

  it('ends those who leave as well', async () => {
    const rented = (await card()).occupancies.find(({ role }) => role === 'tenant')!
    await transfer({ leaving: [rented.id] })
    expect(await occupancies()).toContain('租客 tenant 2024-03-01..2026-11-20')
  })

  it('leaves whom the office calls first where they are, if they stay', async () => {
    const rented = (await card()).occupancies.find(({ role }) => role === 'tenant')!
    await manager.residents.setPrimary({ id: rented.id, version: rented.version })
    await transfer()
    expect(await occupancies()).toEqual(
      expect.arrayContaining(['租客 tenant 2024-03-01..*', '新业主 owner 2026-11-20..']),
    )
  })

  it('may go to a tenant, or stay with one of two owners: who owns it now lives there once', async () => {
    await transfer({ owners: [{ residentId: tenant }, { residentId: owner }] })
    expect(await occupancies()).toEqual([
      '租客 owner 2026-11-20..*',
      '王芳 co-owner 2026-11-20..',
      '王芳 owner 2019-10..2026-11-20',
      '李雷 co-owner 2019-10..2026-11-20',
      '租客 tenant 2024-03-01..2026-11-20',
    ])
  })

  it('makes a new person of a name, even with a phone that is known', async () => {
    const known = await givenResident(office, { name: '新业主', phone: '13800135678' })
    await transfer()
    const bought = (await card()).occupancies[0]!
    expect(bought).toMatchObject({ name: '新业主', phones: [{ masked: '138****5678' }] })
    expect(bought.residentId).not.toBe(known)
    const found = await manager.search.box({ text: `xyz${door}` })
    expect(found[0]).toMatchObject({ residentId: bought.residentId })
  })

  it('is not found by its former owner any more, and keeps its tickets', async () => {
    const desk = await deskOf(manager)
    await manager.tickets.register(registration(desk, { houseId, residentId: owner }))
    expect(await manager.search.box({ text: `wf${door}` })).toMatchObject([{ residentId: owner }])
    await transfer()
    expect(await manager.search.box({ text: `wf${door}` })).toEqual([])
    expect((await card()).tickets).toHaveLength(1)
    expect((await manager.residents.get({ id: owner })).tickets).toHaveLength(1)
  })
})

describe('the day', () => {
  it.each([
    ['2019-10-01', 'accepted'],
    ['2019-09-30', 'INVALID_INPUT on'],
    ['2026-11-21', 'accepted'],
    ['2026-11-22', 'INVALID_INPUT on'],
    ['0019-10-03', 'INVALID_INPUT on'],
  ])('%s is %s, since the owners came in October 2019 and it is 21 November 2026', async (on, answer) => {
    expect(await refusal(transfer({ on }))).toBe(answer)
  })

  it('is not before somebody came who leaves then', async () => {
    const rented = (await card()).occupancies.find(({ role }) => role === 'tenant')!
    const on = '2024-02-29'
    expect(await refusal(transfer({ on, leaving: [rented.id] }))).toBe('INVALID_INPUT on')
    expect(await refusal(transfer({ on, owners: [{ residentId: tenant }] }))).toBe('INVALID_INPUT on')
    expect(await refusal(transfer({ on }))).toBe('accepted')
  })
})

describe('taking a transfer back', () => {
  it('gives back every row, and the people it made are gone', async () => {
    await givenResident(office, { name: '买主', phone: '13911112222' })
    const before = dumpOf(office)
    const rented = (await card()).occupancies.find(({ role }) => role === 'tenant')!
    const { undoId } = await transfer({
      owners: [{ residentId: owner }, { name: '新业主', phone: '13800135678' }],
      leaving: [rented.id],
      note: '离婚析产',
    })
    await manager.changes.undo({ id: undoId })
    expect(dumpOf(office)).toEqual(before)
  })

  it('is refused when a new owner is somebody by now', async () => {
    const { undoId } = await transfer()
    const { residentId } = (await card()).occupancies[0]!
    await manager.residents.addPlate({ residentId, plate: '京A12345' })
    expect(await refusal(manager.changes.undo({ id: undoId }))).toBe('CHANGED_SINCE')
    expect((await occupancies())[0]).toBe('新业主 owner 2026-11-20..*')
  })

  it('is a manager’s, like the transfer itself', async () => {
    const { undoId } = await transfer()
    const clerk = await office.signIn(manager, 'chenjie', ['clerk'])
    expect(await refusal(clerk.changes.undo({ id: undoId }))).toBe('NOT_PERMITTED')
    expect(await refusal(transfer({}, clerk))).toBe('NOT_PERMITTED')
  })
})

describe('a transfer is refused', () => {
  it('when somebody else transferred the house meanwhile', async () => {
    const { version } = await card()
    await transfer()
    expect(await refusal(transfer({ version }))).toBe('CONFLICT')
    expect((await card()).occupancies.filter(({ until }) => until === null)).toHaveLength(2)
  })

  it('to nobody, to the archived, to one person twice, and with what cannot be read', async () => {
    const gone = await givenResident(office, { name: '旧人' })
    await manager.residents.archive({ id: gone, version: 1 })
    const bought = (owners: Transfer['owners']) => refusal(transfer({ owners }))
    expect(await bought([])).toBe('INVALID_INPUT owners')
    expect(await bought([{ residentId: 999_999 }])).toBe('NOT_FOUND owners.0')
    expect(await bought([{ name: '甲' }, { residentId: gone }])).toBe('NOT_FOUND owners.1')
    expect(await bought([{ residentId: tenant }, { residentId: tenant }])).toBe('INVALID_INPUT owners.1')
    expect(await bought([{ name: '甲' }, { name: '乙', phone: '12' }])).toBe('INVALID_INPUT owners.1.phone')
    expect(await bought([{ name: '\u200b' }])).toMatch(/^INVALID_INPUT owners\.0/)
    expect((await occupancies())[0]).toBe('王芳 owner 2019-10..*')
  })

  it('when somebody shall leave who does not live there', async () => {
    const elsewhere = await givenHouse(office, `3-1-${door}`)
    await manager.residents.addOccupancy({ residentId: owner, houseId: elsewhere, role: 'owner' })
    const [other] = (await manager.houses.get({ id: elsewhere })).occupancies
    expect(await refusal(transfer({ leaving: [other!.id] }))).toBe('INVALID_INPUT leaving')
  })

  it('of a house in the recycle bin, and of none', async () => {
    const empty = await givenHouse(office, `3-3-${door}`)
    const { version } = await manager.houses.archive({ id: empty, version: 1 })
    expect(await refusal(transfer({ id: empty, version }))).toBe('NOT_ALLOWED_NOW')
    expect(await refusal(transfer({ id: 999_999 }))).toBe('NOT_FOUND')
  })
})

it('is audited without names; the note stands where it can be erased', async () => {
  await transfer({ note: '王芳卖给新业主' })
  const { rows } = await manager.system.audit({ action: 'houses.transfer' })
  expect(rows.slice(0, 2).map(({ subject }) => subject.split(':')[0])).toEqual(['house', 'resident'])
  expect(rows[0]!.fields).toEqual(['leaving', 'note', 'on', 'owners'])
  const { raw } = office.core.services.database
  expect(JSON.stringify(raw.prepare('SELECT * FROM audit_entries').all())).not.toMatch(
    /王芳|新业主|13800135678/,
  )
})

it('counts days as the office does, not as Greenwich', async () => {
  const on = '2026-11-22'
  expect(await refusal(transfer({ on }))).toBe('INVALID_INPUT on')
  // 22 November, one o'clock in Shanghai; in Greenwich it is still the 21st.
  office.clock.advance(16 * 3_600_000)
  manager = await office.logIn()
  expect(await refusal(transfer({ on }))).toBe('accepted')
})
