import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OutageFacts } from '../../../../shared/modules/outages/contract.ts'
import { givenHouse } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let clerk: TestClient
let houses: Record<'here' | 'otherUnit' | 'otherBuilding' | 'villa', number>
let buildings: Map<string, number>

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  clerk = await office.signIn(manager, 'chen', ['clerk'])
  houses = {
    here: await givenHouse(office, '3-2-501'),
    otherUnit: await givenHouse(office, '3-1-501'),
    otherBuilding: await givenHouse(office, '12-2-501'),
    villa: await givenHouse(office, '8-301'),
  }
  const tree = await manager.houses.tree()
  buildings = new Map(tree.map(({ building, buildingId }) => [building, buildingId]))
})
afterAll(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})
beforeEach(async () => {
  const db = office.core.services.database.kysely
  await db.deleteFrom('outage_places').execute()
  await db.deleteFrom('outages').execute()
})

/** Hours from the office's now, which is 09:12. */
const at = (hours: number) => new Date(office.clock.now() + hours * 3_600_000).toISOString()
const place = (building: string, unit = '') => ({ buildingId: buildings.get(building)!, unit })
const facts = (changes: Partial<OutageFacts> = {}): OutageFacts => ({
  kind: 'water',
  planned: false,
  title: '水管爆裂停水',
  words: '正在抢修，预计下午恢复。',
  startsAt: at(-1),
  expectedEndAt: at(4),
  ...changes,
})
const touching = async (house: keyof typeof houses | null) =>
  (await clerk.outages.forHouse({ houseId: house === null ? null : houses[house] })).map(({ title }) => title)
const listed = async (state?: 'running' | 'planned' | 'ended' | 'voided') =>
  (await clerk.outages.list({ state })).rows.map(({ title }) => title)

describe('who is touched', () => {
  it('everybody, where no place is named', async () => {
    await clerk.outages.add(facts({ title: '全停' }))
    for (const house of ['here', 'otherUnit', 'otherBuilding', 'villa'] as const)
      expect(await touching(house)).toEqual(['全停'])
  })

  it('a building, a unit of another one, and a building without units', async () => {
    await clerk.outages.add(facts({ title: '楼', places: [place('3')] }))
    await clerk.outages.add(facts({ title: '单元', places: [place('3', '2'), place('8')] }))
    expect(await touching('here')).toEqual(['楼', '单元'])
    expect(await touching('otherUnit')).toEqual(['楼'])
    expect(await touching('villa')).toEqual(['单元'])
    expect(await touching('otherBuilding')).toEqual([])
  })

  it('nobody known yet: everything of the time is told', async () => {
    await clerk.outages.add(facts({ title: '一', places: [place('12')] }))
    expect(await touching(null)).toEqual(['一'])
  })

  it('from a day before it begins until it is over', async () => {
    await clerk.outages.add(facts({ title: '明早', planned: true, startsAt: at(24), expectedEndAt: null }))
    await clerk.outages.add(facts({ title: '后天', planned: true, startsAt: at(25), expectedEndAt: null }))
    const running = await clerk.outages.add(facts({ title: '现在' }))
    const mistaken = await clerk.outages.add(facts({ title: '误登' }))
    expect(await touching('here')).toEqual(['现在', '误登', '明早'])
    await clerk.outages.end(running)
    await clerk.outages.void(mistaken)
    expect(await touching('here')).toEqual(['明早'])
  })

  it('no house that does not exist', async () => {
    expect(await refusal(clerk.outages.forHouse({ houseId: 999 }))).toBe('NOT_FOUND')
  })
})

describe('the list', () => {
  it('tells what lasts before what is to come and what is over, by state and by words', async () => {
    const over = await clerk.outages.add(facts({ title: '修好了', startsAt: at(-2) }))
    await clerk.outages.end({ ...over, endedAt: at(-1) })
    const wrong = await clerk.outages.add(facts({ title: '错的' }))
    await clerk.outages.void(wrong)
    await clerk.outages.add(
      facts({ title: '周一检修', planned: true, startsAt: at(40), expectedEndAt: null }),
    )
    await clerk.outages.add(facts({ title: '停水' }))
    expect(await listed()).toEqual(['停水', '周一检修', '修好了'])
    expect(await listed('running')).toEqual(['停水'])
    expect(await listed('planned')).toEqual(['周一检修'])
    expect(await listed('ended')).toEqual(['修好了'])
    expect(await listed('voided')).toEqual(['错的'])
    expect((await clerk.outages.list({ text: '检修' })).rows).toMatchObject([
      { title: '周一检修', state: 'planned', by: 'chen' },
    ])
    office.clock.advance(41 * 3_600_000)
    clerk = await office.logIn('chen')
    manager = await office.logIn()
    expect(await listed('running')).toEqual(['周一检修', '停水'])
  })

  it('names places in the order of a street, each once, the whole building for its units', async () => {
    await clerk.outages.add(
      facts({ places: [place('12'), place('3', '2'), place('3', '1'), place('3', '2'), place('12', '2')] }),
    )
    const [row] = (await clerk.outages.list({})).rows
    expect(row!.places.map(({ building, unit }) => `${building}/${unit}`)).toEqual(['3/1', '3/2', '12/'])
  })
})

describe('a change', () => {
  it('replaces what was said and where', async () => {
    const added = await clerk.outages.add(facts({ places: [place('3')] }))
    await clerk.outages.change({ ...added, ...facts({ title: '改到12栋', places: [place('12')] }) })
    expect(await touching('here')).toEqual([])
    expect(await touching('otherBuilding')).toEqual(['改到12栋'])
    expect(await refusal(clerk.outages.change({ ...added, ...facts() }))).toBe('CONFLICT')
  })

  it('is refused for a unit that the building lacks, an end before the start, and what is over', async () => {
    expect(await refusal(clerk.outages.add(facts({ places: [place('3', '9')] })))).toBe('NOT_FOUND places')
    expect(await refusal(clerk.outages.add(facts({ places: [{ buildingId: 999 }] })))).toBe(
      'NOT_FOUND places',
    )
    expect(await refusal(clerk.outages.add(facts({ expectedEndAt: at(-1) })))).toBe(
      'INVALID_INPUT expectedEndAt',
    )
    expect(await refusal(clerk.outages.add(facts({ words: ' ' })))).toBe('INVALID_INPUT words')
    expect(await listed()).toEqual([])
    const added = await clerk.outages.add(facts())
    const ended = await clerk.outages.end(added)
    expect(await refusal(clerk.outages.change({ ...ended, ...facts() }))).toBe('NOT_ALLOWED_NOW')
    expect(await refusal(clerk.outages.end(ended))).toBe('NOT_ALLOWED_NOW')
  })

  it('to an end lies between the start and now', async () => {
    const added = await clerk.outages.add(facts())
    expect(await refusal(clerk.outages.end({ ...added, endedAt: at(-2) }))).toBe('INVALID_INPUT endedAt')
    expect(await refusal(clerk.outages.end({ ...added, endedAt: at(1) }))).toBe('INVALID_INPUT endedAt')
    const planned = await clerk.outages.add(facts({ startsAt: at(2), expectedEndAt: null }))
    expect(await refusal(clerk.outages.end(planned))).toBe('NOT_ALLOWED_NOW')
    await clerk.outages.end({ ...added, endedAt: at(-0.5) })
    expect((await clerk.outages.list({ state: 'ended' })).rows[0]!.endedAt).toBe(at(-0.5))
  })

  it('compares moments, however they are written', async () => {
    const startsAt = at(-1).replace('.000Z', 'Z')
    await clerk.outages.add(facts({ startsAt }))
    expect(await listed('running')).toHaveLength(1)
  })

  it('is for whoever may: others read', async () => {
    const handler = await office.signIn(manager, 'zhao', ['handler'])
    const added = await clerk.outages.add(facts())
    expect(await refusal(handler.outages.add(facts()))).toBe('NOT_PERMITTED')
    expect(await refusal(handler.outages.end(added))).toBe('NOT_PERMITTED')
    expect((await handler.outages.list({})).total).toBe(1)
  })
})
