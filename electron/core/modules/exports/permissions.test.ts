import { afterAll, beforeAll, expect, it } from 'vitest'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterAll(() => office.close())

async function drained(events: Promise<AsyncIterable<unknown>>) {
  for await (const _ of await events);
}

it('gives nobody a list as a file who may not look at it', async () => {
  const { code: files } = await manager.accounts.createRole({
    name: '只导出工单',
    permissions: ['exports.run', 'tickets.read'],
  })
  const { code: archives } = await manager.accounts.createRole({
    name: '只导出档案',
    permissions: ['exports.run', 'archives.read'],
  })
  const answers = async (client: TestClient) => ({
    houses: await refusal(drained(client.houses.exportList({}))),
    residents: await refusal(drained(client.residents.exportList({}))),
    contacts: await refusal(drained(client.contacts.exportList({}))),
    promises: await refusal(drained(client.contacts.exportPromises({}))),
    tickets: await refusal(drained(client.tickets.exportList({}))),
  })
  const refused = 'NOT_PERMITTED'
  expect(await answers(await office.signIn(manager, 'files', [files]))).toEqual({
    houses: refused,
    residents: refused,
    contacts: refused,
    promises: refused,
    tickets: 'accepted',
  })
  expect(await answers(await office.signIn(manager, 'archives', [archives]))).toEqual({
    houses: 'accepted',
    residents: 'accepted',
    contacts: 'accepted',
    promises: 'accepted',
    tickets: refused,
  })
})
