import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TimelineEntry } from '../../../../../shared/modules/contacts/contract.ts'
import { givenPreference, givenRecord, givenStay, newContact } from '../../../testing/contacts.ts'
import { givenFlag, givenHouse, givenResident } from '../../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../../testing/office.ts'
import { deskOf, givenImportedTicket, refusal, registration, type Desk } from '../../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let desk: Desk
let houseId: number
let residentId: number

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  desk = await deskOf(manager)
  houseId = await givenHouse(office, '3-2-501')
  residentId = await givenResident(office, { name: '王芳', phone: '13800135678', houseId })
})
afterEach(() => office.close())

const minute = 60_000
const add = (changes: Parameters<typeof newContact>[0]) => manager.contacts.add(newContact(changes))
const register = (changes: object) => manager.tickets.register(registration(desk, changes))
type Input = Parameters<TestClient['contacts']['timeline']>[0]
const read = (input: Input) => manager.contacts.timeline(input)
const entriesOf = async (input: Input) => (await read(input)).entries
/** An entry in short: what it is, which way it went, who beside, where, and what was said. */
const brief = ({ kind, direction, by, who, room, words }: TimelineEntry) =>
  [kind, direction, by, who, room, words].filter(Boolean).join(' ')

describe("a person's timeline", () => {
  beforeEach(async () => {
    await givenStay(office, residentId, await givenHouse(office, '3-1-101'), {
      since: '2019',
      until: '2019-10-03',
    })
    await givenRecord(office, houseId, '2025-11')
    await givenPreference(office, residentId, { kind: 'need', words: '扶手', met_on: '2026-11-10' })
    const { id, version } = await register({
      channelId: desk.channel('微信'),
      houseId,
      residentId,
      callerName: '',
    })
    office.clock.advance(minute)
    const reached = await manager.tickets.firstContact({ id, version, result: 'reached', text: '已致电' })
    office.clock.advance(minute)
    await add({
      kind: 'visit',
      houseId,
      residentId,
      words: '看了电梯',
      promises: [{ words: '周一换件', dueOn: '2026-11-23' }],
    })
    office.clock.advance(minute)
    await manager.tickets.note({ id, version: reached.version, text: '等配件' })
    office.clock.advance(minute)
    const [promise] = (await manager.contacts.promises({})).rows
    await manager.contacts.settlePromise({
      id: promise!.id,
      version: promise!.version,
      state: 'kept',
      note: '换好',
    })
  })

  it('has everything in both directions, newest first', async () => {
    const entries = await entriesOf({ residentId })
    expect(entries.map(brief)).toEqual([
      'promise none 李静 3-2-501 周一换件',
      'ticket-step none 李静 3-2-501 等配件',
      'promise out 李静 3-2-501 周一换件',
      'contact out 李静 3-2-501 看了电梯',
      'ticket-step out 李静 3-2-501 已致电',
      'ticket in 李静 3-2-501 电梯又停了',
      'preference none 李静 扶手',
      'preference none 李静 扶手',
      'house-record none 李静 3-2-501 换了龙头',
      'moved-out none 3-1-101',
      'moved-in none 3-1-101',
    ])
    expect(entries.map(({ at }) => at).slice(4)).toEqual([
      '2026-11-21T01:13:00.000Z',
      '2026-11-21T01:12:00.000Z',
      '2026-11-10',
      '2026-11-02',
      '2025-11',
      '2019-10-03',
      '2019',
    ])
  })

  it('tells by codes what the page says in words', async () => {
    const [settled, note, made, contact, , ticket, met, , record] = await entriesOf({ residentId })
    expect(settled!.detail).toMatchObject({ step: 'settled', state: 'kept', note: '换好', overdue: false })
    expect(note).toMatchObject({
      detail: { step: 'note', number: 'TS-20261121-0001' },
      link: { kind: 'ticket', id: 1 },
    })
    expect(made!.detail).toMatchObject({ step: 'made', dueOn: '2026-11-23', promiseId: 1, version: 2 })
    expect(contact).toMatchObject({
      detail: { contactKind: 'visit', contactId: 1, version: 1, voided: false },
      link: { kind: 'house', id: houseId },
    })
    expect(ticket).toMatchObject({
      channel: '微信',
      detail: { number: 'TS-20261121-0001', ticketKind: 'complaint', state: 'open', category: '电梯故障' },
    })
    expect(met!.detail).toMatchObject({ step: 'met', preferenceKind: 'need' })
    expect(record!.detail).toMatchObject({ recordKind: 'water-and-power', part: '厨房', voided: false })
  })

  it('counts every kind, whatever is asked for', async () => {
    const counts = {
      contact: 1,
      promise: 2,
      ticket: 1,
      'ticket-step': 2,
      'moved-in': 1,
      'moved-out': 1,
      'house-record': 1,
      preference: 2,
    }
    expect((await read({ residentId })).counts).toEqual(counts)
    expect((await read({ residentId, kinds: ['ticket'], direction: 'out', size: 1 })).counts).toEqual(counts)
  })

  it('is filtered by kind and by direction', async () => {
    expect((await entriesOf({ residentId, kinds: ['ticket', 'contact'] })).map(brief)).toEqual([
      'contact out 李静 3-2-501 看了电梯',
      'ticket in 李静 3-2-501 电梯又停了',
    ])
    expect((await entriesOf({ residentId, direction: 'in' })).map(brief)).toEqual([
      'ticket in 李静 3-2-501 电梯又停了',
    ])
    expect(await entriesOf({ residentId, kinds: ['moved-in'], direction: 'in' })).toEqual([])
  })

  it.each([1, 2, 3, 5, 100])('is the same in pages of %i, whatever is added meanwhile', async (size) => {
    const whole = await entriesOf({ residentId })
    const seen: TimelineEntry[] = []
    let before: string | undefined
    do {
      const page = await read({ residentId, size, before })
      seen.push(...page.entries)
      before = page.next ?? undefined
      office.clock.advance(minute)
      await add({ residentId, words: '又来电' })
    } while (before)
    expect(seen).toEqual(whole)
  })
})

describe('entries of one moment', () => {
  it('have an order of their own, so that no page loses or repeats one', async () => {
    for (const words of ['一', '二', '三']) await add({ residentId, words })
    await register({ residentId, callerName: '', words: '四' })
    const pages: string[] = []
    let before: string | undefined
    do {
      const page = await read({ residentId, size: 1, before })
      pages.push(...page.entries.map(brief))
      before = page.next ?? undefined
    } while (before)
    expect(pages).toEqual([
      'ticket-step out 李静',
      'contact out 李静 三',
      'contact out 李静 二',
      'contact out 李静 一',
      'ticket in 李静 四',
    ])
  })

  it('stand at the day of the office', async () => {
    // 2026-11-21 00:30 in Shanghai, on the 20th in Greenwich.
    await add({ residentId, words: '半夜来电', at: '2026-11-20T16:30:00Z' })
    await add({ residentId, words: '前一晚', at: '2026-11-20T15:30:00Z' })
    await givenPreference(office, residentId, { noted_on: '2026-11-21' })
    expect((await entriesOf({ residentId })).map(({ words }) => words)).toEqual([
      '半夜来电',
      '书法',
      '前一晚',
    ])
  })
})

describe("a house's timeline", () => {
  it('shows who', async () => {
    const before = await givenResident(office, { name: '赵强' })
    await givenStay(office, before, houseId, { since: '2018-05', until: '2020-01' })
    await givenRecord(office, houseId, '2019-06', { words: '换了热水器' })
    await add({ houseId, residentId, words: '谈漏水', direction: 'in' })
    await add({ houseId, kind: 'note', words: '门锁坏' })
    await register({ houseId, callerName: '访客张', channelId: desk.channel('微信') })
    expect((await entriesOf({ houseId })).map(brief)).toEqual([
      'contact none 李静 门锁坏',
      'contact in 李静 王芳 谈漏水',
      'ticket in 李静 访客张 电梯又停了',
      'moved-out none 赵强',
      'house-record none 李静 换了热水器',
      'moved-in none 赵强',
    ])
    const [, talk, , left] = await entriesOf({ houseId })
    expect([talk!.link, left!.link]).toEqual([
      { kind: 'resident', id: residentId },
      { kind: 'resident', id: before },
    ])
  })

  it('does not show its people elsewhere, nor what they like', async () => {
    await add({ residentId, words: '电话里说' })
    await givenPreference(office, residentId)
    expect(await entriesOf({ houseId })).toEqual([])
  })
})

describe('what was done to a house', () => {
  it('stands with those who had it then, as far as the dates tell', async () => {
    const past = await givenResident(office, { name: '赵强' })
    await givenStay(office, past, houseId, { since: '2018-05-20', until: '2020-01' })
    for (const [on, words] of [
      ['2018-04', '早了'],
      ['2018-05', '同月'],
      ['2018', '同年'],
      ['2020-01-31', '末月'],
      ['2020-02', '晚了'],
    ] as const)
      await givenRecord(office, houseId, on, { words })
    const records = await entriesOf({ residentId: past, kinds: ['house-record'] })
    expect(records.map(({ words }) => words)).toEqual(['末月', '同月', '同年'])
  })
})

describe('tickets of a ledger kept elsewhere', () => {
  const told = ({ kind, at, direction, words, detail }: TimelineEntry) =>
    [kind, detail['step'] ?? '', at, direction, words].filter(Boolean)

  it('tell the steps whose times were recorded, and the callback', async () => {
    await givenImportedTicket(office, desk, { resident_id: residentId })
    const entries = await entriesOf({ residentId })
    expect(entries.map(told)).toEqual([
      ['ticket-step', 'callback', '2025-06-04T00:30:00.000Z', 'out', '处理较快'],
      ['ticket-step', 'closed', '2025-06-02T08:00:00.000Z', 'none'],
      ['ticket-step', 'done', '2025-06-02T08:00:00.000Z', 'none', '已检修恢复'],
      ['ticket-step', 'first-contact', '2025-06-01T01:14:00.000Z', 'out'],
      ['ticket', '2025-06-01T01:00:00.000Z', 'in', '电梯夹人'],
    ])
    expect(entries[0]!.detail).toEqual({ step: 'callback', score: 4, number: 'TS20250601001' })
  })

  it('show a callback of which only the words were kept', async () => {
    await givenImportedTicket(office, desk, {
      resident_id: residentId,
      first_contact_at: null,
      done_at: null,
      closed_at: null,
      callback_at: null,
      callback_score: null,
    })
    expect((await entriesOf({ residentId })).map(told)).toEqual([
      ['ticket-step', 'callback', '2025-06-01T01:00:00.000Z', 'out', '处理较快'],
      ['ticket', '2025-06-01T01:00:00.000Z', 'in', '电梯夹人'],
    ])
  })

  it('tell no step twice that was made here', async () => {
    const id = await givenImportedTicket(office, desk, {
      resident_id: residentId,
      state: 'done',
      first_contact_at: null,
      closed_at: null,
      callback_at: null,
      callback_score: null,
      callback_words: '',
    })
    await manager.tickets.close({ id, version: 1, text: '补结案' })
    expect((await entriesOf({ residentId })).map(told)).toEqual([
      ['ticket-step', 'closed', '2026-11-21T01:12:00.000Z', 'none', '补结案'],
      ['ticket-step', 'done', '2025-06-02T08:00:00.000Z', 'none', '已检修恢复'],
      ['ticket', '2025-06-01T01:00:00.000Z', 'in', '电梯夹人'],
    ])
  })
})

describe('what a timeline keeps to itself', () => {
  it('is the record a merge dropped, here and at its house', async () => {
    const dropped = await givenResident(office, { name: '王芳', houseId })
    await add({ residentId: dropped, words: '合并前' })
    await givenStay(office, dropped, houseId, { since: '2020' })
    await office.core.services.database.kysely
      .updateTable('residents')
      .set({ merged_into: residentId })
      .where('id', '=', dropped)
      .execute()
    const { entries, next, counts } = await read({ residentId: dropped })
    expect([entries, next, new Set(Object.values(counts))]).toEqual([[], null, new Set([0])])
    expect(await entriesOf({ houseId })).toEqual([])
  })

  it('is every flag and every phone', async () => {
    await givenFlag(office, residentId, { name: '信访户', sensitive: true, note: '勿单独上门' })
    await register({ residentId, callerName: '', callerPhone: '13800135678' })
    await add({ residentId, houseId })
    const told = JSON.stringify([await read({ residentId }), await read({ houseId })])
    expect(told).not.toMatch(/信访户|勿单独上门|5678/)
  })
})

it('shows a contact that was wrong as struck out, and what came of its promises', async () => {
  const contact = await add({
    residentId,
    words: '记错人',
    promises: [{ words: '换灯', dueOn: '2026-11-23' }],
  })
  await manager.contacts.void(contact)
  const entries = await entriesOf({ residentId })
  expect(entries.map(({ words, detail }) => [words, detail['voided'] ?? detail['state']])).toEqual([
    ['换灯', 'withdrawn'],
    ['换灯', 'withdrawn'],
    ['记错人', true],
  ])
})

it.each<[Input, string]>([
  [{ residentId: 999 }, 'NOT_FOUND'],
  [{ houseId: 999 }, 'NOT_FOUND'],
  [{ residentId: 1, before: 'yesterday' }, 'INVALID_INPUT before'],
])('answers %j with %s', async (input, answer) => {
  expect(await refusal(read(input))).toBe(answer)
})
