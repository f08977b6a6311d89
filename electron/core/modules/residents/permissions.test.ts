import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { roleCodes, type RoleCode } from '../../../../shared/contract/permissions.ts'
import { givenEntry, givenFlag, givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let houseId: number
let tag: number
let flag: number
let ground: Ground
const people = {} as Record<RoleCode, TestClient>

interface Reference {
  id: number
  version: number
}
interface Ground {
  residentId: number
  version: number
  phone: Reference
  plateId: number
  flagId: number
  need: Reference
  home: Reference
}

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  for (const role of roleCodes) people[role] = await office.signIn(manager, role, [role])
  houseId = await givenHouse(office, '3-2-501')
  tag = await givenEntry(office, 'tags', '老住户')
  flag = await givenEntry(office, 'care-flags', '独居')
})
afterAll(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

beforeEach(async () => {
  const residentId = await givenResident(office, {
    name: '王芳',
    phone: '13800135678',
    plates: ['京A12345'],
    flags: ['独居'],
  })
  const home = await manager.residents.addOccupancy({ residentId, houseId, role: 'family' })
  const need = await manager.residents.addPreference({ residentId, kind: 'need', words: '坡道' })
  const { version, phones, plates, flags } = await manager.residents.get({ id: residentId })
  const phone = { id: phones[0]!.id, version: phones[0]!.version }
  ground = { residentId, version, phone, plateId: plates[0]!.id, flagId: flags[0]!.id, need, home }
})

async function exportAll(client: TestClient, asked: Parameters<TestClient['residents']['exportList']>[0]) {
  for await (const event of await client.residents.exportList(asked))
    if (event.kind === 'ready') await client.system.download({ key: event.key })
}

const counter: RoleCode[] = ['clerk', 'officer', 'manager']
const reason = '核对身份'
const table: [string, (client: TestClient['residents'], of: Ground) => Promise<unknown>, RoleCode[]?][] = [
  ['list', (client) => client.list({})],
  ['get', (client, { residentId: id }) => client.get({ id })],
  ['create', (client) => client.create({ name: '李雷' })],
  ['update', (client, { residentId: id, version }) => client.update({ id, version, name: '王方' })],
  ['addPhone', (client, { residentId }) => client.addPhone({ residentId, phone: '13900001111' })],
  ['changePhone', (client, { phone }) => client.changePhone({ ...phone, label: 'work' })],
  ['removePhone', (client, { residentId, phone }) => client.removePhone({ residentId, phoneId: phone.id })],
  ['addPlate', (client, { residentId }) => client.addPlate({ residentId, plate: '京A54321' })],
  ['removePlate', (client, { residentId, plateId }) => client.removePlate({ residentId, plateId })],
  ['setTags', (client, { residentId, version }) => client.setTags({ residentId, version, entryIds: [tag] })],
  ['setFlag', (client, { residentId }) => client.setFlag({ residentId, entryId: flag, version: 1 })],
  ['removeFlag', (client, { residentId, flagId }) => client.removeFlag({ residentId, flagId })],
  ['setBand', (client, { residentId }) => client.setBand({ residentId, aspect: 'age', band: '70-79' })],
  [
    'addPreference',
    (client, { residentId }) => client.addPreference({ residentId, kind: 'preference', words: '安静' }),
  ],
  ['meetPreference', (client, { need }) => client.meetPreference({ ...need, metOn: '2026-11-21' })],
  ['removePreference', (client, { need }) => client.removePreference(need)],
  [
    'addOccupancy',
    async (client, { residentId }) =>
      client.addOccupancy({ residentId, houseId: await elsewhere(), role: 'tenant' }),
  ],
  ['endOccupancy', (client, { home }) => client.endOccupancy({ ...home, until: '2026-11-21' })],
  ['setPrimary', (client, { home }) => client.setPrimary(home)],
  [
    'revealPhone',
    (client, { residentId, phone }) => client.revealPhone({ residentId, phoneId: phone.id, reason }),
    [...counter, 'handler'],
  ],
]

let room = 100
const elsewhere = () => givenHouse(office, `9-1-${++room}`)

/** What whoever was refused left in the audit after an entry. */
async function refusedAfter(seq: number, action: string): Promise<string[]> {
  const { rows } = await manager.system.audit({ action })
  return rows.filter((row) => row.outcome === 'refused' && row.seq > seq).map((row) => row.actor)
}

const cases = table.flatMap(([name, request, may = counter]) =>
  roleCodes.map((role) => ({ name, role, request, may: may.includes(role) })),
)

describe('permissions', () => {
  it.each(cases)('residents.$name by $role: $may', async ({ name, role, request, may }) => {
    const { seq } = (await manager.system.audit({})).rows[0]!
    const answer = await refusal(request(people[role].residents, ground))
    expect(answer).toBe(may ? 'accepted' : 'NOT_PERMITTED')
    expect(await refusedAfter(seq, `residents.${name}`)).toEqual(may ? [] : [role])
  })

  it.each(roleCodes)('archive, an ID number, and the box by %s', async (role) => {
    const may = counter.includes(role) ? 'accepted' : 'NOT_PERMITTED'
    const idNumber = '11010519491231002X'
    const id = await givenResident(office, { name: '韩梅梅', idNumber })
    const { residents, search } = people[role]
    expect(await refusal(residents.revealIdNumber({ residentId: id, reason }))).toBe(may)
    expect(await refusal(search.box({ text: idNumber }))).toBe(may)
    expect(await refusal(residents.archive({ id, version: 1 }))).toBe(may)
  })

  it.each(roleCodes)('an export by %s: masked, with whole phones, with whole ID numbers', async (role) => {
    const answers = [
      await refusal(exportAll(people[role], {})),
      await refusal(exportAll(people[role], { unmaskedReason: reason })),
      await refusal(exportAll(people[role], { columns: ['idNumber'], unmaskedReason: reason })),
    ]
    const unmasked = role === 'manager' ? 'accepted' : 'NOT_PERMITTED'
    expect(answers).toEqual([counter.includes(role) ? 'accepted' : 'NOT_PERMITTED', unmasked, unmasked])
  })

  it('whole ID numbers leave in no file for whoever may not reveal one', async () => {
    const db = office.core.services.database.kysely
    const { permissions } = await db
      .selectFrom('roles')
      .select('permissions')
      .where('code', '=', 'manager')
      .executeTakeFirstOrThrow()
    const fewer = (JSON.parse(permissions) as string[]).filter((permission) => permission !== 'ids.reveal')
    const change = (to: string) =>
      db.updateTable('roles').set({ permissions: to }).where('code', '=', 'manager').execute()
    await change(JSON.stringify(fewer))
    const asked = { unmaskedReason: reason }
    expect(await refusal(exportAll(people.manager, { ...asked, columns: ['name', 'idNumber'] }))).toBe(
      'NOT_PERMITTED',
    )
    expect(await refusal(exportAll(people.manager, { ...asked, columns: ['name', 'phone'] }))).toBe(
      'accepted',
    )
    await change(permissions)
  })
})

it('masks the same at both doors', async () => {
  const id = await givenResident(office, {
    name: '赵敏',
    phone: '13700001234',
    houseId: await elsewhere(),
    idNumber: '110101199003070011',
    plates: ['沪B13579'],
    flags: ['独居'],
  })
  await givenFlag(office, id, { name: '重病', sensitive: true, advice: '说话慢一些', note: '透析' })
  const seen = async (host: 'desktop' | 'browser') => {
    const client = await office.logIn('clerk', undefined, host)
    return [
      await client.residents.get({ id }),
      await client.residents.list({ text: '13700001234' }),
      await client.search.box({ text: '赵敏' }),
      await client.search.box({ text: '110101199003070011' }),
    ]
  }
  const [desktop, browser] = [await seen('desktop'), await seen('browser')]
  expect(desktop).toEqual(browser)
  const shown = JSON.stringify(desktop)
  for (const masked of ['137****1234', '110***********0011', '说话慢一些']) expect(shown).toContain(masked)
  expect(shown).not.toMatch(/13700001234|19900307|重病|透析/)
})
