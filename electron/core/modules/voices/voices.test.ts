import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { givenWave } from '../../testing/surveys.ts'
import { deskOf, refusal } from '../../testing/tickets.ts'

type NewVoice = Parameters<TestClient['voices']['add']>[0]

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

/** An interview in which something was said; a test says only what it cares about. */
const interview = (changes: Partial<NewVoice> = {}): NewVoice => ({
  kind: 'interview',
  day: '2026-11-20',
  words: '希望晚上也能取快递',
  requestKey: randomUUID(),
  ...changes,
})
const point = (words: string, tone: 'praise' | 'complaint' | 'wish' | 'neutral' = 'wish') => ({
  theme: 'service' as const,
  tone,
  words,
})
const counterList = async () =>
  (await manager.voices.checklists.list({})).find(({ role }) => role === 'colleague')!
const givenBox = (place = '南门大堂') =>
  manager.voices.boxes.create({ place, everyDays: 7, startsOn: '2026-11-20' })

describe('an interview', () => {
  it('names no house and nobody to whoever may not read the archive, and loses none by their hand', async () => {
    const { id, version } = await manager.voices.add(interview({ houseId, residentId }))
    const clerk = await office.signIn(manager, 'zhaomin', ['clerk'])
    const permissions = (more: string[]) =>
      office.core.services.database.kysely
        .updateTable('roles')
        .set({ permissions: JSON.stringify(['surveys.read', 'voices.keep', ...more]) })
        .where('code', '=', 'clerk')
        .execute()
    await permissions(['archives.edit'])
    const shown = await clerk.voices.get({ id })
    expect(shown).toMatchObject({ houseId: null, residentId: null, room: '', resident: '' })
    expect((await clerk.voices.list({})).rows).toMatchObject([{ houseId: null, residentId: null }])
    const { requestKey: _, ...fields } = interview({ words: '希望周末也能取快递' })
    await clerk.voices.update({ id, version, ...fields })
    expect(await manager.voices.get({ id })).toMatchObject({
      ...{ houseId, residentId, words: '希望周末也能取快递' },
    })
  })

  it('is kept with its points, numbered by year and kind, and stands on the card of whoever spoke', async () => {
    const { id, number } = await manager.voices.add(
      interview({
        houseId,
        residentId,
        topic: '快递',
        role: 'old-owner',
        points: [point('晚上七点后没人'), point('前台热情', 'praise')],
      }),
    )
    expect(number).toBe('FT-2026-001')
    expect((await manager.voices.add(interview({ day: '2025-12-30' }))).number).toBe('FT-2025-001')
    expect((await manager.voices.add(interview())).number).toBe('FT-2026-002')
    expect(await manager.voices.get({ id })).toMatchObject({
      room: '3-2-501',
      resident: '王芳',
      by: '李静',
      pointCount: 2,
      points: [
        { words: '晚上七点后没人', tone: 'wish', theme: 'service', ticketId: null },
        { words: '前台热情', tone: 'praise' },
      ],
    })
    const { rows } = await manager.contacts.list({ residentId })
    expect(rows).toMatchObject([{ kind: 'meeting', at: '2026-11-20T04:00:00.000Z', houseId }])
    expect(rows[0]!.words).toBe('深度访谈 FT-2026-001\n快递\n希望晚上也能取快递\n晚上七点后没人\n前台热情')
  })

  it('is saved once, however often it is sent', async () => {
    const sent = interview({ houseId })
    const first = await manager.voices.add(sent)
    expect(await manager.voices.add(sent)).toEqual(first)
    expect((await manager.voices.list({})).total).toBe(1)
    expect((await manager.contacts.list({})).total).toBe(1)
    expect(await refusal(manager.voices.add({ ...sent, words: '别的话' }))).toBe('ALREADY_EXISTS')
    const more = [...(sent.points ?? []), point('还有一句')]
    expect(await refusal(manager.voices.add({ ...sent, points: more }))).toBe('ALREADY_EXISTS')
  })

  it('takes its contact along when it is changed, moved off the card, or struck out', async () => {
    const voice = await manager.voices.add(interview({ houseId }))
    const changed = await manager.voices.update({ ...voice, ...interview({ houseId, words: '改过的话' }) })
    expect((await manager.contacts.list({})).rows[0]!.words).toContain('改过的话')
    const moved = await manager.voices.update({ ...changed, ...interview() })
    expect((await manager.contacts.list({})).rows).toMatchObject([{ voided: true }])
    const again = await manager.voices.update({ ...moved, ...interview({ houseId }) })
    expect((await manager.contacts.list({})).rows.filter(({ voided }) => !voided)).toHaveLength(1)
    await manager.voices.void({ ...again, reason: '记错了' })
    expect((await manager.contacts.list({})).rows.filter(({ voided }) => !voided)).toEqual([])
    expect((await manager.voices.list({})).rows).toMatchObject([{ voided: true, voidReason: '记错了' }])
    expect(await refusal(manager.voices.void({ ...again, version: 6, reason: '再来' }))).toBe(
      'NOT_ALLOWED_NOW',
    )
  })

  it('leaves no word of it in the audit', async () => {
    await manager.voices.add(interview({ residentId, words: '王芳说的' }))
    const { rows } = await manager.system.audit({ action: 'voices.add' })
    expect(rows.some(({ label }) => label === 'FT-2026-001')).toBe(true)
    expect(JSON.stringify(rows)).not.toContain('王芳')
  })
})

describe('what a kind asks for', () => {
  it.each<[string, Partial<NewVoice>, string]>([
    ['a day to come', { day: '2026-11-22' }, 'INVALID_INPUT day'],
    ['an interview without a word', { words: '' }, 'INVALID_INPUT words'],
    ['an interview with slips', { slips: 3 }, 'INVALID_INPUT slips'],
    ['an interview with a score', { score: 3 }, 'INVALID_INPUT score'],
    ['a group of one', { kind: 'focus-group', people: 1 }, 'INVALID_INPUT people'],
    ['a group of a house', { kind: 'focus-group', people: 6, houseId: 1 }, 'INVALID_INPUT houseId'],
    ['a visit without a list', { kind: 'mystery', role: 'new-owner' }, 'INVALID_INPUT checklistId'],
    ['a visit as nobody', { kind: 'mystery', checklistId: 1 }, 'INVALID_INPUT role'],
    [
      'a visit that saw nothing',
      {
        kind: 'mystery',
        checklistId: 1,
        role: 'new-owner',
        scores: [{ item: '有人招呼', score: null }],
      },
      'INVALID_INPUT scores',
    ],
    ['a box of nowhere', { kind: 'box', slips: 0 }, 'INVALID_INPUT boxId'],
    ['a box nobody counted', { kind: 'box', boxId: 1 }, 'INVALID_INPUT slips'],
    [
      'more points than slips',
      { kind: 'box', boxId: 1, slips: 0, points: [point('灯')] },
      'INVALID_INPUT points',
    ],
    ['a rating without a score', { kind: 'rating' }, 'INVALID_INPUT score'],
    ['a rating of nine', { kind: 'rating', score: 9 }, 'INVALID_INPUT score'],
    ['an unknown box', { kind: 'box', boxId: 99, slips: 1 }, 'NOT_FOUND boxId'],
    ['an unknown wave', { waveId: 99 }, 'NOT_FOUND waveId'],
    ['an unknown house', { houseId: 99 }, 'NOT_FOUND houseId'],
  ])('refuses %s and keeps nothing', async (_, changes, answer) => {
    expect(await refusal(manager.voices.add(interview(changes)))).toBe(answer)
    expect((await manager.voices.list({})).total).toBe(0)
    expect((await manager.contacts.list({})).total).toBe(0)
  })

  it('stays the kind it was', async () => {
    const voice = await manager.voices.add(interview())
    const other = { ...voice, ...interview({ kind: 'rating', score: 4 }) }
    expect(await refusal(manager.voices.update(other))).toBe('INVALID_INPUT kind')
    const { id, version } = voice
    await manager.voices.update({ id, version, ...interview({ words: '一' }) })
    expect(await refusal(manager.voices.update({ id, version, ...interview({ words: '二' }) }))).toBe(
      'CONFLICT',
    )
  })
})

describe('a suggestion box', () => {
  it('is due on its first day, and so many days after it was opened', async () => {
    const { id } = await givenBox()
    const boxes = () => manager.voices.boxes.list({})
    expect(await boxes()).toMatchObject([{ dueOn: '2026-11-20', state: 'overdue', lastOn: null }])
    const opened = await manager.voices.add(
      interview({ kind: 'box', boxId: id, slips: 0, words: '', day: '2026-11-21' }),
    )
    expect(opened.number).toBe('KX-2026-001')
    expect(await boxes()).toMatchObject([{ dueOn: '2026-11-28', state: 'waiting', lastOn: '2026-11-21' }])
    await manager.voices.void({ ...opened, reason: '没开' })
    expect(await boxes()).toMatchObject([{ state: 'overdue' }])
  })

  it('is opened with its slips, each of which may become a ticket of the house it names or of the place', async () => {
    const { id: boxId } = await givenBox()
    const { id } = await manager.voices.add(
      interview({
        kind: 'box',
        boxId,
        slips: 3,
        words: '',
        points: [point('楼道灯不亮', 'complaint'), point('加一班岗')],
      }),
    )
    const desk = await deskOf(manager)
    const voice = await manager.voices.get({ id })
    const [lamp, guard] = voice.points
    const complaint = { kind: 'complaint' as const, categoryId: desk.category('照明设施损坏') }
    const made = await manager.voices.toTicket({
      pointId: lamp!.id!,
      version: voice.version,
      ...complaint,
      houseId,
    })
    expect(await manager.tickets.get({ id: made.ticketId })).toMatchObject({
      number: made.number,
      words: '楼道灯不亮',
      houseId,
      channelNote: 'KX-2026-001',
    })
    const again = { pointId: lamp!.id!, version: 2, ...complaint }
    expect(await refusal(manager.voices.toTicket(again))).toBe('ALREADY_EXISTS')
    const late = { pointId: guard!.id!, version: 1, ...complaint }
    expect(await refusal(manager.voices.toTicket(late))).toBe('CONFLICT')
    const placed = await manager.voices.toTicket({ ...late, version: 2 })
    expect(await manager.tickets.get({ id: placed.ticketId })).toMatchObject({ place: '南门大堂' })
    const after = await manager.voices.get({ id })
    expect(after.points.map(({ ticket }) => ticket)).toEqual([made.number, placed.number])
    const without = { ...after, points: after.points.slice(0, 1) }
    expect(await refusal(manager.voices.update(without))).toBe('NOT_ALLOWED_NOW points')
  })

  it('of an interview of nobody and nowhere, no ticket can be made', async () => {
    const { id } = await manager.voices.add(interview({ points: [point('灯')] }))
    const voice = await manager.voices.get({ id })
    const desk = await deskOf(manager)
    const asked = { pointId: voice.points[0]!.id!, version: 1, categoryId: desk.category('照明设施损坏') }
    expect(await refusal(manager.voices.toTicket({ ...asked, kind: 'complaint' }))).toBe('NOT_ALLOWED_NOW')
  })

  it('has a place of its own while it is used', async () => {
    const box = await givenBox()
    expect(await refusal(givenBox())).toBe('ALREADY_EXISTS place')
    const away = await manager.voices.boxes.archive(box)
    await givenBox()
    expect(await refusal(manager.voices.boxes.restore(away))).toBe('ALREADY_EXISTS place')
    expect(await manager.voices.boxes.list({})).toHaveLength(1)
    const boxId = box.id
    expect(await refusal(manager.voices.add(interview({ kind: 'box', boxId, slips: 1 })))).toBe(
      'NOT_FOUND boxId',
    )
  })
})

describe('checklists', () => {
  it('come with the program for new owners, old owners, the counter and the service itself', async () => {
    const lists = await manager.voices.checklists.list({})
    expect(lists.map(({ role, shipped }) => [role, shipped])).toEqual([
      ['new-owner', true],
      ['old-owner', true],
      ['colleague', true],
      ['colleague', true],
    ])
    for (const { items } of lists) {
      expect(items.length).toBeGreaterThanOrEqual(10)
      expect(new Set(items.map(({ words }) => words)).size).toBe(items.length)
    }
    // What visitors see says something of a theme.
    expect(lists.slice(0, 3).every(({ items }) => items.every(({ theme }) => theme !== ''))).toBe(true)
  })

  it('are changed without changing what was scored before', async () => {
    const list = await counterList()
    const scores = list.items.map(({ theme, words }) => ({ theme, item: words, score: 4 }))
    const visit = interview({ kind: 'mystery', role: 'colleague', checklistId: list.id, words: '', scores })
    const { id } = await manager.voices.add(visit)
    const items = [{ words: '灯亮着' }, ...list.items.slice(0, 2)]
    await manager.voices.checklists.update({ ...list, name: '柜台', items })
    expect(await counterList()).toMatchObject({ name: '柜台', used: 1 })
    expect((await counterList()).items.map(({ words }) => words)).toEqual(items.map(({ words }) => words))
    expect((await manager.voices.get({ id })).scores).toHaveLength(scores.length)
    expect(await refusal(manager.voices.checklists.update({ ...list, name: '再改' }))).toBe('CONFLICT')
    const taken = { name: '柜台', role: '' as const, items }
    expect(await refusal(manager.voices.checklists.create(taken))).toBe('ALREADY_EXISTS name')
  })
})

describe('the summary', () => {
  it('counts what was heard in the period and nothing struck out', async () => {
    const { id: boxId } = await givenBox()
    await givenBox('北门')
    const list = await counterList()
    const scores = [
      { theme: 'courtesy' as const, item: '问好', score: 5 },
      { theme: 'courtesy' as const, item: '起身', score: 2 },
      { theme: 'access' as const, item: '有人', score: null },
    ]
    await manager.voices.add(
      interview({ kind: 'mystery', role: 'colleague', checklistId: list.id, words: '', scores }),
    )
    await manager.voices.add(
      interview({ kind: 'focus-group', people: 8, points: [point('灯', 'complaint')] }),
    )
    await manager.voices.add(
      interview({ kind: 'box', boxId, slips: 4, words: '', points: [point('灯', 'complaint')] }),
    )
    for (const score of [5, 4, 4]) await manager.voices.add(interview({ kind: 'rating', words: '', score }))
    await manager.voices.add(interview({ kind: 'rating', words: '', score: 1, day: '2026-10-31' }))
    const wrong = await manager.voices.add(interview({ kind: 'rating', words: '', score: 1 }))
    await manager.voices.void({ ...wrong, reason: '按错了' })
    const summary = await manager.voices.summary({ from: '2026-11-01', to: '2026-11-30' })
    expect(summary.kinds).toEqual([
      { kind: 'interview', count: 0, people: 0 },
      { kind: 'focus-group', count: 1, people: 8 },
      { kind: 'mystery', count: 1, people: 0 },
      { kind: 'box', count: 1, people: 0 },
      { kind: 'rating', count: 3, people: 3 },
    ])
    expect(summary.mystery).toEqual([{ role: 'colleague', theme: 'courtesy', n: 2, mean: 3.5 }])
    expect(summary.boxes).toMatchObject([
      { place: '南门大堂', opened: 1, slips: 4 },
      { place: '北门', opened: 0, slips: 0 },
    ])
    expect(summary.ratings).toMatchObject([{ month: '2026-11', n: 3 }])
    expect(summary.ratings[0]!.mean).toBeCloseTo(13 / 3, 12)
    expect(summary.points).toEqual([{ theme: 'service', tone: 'complaint', count: 2 }])
    const visits = await manager.voices.list({ kind: 'mystery' })
    expect(visits.rows[0]!.meanScore).toBe(3.5)
  })

  it('of a period without anything says so with zeros, never with something that is no number', async () => {
    const summary = await manager.voices.summary({ from: '2020-01-01', to: '2020-12-31' })
    expect(summary).toMatchObject({ mystery: [], boxes: [], ratings: [], points: [] })
    expect(summary.kinds.every(({ count, people }) => count === 0 && people === 0)).toBe(true)
    const backwards = manager.voices.summary({ from: '2026-02-01', to: '2026-01-01' })
    expect(await refusal(backwards)).toBe('INVALID_INPUT to')
  })
})

describe('the list', () => {
  it('is asked by kind, day, wave, theme, tone, words and room', async () => {
    const wave = await givenWave(office)
    const mistaken = await givenWave(office, { code: '2026-10' })
    await manager.surveys.waves.void({ id: mistaken.id, version: 1, reason: '建错了' })
    expect(await refusal(manager.voices.add(interview({ waveId: mistaken.id })))).toBe('NOT_FOUND waveId')
    await manager.voices.add(interview({ houseId, topic: '甲', waveId: wave.id }))
    await manager.voices.add(interview({ topic: '乙', points: [point('道闸慢', 'complaint')] }))
    await manager.voices.add(interview({ kind: 'rating', score: 2, theme: 'repair', words: '丙' }))
    const topics = async (filter: Parameters<TestClient['voices']['list']>[0]) =>
      (await manager.voices.list(filter)).rows.map(({ topic, words }) => topic || words)
    expect(await topics({})).toEqual(['丙', '乙', '甲'])
    expect(await topics({ kind: 'rating' })).toEqual(['丙'])
    expect(await topics({ waveId: wave.id })).toEqual(['甲'])
    expect(await topics({ theme: 'service' })).toEqual(['乙'])
    expect(await topics({ theme: 'repair' })).toEqual(['丙'])
    expect(await topics({ theme: 'service', tone: 'complaint' })).toEqual(['乙'])
    expect(await topics({ theme: 'service', tone: 'praise' })).toEqual([])
    expect(await topics({ text: '道闸' })).toEqual(['乙'])
    expect(await topics({ text: '3-2-501' })).toEqual(['甲'])
    expect(await topics({ from: '2026-11-21' })).toEqual([])
  })

  it('does not name people to those who may not read the archive, and is kept by those who may', async () => {
    const { id } = await manager.voices.add(interview({ houseId, residentId }))
    const db = office.core.services.database.kysely
    await db
      .updateTable('roles')
      .set({ permissions: JSON.stringify(['surveys.read', 'voices.keep']) })
      .where('code', '=', 'handler')
      .execute()
    const guest = await office.signIn(manager, 'keeper', ['handler'])
    expect(await guest.voices.get({ id })).toMatchObject({
      room: '',
      resident: '',
      words: '希望晚上也能取快递',
    })
    expect(await refusal(guest.voices.add(interview({ houseId })))).toBe('NOT_PERMITTED')
    expect(
      await refusal(guest.voices.boxes.create({ place: '甲', everyDays: 7, startsOn: '2026-11-01' })),
    ).toBe('NOT_PERMITTED')
    await guest.voices.add(interview())
  })
})

it('a new office checks the conditions of its service itself, which is no voice of a theme', async () => {
  const lists = await manager.voices.checklists.list({})
  const own = lists.find(({ name }) => name.startsWith('服务条件自查'))!
  // 提高服务质量的4组织条件, 服务的3基本条件 (domain 99), each with something to be looked up.
  const conditions = new Set(own.items.map(({ words }) => words.split('：')[0]))
  expect(conditions.size).toBe(4 + 3)
  expect(own.items.every(({ theme }) => theme === '')).toBe(true)
})
