import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { givenEntry, givenFlag, givenHouse } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let clerk: TestClient
let alone: number
let ill: number
let residentId: number

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  clerk = await office.signIn(manager, 'clerk', ['clerk'])
  alone = await givenEntry(office, 'care-flags', '独居')
  ill = await givenEntry(office, 'care-flags', '重病', { sensitive: true, advice: '说话慢一些' })
})
afterAll(() => office.close())
beforeEach(async () => {
  ;({ id: residentId } = await manager.residents.create({ name: '王芳' }))
})

const flagsFor = async (client: TestClient) => (await client.residents.get({ id: residentId })).flags
const set = async (client: TestClient, entryId: number, note = '', reviewOn: string | null = null) => {
  const version = (await flagsFor(client)).find((flag) => flag.entryId === entryId)?.version ?? null
  return client.residents.setFlag({ residentId, entryId, version, note, reviewOn })
}

describe('a care flag', () => {
  it('is set, and its note and review changed, by the counter', async () => {
    const { id } = await set(clerk, alone, '每周去看一次', '2026-12-01')
    expect(await flagsFor(clerk)).toEqual([
      {
        id,
        version: 1,
        entryId: alone,
        name: '独居',
        advice: '',
        sensitive: false,
        note: '每周去看一次',
        reviewOn: '2026-12-01',
      },
    ])
    expect(await set(clerk, alone, '女儿住在隔壁')).toEqual({ id, version: 2 })
    expect(await flagsFor(clerk)).toMatchObject([{ id, version: 2, note: '女儿住在隔壁', reviewOn: null }])
  })

  it('does not overwrite what somebody else set, wrote or took away first', async () => {
    const setAs = (version: number | null, note: string) =>
      clerk.residents.setFlag({ residentId, entryId: alone, version, note })
    const { id: flagId, version } = await setAs(null, '每周去看一次')
    expect(await refusal(setAs(null, '每月'))).toBe('CONFLICT')
    await setAs(version, '女儿住在隔壁')
    expect(await refusal(setAs(version, '每月'))).toBe('CONFLICT')
    expect(await flagsFor(clerk)).toMatchObject([{ note: '女儿住在隔壁' }])
    await clerk.residents.removeFlag({ residentId, flagId })
    expect(await refusal(setAs(version + 1, '每月'))).toBe('CONFLICT')
    expect(await flagsFor(clerk)).toEqual([])
  })

  it('is gone when it is removed, and back with its note when that is undone', async () => {
    const { id: flagId } = await set(clerk, alone, '每周去看一次')
    const { undoId } = await clerk.residents.removeFlag({ residentId, flagId })
    expect(await flagsFor(clerk)).toEqual([])
    await clerk.changes.undo({ id: undoId })
    expect(await flagsFor(clerk)).toMatchObject([{ name: '独居', note: '每周去看一次' }])
  })

  it('is one of the dictionary, and of this person', async () => {
    expect(await refusal(set(manager, await givenEntry(office, 'tags', '养犬')))).toBe('NOT_FOUND entryId')
    expect(await refusal(set(manager, 9999))).toBe('NOT_FOUND entryId')
    const { id: other } = await manager.residents.create({ name: '李雷' })
    const flagId = await givenFlag(office, other, { name: '独居' })
    expect(await refusal(manager.residents.removeFlag({ residentId, flagId }))).toBe('NOT_FOUND')
  })

  it('that is not offered any more stays and changes, and is set for nobody else', async () => {
    const entryId = await givenEntry(office, 'care-flags', '旧标记')
    await set(manager, entryId)
    await office.core.services.database.kysely
      .updateTable('dictionary_entries')
      .set({ archived_at: '2026-11-21T01:00:00.000Z' })
      .where('id', '=', entryId)
      .execute()
    expect(await refusal(set(manager, entryId, '仍然有效'))).toBe('accepted')
    const { id: other } = await manager.residents.create({ name: '李雷' })
    expect(await refusal(manager.residents.setFlag({ residentId: other, entryId }))).toBe('NOT_FOUND entryId')
  })
})

describe('a sensitive flag', () => {
  it('tells only its advice to whoever may not know, on cards, in lists and of a house', async () => {
    const houseId = await givenHouse(office, '3-2-501')
    await manager.residents.addOccupancy({ residentId, houseId, role: 'owner' })
    const { id } = await set(manager, ill, '每周三次透析', '2026-12-01')
    const whole = {
      id,
      version: 1,
      entryId: ill,
      name: '重病',
      advice: '说话慢一些',
      sensitive: true,
      note: '每周三次透析',
      reviewOn: '2026-12-01',
    }
    const hidden = { ...whole, name: '', note: '', reviewOn: null }
    const everywhere = async (client: TestClient) => [
      await flagsFor(client),
      (await client.residents.list({ text: '3-2-501' })).rows[0]!.flags,
      (await client.houses.get({ id: houseId })).occupancies[0]!.flags,
      (await client.search.box({ text: '3-2-501' }))[0]!.flags,
    ]
    expect(await everywhere(manager)).toEqual(Array(4).fill([whole]))
    expect(await everywhere(clerk)).toEqual(Array(4).fill([hidden]))
  })

  it('finds nobody for whoever may not know who has it', async () => {
    await set(manager, ill)
    await set(manager, alone)
    const found = async (client: TestClient, flagId: number) =>
      (await client.residents.list({ flagId, size: 200 })).rows.some(({ id }) => id === residentId)
    expect([await found(manager, ill), await found(manager, alone)]).toEqual([true, true])
    expect([await found(clerk, ill), await found(clerk, alone)]).toEqual([false, true])
  })

  it('is set, changed and removed only by whoever may', async () => {
    expect(await refusal(set(clerk, ill))).toBe('NOT_PERMITTED')
    const { id: flagId } = await set(manager, ill, '透析')
    expect(await refusal(set(clerk, ill, ''))).toBe('NOT_PERMITTED')
    expect(await refusal(clerk.residents.removeFlag({ residentId, flagId }))).toBe('NOT_PERMITTED')
    expect(await flagsFor(manager)).toMatchObject([{ note: '透析' }])
    const { rows } = await manager.system.audit({ action: 'residents.removeFlag' })
    expect(rows[0]).toMatchObject({ actor: 'clerk', outcome: 'refused' })
  })

  it('keeps its note sealed, also when it is removed, and out of the audit', async () => {
    const { id: flagId } = await set(manager, ill, '每周三次透析')
    await manager.residents.removeFlag({ residentId, flagId })
    const { raw } = office.core.services.database
    const tables = raw
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`)
      .pluck()
      .all() as string[]
    const stored = tables.map((table) => JSON.stringify(raw.prepare(`SELECT * FROM "${table}"`).all())).join()
    expect(stored).toContain('说话慢一些')
    expect(stored).not.toContain('透析')
  })
})
