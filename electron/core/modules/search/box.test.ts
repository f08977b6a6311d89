import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { givenFlag, givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, registration } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let clerk: TestClient
let houseId: number
let wang: number
let li: number

const idNumber = '11010519491231002X'

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  clerk = await office.signIn(manager, 'clerk', ['clerk'])
  houseId = await givenHouse(office, '3-2-501')
  wang = await givenResident(office, {
    name: '王芳',
    phone: '13800135678',
    houseId,
    idNumber,
    plates: ['京A86420'],
    flags: ['独居'],
  })
  li = await givenResident(office, { name: '李雷', houseId, role: 'family' })
  await givenFlag(office, li, { name: '重病', sensitive: true, advice: '说话慢一些', note: '透析' })
})
afterAll(() => office.close())

const found = async (text: string, client = manager) =>
  (await client.search.box({ text })).map(({ kind, name, reason }) => [kind, name, reason])

describe('the box finds', () => {
  it.each(['京A86420', '京a·86420', 'A86420', '86420', '420'])('a person by the plate %s', async (text) => {
    expect(await found(text)).toEqual([['resident', '王芳', 'plate']])
  })

  it.each([idNumber, '11010519491231002x', '110105 19491231 002X', '１１０１０５１９４９１２３１００２Ｘ'])(
    'a person by the whole ID number %s and nothing else',
    async (text) => {
      expect(await found(text)).toEqual([['resident', '王芳', 'id-number']])
    },
  )

  it.each(['11010519491231', '110105194912310021', '002X', '110***********002X'])(
    'nobody by the part or wrong ID number %s',
    async (text) => {
      expect(await found(text)).toEqual([])
    },
  )
})

it('keeps no ID number where it could be read, neither looked for nor stored', async () => {
  await found(idNumber)
  await manager.residents.list({ text: idNumber })
  const { raw } = office.core.services.database
  const tables = raw.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all() as string[]
  const stored = tables.map((table) => JSON.stringify(raw.prepare(`SELECT * FROM "${table}"`).all()))
  expect(stored.join()).toContain('京A86420')
  expect(stored.join()).not.toMatch(/110105|19491231/)
})

describe('the flags in the box', () => {
  const names = async (text: string, client: TestClient) =>
    (await client.search.box({ text })).map((row) =>
      row.flags.map(({ name, advice, note }) => [name, advice, note]),
    )

  it('are those of the person, and of everybody who lives in the house', async () => {
    expect(await names('王芳', manager)).toEqual([[['独居', '', '']]])
    expect(await names('3-2-501', manager)).toEqual([
      [
        ['独居', '', ''],
        ['重病', '说话慢一些', '透析'],
      ],
    ])
  })

  it('tell the counter how to meet somebody, not why', async () => {
    expect(await names('李雷', clerk)).toEqual([[['', '说话慢一些', '']]])
  })

  it("stand on a ticket of the person's", async () => {
    const desk = await deskOf(manager)
    const { number } = await manager.tickets.register(registration(desk, { residentId: li, callerName: '' }))
    expect(await names(number, clerk)).toEqual([[['', '说话慢一些', '']]])
  })
})

it('leaves out whoever is archived, finds them again once it is undone, and their card says so', async () => {
  const id = await givenResident(office, {
    name: '韩梅梅',
    phone: '13900001111',
    idNumber: '110101199003070011',
    plates: ['沪B13579'],
  })
  const ways = ['韩梅梅', 'hanmeimei', '13900001111', '沪B13579', '110101199003070011']
  const everywhere = async () => {
    const boxes = await Promise.all(ways.map(async (text) => (await manager.search.box({ text })).length))
    const lists = await Promise.all(ways.map(async (text) => (await manager.residents.list({ text })).total))
    return [...boxes, ...lists]
  }
  expect(await everywhere()).toEqual(Array(10).fill(1))
  const { version } = await manager.residents.get({ id })
  const { undoId } = await manager.residents.archive({ id, version })
  expect(await everywhere()).toEqual(Array(10).fill(0))
  expect((await manager.residents.get({ id })).archivedAt).toBe('2026-11-21T01:12:00.000Z')
  await manager.changes.undo({ id: undoId })
  expect(await everywhere()).toEqual(Array(10).fill(1))
})

describe('what is undone is found anew', () => {
  it('a phone, a plate, and somebody who moved out', async () => {
    const card = await manager.residents.get({ id: wang })
    const { undoId: phone } = await manager.residents.removePhone({
      residentId: wang,
      phoneId: card.phones[0]!.id,
    })
    const { undoId: plate } = await manager.residents.removePlate({
      residentId: wang,
      plateId: card.plates[0]!.id,
    })
    const { undoId: home } = await manager.residents.endOccupancy({
      ...card.occupancies[0]!,
      until: '2026-11-20',
    })
    const ways = ['5678', '86420', '王芳501']
    const people = async () => (await Promise.all(ways.map((text) => found(text)))).map((rows) => rows.length)
    expect(await people()).toEqual([0, 0, 0])
    for (const id of [phone, plate, home]) await manager.changes.undo({ id })
    expect(await people()).toEqual([1, 1, 1])
  })

  it('a house that changed hands: the old owner by its room again, the new one no more', async () => {
    const shop = await givenHouse(office, '7-1-102')
    await givenResident(office, { name: '周杰', houseId: shop })
    const { version } = await manager.houses.get({ id: shop })
    const owners = [{ name: '吴刚', phone: '' }]
    const { undoId } = await manager.houses.transfer({ id: shop, version, on: '2026-11-21', owners })
    expect(await found('周杰102')).toEqual([])
    expect(await found('吴刚102')).toHaveLength(1)
    await manager.changes.undo({ id: undoId })
    expect(await found('周杰102')).toHaveLength(1)
    expect(await found('吴刚')).toEqual([])
  })
})
