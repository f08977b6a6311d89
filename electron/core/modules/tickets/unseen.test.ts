import { afterAll, beforeAll, expect, it } from 'vitest'
import { exported } from '../../testing/exported.ts'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, refusal, registration } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
/** Somebody who reads the archives and no ticket. */
let reader: TestClient
let houseId: number
let residentId: number
let number: string

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  const { code } = await manager.accounts.createRole({
    name: '只看档案',
    permissions: ['archives.read', 'exports.run'],
  })
  reader = await office.signIn(manager, 'reader', [code])
  houseId = await givenHouse(office, '3-2-501')
  residentId = await givenResident(office, { name: '王芳', houseId })
  const asked = registration(await deskOf(manager), { houseId, residentId, callerName: '' })
  ;({ number } = await manager.tickets.register(asked))
})
afterAll(() => office.close())

/** How many tickets each place tells of. */
async function told(client: TestClient): Promise<Record<string, number>> {
  const { buildingId, tickets: ofHouse } = await client.houses.get({ id: houseId })
  const timelines = await Promise.all([
    client.contacts.timeline({ houseId }),
    client.contacts.timeline({ residentId }),
  ])
  const sheets = await Promise.all([
    exported(client, client.houses.exportList({})),
    exported(client, client.residents.exportList({})),
  ])
  const [house, resident] = await Promise.all(
    ['3-2-501', '王芳'].map(async (text) => (await client.search.box({ text }))[0]!),
  )
  return {
    'the house card': ofHouse.length,
    'the resident card': (await client.residents.get({ id: residentId })).tickets.length,
    'the box, by number': (await client.search.box({ text: number })).length,
    'the box, of a house': house!.openTickets,
    'the box, of a person': resident!.openTickets,
    'the house list': (await client.houses.list({})).rows[0]!.openTickets,
    'the resident list': (await client.residents.list({})).rows[0]!.openTickets,
    'the grid': (await client.houses.grid({ buildingId })).doors[0]!.openTickets,
    'the entries of timelines': timelines.flatMap(({ entries }) => entries).length,
    'the counts of timelines': timelines.reduce((sum, { counts }) => sum + counts.ticket, 0),
    'the columns of exports': sheets.filter(({ cells }) =>
      cells(1).some((name) => /受理单/.test(String(name))),
    ).length,
  }
}

it('tells of tickets everywhere to who may read them, and nowhere to who may not', async () => {
  const seen = await told(manager)
  expect(Object.entries(seen).filter(([, count]) => count === 0)).toEqual([])
  const unseen = await told(reader)
  expect(Object.entries(unseen).filter(([, count]) => count > 0)).toEqual([])
})

it('puts how many are open into no file for who may not read them', async () => {
  const drained = async (running: Promise<AsyncIterable<unknown>>) => {
    for await (const _ of await running);
  }
  const both = (client: TestClient) => [
    drained(client.houses.exportList({ columns: ['room', 'openTickets'] })),
    drained(client.residents.exportList({ columns: ['name', 'openTickets'] })),
  ]
  expect(await Promise.all(both(reader).map(refusal))).toEqual(['NOT_PERMITTED', 'NOT_PERMITTED'])
  expect(await Promise.all(both(manager).map(refusal))).toEqual(['accepted', 'accepted'])
})
