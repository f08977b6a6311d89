import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newContact } from '../../testing/contacts.ts'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let houseId: number
let residentId: number

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  houseId = await givenHouse(office, '3-2-501')
  residentId = await givenResident(office, { name: '王芳', phone: '13800135678', houseId })
})
afterEach(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

const add = (changes: Parameters<typeof newContact>[0]) => manager.contacts.add(newContact(changes))
const wordsOf = async (filter: Parameters<TestClient['contacts']['list']>[0]) =>
  (await manager.contacts.list(filter)).rows.map((row) => row.words)
/** Whoever was away this long signs in again. */
async function later(hours: number) {
  office.clock.advance(hours * 3_600_000)
  manager = await office.logIn()
}

describe('adding a contact', () => {
  it('keeps who, where, how and what was promised', async () => {
    const desk = await deskOf(manager)
    await add({
      kind: 'visit',
      direction: 'out',
      channelId: desk.channel('上门'),
      residentId,
      houseId,
      purpose: 'care',
      participants: ' 李静、王芳 ',
      words: '楼道灯不亮；建议加扶手',
      followUp: '工程部周一来看',
      promises: [{ words: '周一换灯', dueOn: '2026-11-23' }],
    })
    const { rows, total } = await manager.contacts.list({})
    expect(total).toBe(1)
    expect(rows[0]).toMatchObject({
      kind: 'visit',
      direction: 'out',
      channel: '上门',
      at: '2026-11-21T01:12:00.000Z',
      resident: '王芳',
      room: '3-2-501',
      by: '李静',
      purpose: 'care',
      participants: '李静、王芳',
      words: '楼道灯不亮；建议加扶手',
      followUp: '工程部周一来看',
      voided: false,
      promises: [{ words: '周一换灯', dueOn: '2026-11-23', state: 'open', by: '李静', settledAt: null }],
    })
  })

  it('is saved once, however often it is sent', async () => {
    const requestKey = randomUUID()
    const promises = [{ words: '周一换灯', dueOn: '2026-11-23' }]
    const first = await add({ residentId, promises, requestKey })
    await later(1)
    expect(await add({ residentId, promises, requestKey })).toEqual(first)
    expect((await manager.contacts.list({})).total).toBe(1)
    expect((await manager.contacts.promises({})).total).toBe(1)
    expect(await refusal(add({ residentId, promises, requestKey, words: '别的话' }))).toBe('ALREADY_EXISTS')
    expect(await refusal(add({ residentId, requestKey }))).toBe('ALREADY_EXISTS')
  })

  it('is found again although its date has passed meanwhile', async () => {
    const requestKey = randomUUID()
    const promises = [{ words: '今天回话', dueOn: '2026-11-21' }]
    const first = await add({ residentId, promises, requestKey })
    await later(48)
    expect(await add({ residentId, promises, requestKey })).toEqual(first)
  })

  it('may be entered later, and stands at its own time', async () => {
    await add({ residentId, words: '现在' })
    await add({ residentId, words: '昨晚', at: '2026-11-20T12:00:00Z' })
    const { rows } = await manager.contacts.list({})
    expect(rows.map(({ words, at }) => [words, at])).toEqual([
      ['现在', '2026-11-21T01:12:00.000Z'],
      ['昨晚', '2026-11-20T12:00:00.000Z'],
    ])
  })

  it('as a note has no other side', async () => {
    const desk = await deskOf(manager)
    await add({ kind: 'note', direction: 'in', channelId: desk.channel('微信'), residentId })
    expect((await manager.contacts.list({})).rows[0]).toMatchObject({ direction: 'none', channel: '' })
  })

  it.each([
    ['nobody and nowhere', {}, 'INVALID_INPUT residentId'],
    ['somebody unknown', { residentId: 9999 }, 'NOT_FOUND residentId'],
    ['an unknown house', { houseId: 9999 }, 'NOT_FOUND houseId'],
    ['an unknown channel', { houseId: 1, channelId: 9999 }, 'NOT_FOUND channelId'],
    ['a later time', { houseId: 1, at: '2026-11-21T01:12:00.001Z' }, 'INVALID_INPUT at'],
    ['a call in no direction', { houseId: 1, direction: 'none' as const }, 'INVALID_INPUT direction'],
    ['words that say nothing', { houseId: 1, words: ' \u200b ' }, 'INVALID_INPUT words'],
    [
      'a promise for yesterday',
      {
        houseId: 1,
        promises: [
          { words: '今天', dueOn: '2026-11-21' },
          { words: '昨天', dueOn: '2026-11-20' },
        ],
      },
      'INVALID_INPUT promises.1.dueOn',
    ],
    [
      'a promise in a note',
      { kind: 'note' as const, houseId: 1, promises: [{ words: '来看', dueOn: '2026-11-23' }] },
      'INVALID_INPUT promises',
    ],
  ])('is refused with %s', async (_, changes, answer) => {
    expect(await refusal(add(changes))).toBe(answer)
    expect((await manager.contacts.list({})).total).toBe(0)
  })

  it('is refused for a person or a house in the recycle bin', async () => {
    const db = office.core.services.database.kysely
    await db.updateTable('residents').set({ archived_at: '2026-11-20T00:00:00.000Z' }).execute()
    await db.updateTable('houses').set({ archived_at: '2026-11-20T00:00:00.000Z' }).execute()
    expect(await refusal(add({ residentId }))).toBe('NOT_FOUND residentId')
    expect(await refusal(add({ houseId }))).toBe('NOT_FOUND houseId')
  })

  it('leaves no word of it in the audit', async () => {
    await add({ residentId, words: '王芳说电梯坏了' })
    const { rows } = await manager.system.audit({ action: 'contacts.add' })
    expect(rows[0]!.fields).toContain('words')
    expect(JSON.stringify(rows)).not.toContain('王芳')
  })
})

describe('a contact that was wrong', () => {
  it('stays, struck out, and its open promises are withdrawn', async () => {
    const promises = [
      { words: '换灯', dueOn: '2026-11-21' },
      { words: '回话', dueOn: '2026-11-22' },
    ]
    const contact = await add({ residentId, promises })
    const [lamp] = (await manager.contacts.list({})).rows[0]!.promises
    await manager.contacts.settlePromise({ id: lamp!.id, version: lamp!.version, state: 'kept' })
    await manager.contacts.void(contact)
    const [row] = (await manager.contacts.list({})).rows
    expect(row).toMatchObject({ voided: true, version: 2 })
    expect(row!.promises.map((promise) => [promise.words, promise.state])).toEqual([
      ['换灯', 'kept'],
      ['回话', 'withdrawn'],
    ])
    expect(await manager.contacts.duePromises()).toEqual({ dueToday: 0, overdue: 0 })
  })

  it('comes back whole when it is undone', async () => {
    const promises = [{ words: '换灯', dueOn: '2026-11-23' }]
    const { undoId } = await manager.contacts.void(await add({ residentId, promises }))
    await manager.changes.undo({ id: undoId })
    const [row] = (await manager.contacts.list({})).rows
    expect(row).toMatchObject({ voided: false, promises: [{ state: 'open', settledAt: null }] })
  })

  it('is struck out once, by whoever saw it as it is', async () => {
    const contact = await add({ residentId })
    expect(await refusal(manager.contacts.void({ id: contact.id, version: 7 }))).toBe('CONFLICT')
    expect(await refusal(manager.contacts.void({ id: 999, version: 1 }))).toBe('NOT_FOUND')
    const { id, version } = await manager.contacts.void(contact)
    expect(await refusal(manager.contacts.void({ id, version }))).toBe('NOT_ALLOWED_NOW')
  })
})

describe('the list', () => {
  beforeEach(async () => {
    await add({ residentId, houseId, words: '说电梯吵', direction: 'in', at: '2026-11-18T15:59:59.999Z' })
    await add({
      houseId,
      kind: 'visit',
      purpose: 'repair-callback',
      words: '不在家',
      at: '2026-11-18T16:00:00Z',
    })
    await add({
      residentId,
      kind: 'note',
      words: '喜欢安静',
      followUp: '改发微信',
      at: '2026-11-20T01:00:00Z',
    })
  })

  it.each<[string, Parameters<TestClient['contacts']['list']>[0], string[]]>([
    ['everything, newest first', {}, ['喜欢安静', '不在家', '说电梯吵']],
    ['a kind', { kind: 'visit' }, ['不在家']],
    ['a direction', { direction: 'in' }, ['说电梯吵']],
    ['from a day of the office on', { from: '2026-11-19' }, ['喜欢安静', '不在家']],
    ['until a day of the office', { to: '2026-11-18' }, ['说电梯吵']],
    ['words', { text: '电梯' }, ['说电梯吵']],
    ['a follow-up', { text: '微信' }, ['喜欢安静']],
    ["a purpose's name", { text: '维修回访' }, ['不在家']],
    ['a name', { text: '王芳' }, ['喜欢安静', '说电梯吵']],
    ["a name's initials", { text: 'wf' }, ['喜欢安静', '说电梯吵']],
    ["a phone's tail", { text: '5678' }, ['喜欢安静', '说电梯吵']],
    ['a room in any style', { text: '3栋2单元501' }, ['不在家', '说电梯吵']],
    ['a wildcard as it is', { text: '%' }, []],
  ])('finds by %s', async (_, filter, words) => {
    expect(await wordsOf(filter)).toEqual(words)
  })

  it('finds by person and by house', async () => {
    expect(await wordsOf({ residentId })).toEqual(['喜欢安静', '说电梯吵'])
    expect(await wordsOf({ houseId })).toEqual(['不在家', '说电梯吵'])
  })

  it('comes in pages with the number in all', async () => {
    expect(await manager.contacts.list({ size: 2 })).toMatchObject({ total: 3 })
    expect(await wordsOf({ page: 2, size: 2 })).toEqual(['说电梯吵'])
    expect(await manager.contacts.list({ page: 9, size: 2 })).toEqual({ rows: [], total: 3 })
  })
})
