import { afterAll, beforeAll, expect, it } from 'vitest'
import { roleCodes, type RoleCode } from '../../../../shared/contract/permissions.ts'
import { newContact } from '../../testing/contacts.ts'
import { exported } from '../../testing/exported.ts'
import { givenHouse } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let houseId: number
const people = {} as Record<RoleCode, TestClient>

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  for (const role of roleCodes) people[role] = await office.signIn(manager, role, [role])
  houseId = await givenHouse(office, '3-2-501')
})
afterAll(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

interface Ground {
  contact: { id: number; version: number }
  promise: { id: number; version: number }
}

const counter: readonly RoleCode[] = ['clerk', 'officer', 'manager']
const table: [string, (client: TestClient, ground: Ground) => Promise<unknown>][] = [
  ['add', (client) => client.contacts.add(newContact({ houseId }))],
  ['void', (client, { contact }) => client.contacts.void(contact)],
  ['list', (client) => client.contacts.list({})],
  ['exportList', (client) => exported(client, client.contacts.exportList({}))],
  ['exportPromises', (client) => exported(client, client.contacts.exportPromises({}))],
  ['promises', (client) => client.contacts.promises({})],
  ['settlePromise', (client, { promise }) => client.contacts.settlePromise({ ...promise, state: 'kept' })],
  ['duePromises', (client) => client.contacts.duePromises()],
  ['timeline', (client) => client.contacts.timeline({ houseId })],
]
const cases = table.flatMap(([name, request]) => roleCodes.map((role) => ({ name, role, request })))

it.each(cases)('$name by $role', async ({ name, role, request }) => {
  const contact = await manager.contacts.add(
    newContact({ houseId, promises: [{ words: '换灯', dueOn: '2026-11-23' }] }),
  )
  const { rows } = await manager.contacts.promises({ state: 'open', size: 200 })
  const { id, version } = rows.find((row) => row.contactId === contact.id)!
  const before = (await manager.system.audit({})).rows[0]!.seq
  const may = counter.includes(role)
  const answer = await refusal(request(people[role], { contact, promise: { id, version } }))
  expect(answer).toBe(may ? 'accepted' : 'NOT_PERMITTED')
  const { rows: audited } = await manager.system.audit({ action: `contacts.${name}` })
  const refused = audited.filter((row) => row.outcome === 'refused' && row.seq > before)
  expect(refused.map((row) => row.actor)).toEqual(may ? [] : [role])
})

it('nobody is served without signing in', async () => {
  expect(await refusal(office.connect().contacts.timeline({ houseId }))).toBe('NOT_SIGNED_IN')
})
