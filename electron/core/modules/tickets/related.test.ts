import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { RelationReason } from '../../../../shared/modules/tickets/terms.ts'
import { givenHouse } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, registration, type Desk } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let desk: Desk
const houses = {} as Record<string, number>

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  desk = await deskOf(manager)
  for (const room of ['3-2-501', '3-2-401', '3-2-502', '3-1-301', '7-2-501', 'A座1201'])
    houses[room] = await givenHouse(office, room)
})
afterAll(() => office.close())
/** What an earlier test left is finished. */
beforeEach(async () => {
  office.clock.advance(60_000)
  await office.core.services.database.kysely
    .updateTable('tickets')
    .set({ state: 'closed' })
    .where('state', '!=', 'closed')
    .execute()
})

const given = (changes: Parameters<typeof registration>[1]) =>
  manager.tickets.register(
    registration(desk, { words: '路灯', categoryId: desk.category('垃圾桶异味'), ...changes }),
  )
type Asked = Parameters<TestClient['tickets']['related']>[0]
async function related(asked: Partial<Asked>): Promise<[number: string, reasons: RelationReason[]][]> {
  const rows = await manager.tickets.related({ kind: 'repair', houseId: null, categoryId: null, ...asked })
  return rows.map(({ number, reasons }) => [number, reasons])
}

it('finds the wet ceiling of 401 while the leak of 501 is told, whatever their kinds', async () => {
  const { number } = await given({ houseId: houses['3-2-401'] })
  const rows = await manager.tickets.related({
    kind: 'repair',
    houseId: houses['3-2-501']!,
    categoryId: null,
  })
  expect(rows).toMatchObject([
    { number, reasons: ['same-riser'], kind: 'complaint', state: 'open', room: '3-2-401', words: '路灯' },
  ])
})

it('tells the nearest first, each with why', async () => {
  const lift = desk.category('电梯故障')
  const expected: [string, RelationReason[]][] = []
  const give = async (reasons: RelationReason[], changes: Parameters<typeof registration>[1]) =>
    expected.unshift([(await given(changes)).number, reasons])
  await give(['same-words'], { words: '电梯里一直有异响很吓人' })
  await give(['same-category'], { houseId: houses['7-2-501'], categoryId: lift })
  await give(['same-place'], { place: '东门岗亭' })
  await give(['same-building'], { houseId: houses['3-1-301'], categoryId: lift })
  await give(['same-unit'], { houseId: houses['3-2-502'] })
  await give(['same-riser', 'same-category'], { houseId: houses['3-2-401'], categoryId: lift })
  await give(['same-house'], { houseId: houses['3-2-501'] })
  await given({ houseId: houses['7-2-501'] })
  expect(
    await related({
      houseId: houses['3-2-501']!,
      categoryId: lift,
      place: ' 东门岗亭',
      words: '三栋电梯里一直有异响，很吓人',
    }),
  ).toEqual(expected)
})

it('tells the newest of equal ones first, at most eight, and not the one on the screen', async () => {
  const houseId = houses['3-2-501']!
  const numbers: string[] = []
  let last = 0
  for (let index = 0; index < 10; index++) {
    office.clock.advance(1000)
    const { id, number } = await given({ houseId })
    numbers.unshift(number)
    last = id
  }
  expect((await related({ houseId })).map(([number]) => number)).toEqual(numbers.slice(0, 8))
  expect((await related({ houseId, except: last })).map(([number]) => number)).toEqual(numbers.slice(1, 9))
})

it('leaves out what is closed, voided, joined to another, or only of the same category eight days ago', async () => {
  const lift = desk.category('电梯故障')
  const houseId = houses['3-2-501']!
  const main = await given({ houseId })
  await given({ houseId, solved: '好了' })
  await given({ houseId, joinInto: main.id })
  const voided = await given({ houseId })
  await manager.tickets.void({ ...voided, reason: '误登' })
  await given({ categoryId: lift, receivedAt: '2026-11-13T00:00:00.000Z' })
  const { number } = await given({ categoryId: lift, receivedAt: '2026-11-14T03:00:00.000Z' })
  expect(await related({ houseId, categoryId: lift })).toEqual([
    [main.number, ['same-house']],
    [number, ['same-category']],
  ])
})

it('says nothing where nothing is known, and a room without a unit has neighbours only on its riser', async () => {
  await given({ houseId: houses['A座1201'] })
  await given({ place: '' })
  expect(await related({})).toEqual([])
  expect(await related({ houseId: 9999 })).toEqual([])
  const below = await givenHouse(office, 'A座1101')
  const beside = await givenHouse(office, 'A座1202')
  expect((await related({ houseId: below })).map(([, reasons]) => reasons)).toEqual([['same-riser']])
  expect(await related({ houseId: beside })).toEqual([])
})

it('never reads the whole table of tickets', async () => {
  // Statements are prepared once; a restart shows them all.
  await office.restart()
  manager = await office.logIn()
  const { raw } = office.core.services.database
  const prepare = vi.spyOn(raw, 'prepare')
  await related({
    houseId: houses['3-2-501']!,
    categoryId: 1,
    place: '东门',
    words: '电梯里一直有异响',
    except: 1,
  })
  const statements = prepare.mock.calls.map(([sql]) => sql).filter((sql) => sql.includes('from "tickets"'))
  prepare.mockRestore()
  expect(statements).toHaveLength(2)
  for (const statement of statements) {
    const nothing = Array.from(statement.matchAll(/\?/g), () => null)
    const plan = raw.prepare(`EXPLAIN QUERY PLAN ${statement}`).all(...nothing) as { detail: string }[]
    const [first, ...others] = plan.map(({ detail }) => detail)
    expect(first).toMatch(/tickets USING INDEX tickets_open/)
    expect(others.filter((step) => !/^SEARCH \w+ USING INTEGER PRIMARY KEY/.test(step))).toEqual([])
  }
})
