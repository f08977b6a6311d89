import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, refusal, registration, type Desk } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let desk: Desk

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  desk = await deskOf(manager)
})
afterEach(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

const register = (changes = {}) => manager.tickets.register(registration(desk, changes))

describe('what a registration keeps', () => {
  it('gives a number of the day, the promised times and the clerk asked first', async () => {
    const { id, number } = await register({ channelId: desk.channel('微信') })
    expect(number).toBe('TS-20261121-0001')
    expect(await manager.tickets.get({ id })).toMatchObject({
      number,
      state: 'open',
      firstAsked: '李静',
      receivedAt: '2026-11-21T01:12:00.000Z',
      firstContactDueAt: '2026-11-21T01:27:00.000Z',
      replyDueAt: '2026-11-22T01:12:00.000Z',
      resolveDueAt: '2026-11-24T01:12:00.000Z',
      firstContactAt: null,
      dueAt: '2026-11-21T01:27:00.000Z',
      rule: { firstContactMinutes: 15, replyMinutes: 1440, resolveMinutes: 4320 },
    })
  })

  it('records the first contact at once when the channel is a conversation', async () => {
    const { id } = await register({ channelId: desk.channel('电话') })
    const ticket = await manager.tickets.get({ id })
    expect(ticket).toMatchObject({
      firstContactAt: ticket.receivedAt,
      firstContactResult: 'told-accepted',
      channelLive: true,
    })
    expect(ticket.events.map(({ kind, detail }) => [kind, detail])).toEqual([
      ['registered', { channel: '电话' }],
      ['first-contact', { result: 'told-accepted' }],
    ])
    expect(ticket.actions).not.toContain('first-contact')
  })

  it('stores the promise the office has made in its settings', async () => {
    const rule = { firstContactMinutes: 30, replyMinutes: 120, resolveMinutes: 600 }
    const db = office.core.services.database.kysely
    await db
      .insertInto('settings')
      .values({ key: 'promise', value: JSON.stringify(rule) })
      .execute()
    const { id } = await register()
    const ticket = await manager.tickets.get({ id })
    expect(ticket.rule).toEqual(rule)
    expect(ticket.resolveDueAt).toBe('2026-11-21T11:12:00.000Z')
    await db.updateTable('settings').set({ value: '{"firstContactMinutes":0}' }).execute()
    expect((await manager.tickets.get({ id })).rule).toEqual(rule)
    const later = await register()
    expect((await manager.tickets.get({ id: later.id })).rule.firstContactMinutes).toBe(15)
  })

  it('takes name, phone and role from the resident, masked on the page', async () => {
    const houseId = await givenHouse(office, '3-2-501')
    const residentId = await givenResident(office, {
      name: '王芳',
      phone: '13800135678',
      houseId,
      role: 'tenant',
    })
    const { id } = await register({ houseId, residentId, callerName: '' })
    expect(await manager.tickets.get({ id })).toMatchObject({
      caller: '王芳',
      callerPhone: '138****5678',
      callerRole: 'tenant',
      room: '3-2-501',
      houseLong: '3栋2单元501',
    })
  })

  it("does not give a relative the resident's phone", async () => {
    const residentId = await givenResident(office, { name: '王芳', phone: '13800135678' })
    const { id } = await register({ residentId, callerName: '王强', callerPhone: '+86 139 0013 9000' })
    expect(await manager.tickets.get({ id })).toMatchObject({ caller: '王强', callerPhone: '139****9000' })
  })

  it('takes names and places as an import would write them', async () => {
    const { id } = await register({ callerName: '王\u200b强\u3000先生', place: ' 东门\u00a0\u00a0岗亭' })
    expect(await manager.tickets.get({ id })).toMatchObject({ caller: '王强 先生', place: '东门 岗亭' })
    expect(await refusal(register({ callerName: '\u200b', place: '\u200b' }))).toBe('INVALID_INPUT caller')
  })

  it('links an anonymous caller to nobody', async () => {
    const residentId = await givenResident(office, { name: '王芳', phone: '13800135678' })
    const { id } = await register({
      residentId,
      callerName: '',
      callerRole: 'anonymous',
      place: '东门',
    })
    expect(await manager.tickets.get({ id })).toMatchObject({ residentId: null, caller: '', callerPhone: '' })
  })

  it('can be found in the list and through the search index', async () => {
    const { id, number } = await register()
    expect((await manager.tickets.list({ text: number })).rows.map((row) => row.id)).toEqual([id])
    const terms = await office.core.services.database.kysely
      .selectFrom('search_terms')
      .select('term')
      .where('ref', '=', `t:${id}`)
      .execute()
    expect(terms.length).toBeGreaterThan(0)
  })
})

describe('numbers', () => {
  it('have no gap after 20 at once and after one that failed', async () => {
    await refusal(register({ residentId: 999 }))
    const saved = await Promise.all(Array.from({ length: 20 }, () => register()))
    await refusal(register({ channelId: 999 }))
    const last = await register()
    const numbers = [...saved, last].map((ticket) => Number(ticket.number.slice(-4))).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 21 }, (_, index) => index + 1))
  })

  it('are given back when the registration fails after its number was drawn', async () => {
    const { raw } = office.core.services.database
    raw.exec(`CREATE TRIGGER broken BEFORE INSERT ON tickets BEGIN SELECT RAISE(ABORT, 'broken'); END`)
    expect(await refusal(register())).toBe('INTERNAL')
    raw.exec('DROP TRIGGER broken')
    expect((await register()).number).toBe('TS-20261121-0001')
  })

  it("begin again on the office's next day, each kind by itself", async () => {
    const categoryId = desk.category('物业费')
    await register()
    expect((await register({ kind: 'inquiry', categoryId })).number).toBe('ZX-20261121-0001')
    // 23:59 in Shanghai, then a minute later; both the same day in UTC.
    office.clock.advance(Date.parse('2026-11-21T15:59:00.000Z') - office.clock.now())
    manager = await office.logIn()
    expect((await register()).number).toBe('TS-20261121-0002')
    office.clock.advance(60_000)
    expect((await register()).number).toBe('TS-20261122-0001')
  })

  it('are not drawn twice for a registration that is sent again', async () => {
    const input = registration(desk, { requestKey: randomUUID() })
    const [first, again] = await Promise.all([
      manager.tickets.register(input),
      manager.tickets.register(input),
    ])
    expect(again).toEqual(first)
    expect((await manager.tickets.list({})).total).toBe(1)
    expect((await register()).number).toBe('TS-20261121-0002')
  })

  it.each([
    ['words', { words: '电梯还是停' }],
    ['category', { categoryName: '垃圾桶异味' }],
    ['channel', { channelName: '微信' }],
    ['caller', { callerName: '王强' }],
    ['phone', { callerPhone: '13800135678' }],
    ['place', { place: '东门' }],
    ['house', { room: '3-2-501' }],
    ['urgency', { urgency: 'urgent' as const }],
  ])('name the ticket that is there when what is sent again has another %s', async (_, changed) => {
    const input = registration(desk)
    const { id, number } = await manager.tickets.register(input)
    const { categoryName, channelName, room, ...changes } = changed as Record<string, string>
    const again = manager.tickets.register({
      ...input,
      ...changes,
      ...(categoryName && { categoryId: desk.category(categoryName) }),
      ...(channelName && { channelId: desk.channel(channelName) }),
      ...(room && { houseId: await givenHouse(office, room) }),
    })
    await expect(again).rejects.toMatchObject({ code: 'ALREADY_EXISTS', data: { params: { number } } })
    expect(await manager.tickets.get({ id })).toMatchObject({
      words: input.words,
      caller: '王芳',
      version: 1,
    })
    expect((await manager.tickets.list({})).total).toBe(1)
  })

  it('are the same for what only looks different, also after the ticket went on', async () => {
    const houseId = await givenHouse(office, '3-2-501')
    const residentId = await givenResident(office, { name: '王芳', phone: '13800135678', houseId })
    const input = registration(desk, { houseId, residentId, callerName: '' })
    const { id, version, number } = await manager.tickets.register(input)
    await manager.tickets.void({ id, version, reason: '误登' })
    const again = { ...input, callerName: '王\u200b芳 ', callerPhone: '138 0013 5678' }
    expect(await manager.tickets.register(again)).toEqual({ id, version: version + 1, number })
  })
})

it('is exactly one commit', async () => {
  const { commits } = office.core.services.database
  const houseId = await givenHouse(office, '3-2-501')
  const residentId = await givenResident(office, { name: '王芳', houseId })
  const before = commits.count
  await register({ houseId, residentId })
  expect(commits.count - before).toBe(1)
})
