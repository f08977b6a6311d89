import { afterEach, beforeEach, expect, it } from 'vitest'
import { givenHouse, givenResident } from '../../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../../testing/office.ts'
import { exported } from '../../../testing/exported.ts'
import { givenResponse, shortForm } from '../../../testing/surveys.ts'
import { refusal } from '../../../testing/tickets.ts'
import { questionsOf } from '../stored.ts'

let office: TestOffice
let manager: TestClient
let versionId: number

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  ;({ versionId } = await shortForm(office))
})
afterEach(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

type Fields = Parameters<TestClient['surveys']['waves']['create']>[0]
const yearly = (changes: Partial<Fields> = {}): Fields => ({
  name: '2026年业主满意度调查',
  kind: 'yearly',
  versionId,
  fromDay: '2026-11-01',
  untilDay: '2026-11-30',
  seed: 7,
  ...changes,
})
const db = () => office.core.services.database.kysely
const reference = ({ id, version }: { id: number; version: number }) => ({ id, version })

/** Houses with somebody in them: so many in each building. */
async function neighbours(counts: Record<string, number>): Promise<void> {
  for (const [building, count] of Object.entries(counts))
    for (let door = 1; door <= count; door++) {
      const houseId = await givenHouse(office, `${building}-1-${100 * Math.ceil(door / 4) + (door % 4) + 1}`)
      await givenResident(office, { name: `住户${building}${door}`, houseId })
    }
}
async function drawn(changes: Partial<Fields> = {}) {
  const { code, ...wave } = await manager.surveys.waves.create(yearly(changes))
  return { ...(await manager.surveys.waves.draw(wave)), code }
}
const papersOf = async (waveId: number, filter: object = {}) =>
  (await manager.surveys.waves.papers.list({ waveId, size: 200, ...filter })).rows

it('a wave is planned, drawn, closed, reopened and closed again', async () => {
  await neighbours({ 3: 4 })
  const wave = await manager.surveys.waves.create(yearly())
  expect(wave.code).toBe('2026-11')
  expect((await manager.surveys.waves.create(yearly())).code).toBe('2026-11B')
  expect(await manager.surveys.waves.get({ id: wave.id })).toMatchObject({
    state: 'draft',
    frameSize: null,
    out: { of: 0, is: 0, goal: 9000 },
  })
  const open = await manager.surveys.waves.draw(reference(wave))
  expect(await manager.surveys.waves.get({ id: wave.id })).toMatchObject({
    state: 'open',
    drawnAt: '2026-11-21T01:12:00.000Z',
    frameSize: 4,
    sampleSize: 4,
    out: { of: 4, is: 0, goal: 9000 },
    back: { of: 0, is: 0, goal: 8000 },
  })
  expect(await refusal(manager.surveys.waves.draw(open))).toBe('NOT_ALLOWED_NOW')
  const closed = await manager.surveys.waves.close(open)
  expect(await refusal(manager.surveys.waves.close(closed))).toBe('NOT_ALLOWED_NOW')
  const again = await manager.surveys.waves.reopen({ ...closed, reason: '还有问卷没录' })
  await manager.surveys.waves.close(again)
  expect(await manager.surveys.waves.get({ id: wave.id })).toMatchObject({ state: 'closed' })
})

it('what does not fit together is said at its field', async () => {
  const create = (changes: Partial<Fields>) => refusal(manager.surveys.waves.create(yearly(changes)))
  expect(await create({ untilDay: '2026-10-31' })).toBe('INVALID_INPUT untilDay')
  expect(await create({ kind: 'event' })).toBe('INVALID_INPUT occasion')
  expect(await create({ kind: 'retest' })).toBe('INVALID_INPUT followsId')
  expect(await create({ versionId: 999 })).toBe('NOT_FOUND versionId')
  expect(await create({ followsId: 999 })).toBe('NOT_FOUND followsId')
  const later = await manager.surveys.waves.create(
    yearly({ fromDay: '2027-05-01', untilDay: '2027-05-09', kind: 'half-year' }),
  )
  expect(await create({ followsId: later.id })).toBe('INVALID_INPUT followsId')
  const empty = await manager.surveys.waves.create(yearly())
  expect(await refusal(manager.surveys.waves.draw(reference(empty)))).toBe('INVALID_INPUT frameRule')
})

it('the frame has who lives here, once a house, and says whom it leaves out', async () => {
  await neighbours({ 3: 2 })
  const both = await givenHouse(office, '4-1-101')
  await givenResident(office, { name: '夫', houseId: both })
  await givenResident(office, { name: '妻', houseId: both, role: 'family' })
  await givenHouse(office, '4-1-102')
  const away = await givenHouse(office, '4-1-103')
  await givenResident(office, { name: '在外地', houseId: away })
  const let_ = await givenHouse(office, '4-1-104')
  await givenResident(office, { name: '租户', houseId: let_, role: 'tenant' })
  const parking = await givenHouse(office, '4-1-105')
  await givenResident(office, { name: '车主', houseId: parking })
  const gone = await givenHouse(office, '4-1-106')
  await givenResident(office, { name: '搬走', houseId: gone })
  await db().updateTable('houses').set({ state: 'vacant' }).where('id', 'in', [away, let_]).execute()
  await db().updateTable('houses').set({ kind: 'parking' }).where('id', '=', parking).execute()
  await db().updateTable('occupancies').set({ until: '2026-06' }).where('house_id', '=', gone).execute()
  const rules = { confidence: 95, margin: 500, expected: 5000, returns: 8000, reserve: 2000 } as const
  const size = (frameRule: 'occupied' | 'owned') =>
    manager.surveys.waves.size({ ...rules, frameRule, strata: 'building', sampleWish: null })
  expect(await size('occupied')).toMatchObject({
    frame: 4,
    unlived: 1,
    strata: [
      { building: '3', frame: 2, main: 2 },
      { building: '4', frame: 2, main: 2 },
    ],
  })
  expect(await size('owned')).toMatchObject({ frame: 4 })
})

it('every step of the number of papers is told', async () => {
  await neighbours({ 1: 40, 2: 40, 3: 20 })
  const rules = { confidence: 95, margin: 500, expected: 5000, reserve: 2000 } as const
  const asked = { ...rules, frameRule: 'occupied', strata: 'building' } as const
  // n0 = 1.96² × 0.25 ÷ 0.05² = 384.1; n = 384.1 ÷ (1 + 383.1 ÷ 100) = 79.5; as the lead's table goes on below 200.
  expect(
    await manager.surveys.waves.size({ ...asked, returns: 10_000, sampleWish: null, reserve: 0 }),
  ).toMatchObject({ frame: 100, unlimited: 385, needed: 80, computed: 80, papers: 80, reserve: 0 })
  expect(await manager.surveys.waves.size({ ...asked, returns: 8000, sampleWish: null })).toMatchObject({
    needed: 80,
    computed: 100,
    papers: 100,
    reserve: 0,
  })
  expect(await manager.surveys.waves.size({ ...asked, returns: 8000, sampleWish: 30 })).toMatchObject({
    computed: 100,
    papers: 30,
    reserve: 6,
    strata: [
      { building: '1', frame: 40, main: 12 },
      { building: '2', frame: 40, main: 12 },
      { building: '3', frame: 20, main: 6 },
    ],
  })
})

it('the draw is stratified, leaves reserves, numbers the walk, and is the same from the same seed', async () => {
  await neighbours({ 10: 20, 2: 20 })
  const first = await drawn({ sampleWish: 10 })
  const papers = await papersOf(first.id)
  expect(papers.filter(({ role }) => role === 'main').map(({ number }) => number)).toEqual(
    Array.from({ length: 10 }, (_, at) => `WJ${String(at + 1).padStart(4, '0')}`),
  )
  expect(papers.filter(({ role }) => role === 'main').map(({ building }) => building)).toEqual([
    ...Array<string>(5).fill('2'),
    ...Array<string>(5).fill('10'),
  ])
  expect(papers.filter(({ role }) => role === 'reserve')).toHaveLength(2)
  expect(new Set(papers.map(({ houseId }) => houseId)).size).toBe(12)
  expect(papers.filter(({ role, second }) => role === 'main' && second)).toHaveLength(1)
  expect(await manager.surveys.waves.strata({ waveId: first.id })).toMatchObject([
    { building: '2', frame: 20, main: 5, reserve: 1, out: 0, returned: 0, used: 0 },
    { building: '10', frame: 20, main: 5, reserve: 1 },
  ])
  const same = await drawn({ sampleWish: 10 })
  expect((await papersOf(same.id)).map(({ houseId }) => houseId)).toEqual(
    papers.map(({ houseId }) => houseId),
  )
  const other = await drawn({ sampleWish: 10, seed: 8 })
  expect((await papersOf(other.id)).map(({ houseId }) => houseId)).not.toEqual(
    papers.map(({ houseId }) => houseId),
  )
})

it('what the draw settled is not changed afterwards, how results are counted is', async () => {
  await neighbours({ 3: 4 })
  const { id, ...wave } = await drawn()
  expect(
    await refusal(manager.surveys.waves.update({ id, version: wave.version, ...yearly({ seed: 9 }) })),
  ).toBe('NOT_ALLOWED_NOW seed')
  const questions = await questionsOf(db(), versionId)
  const given = { id, code: wave.code, versionId, questions }
  const satisfaction = {
    safety: 5,
    cleaning: 5,
    greening: 5,
    facilities: 5,
    repair: 5,
    service: 5,
    culture: 5,
  }
  await givenResponse(office, given, { satisfaction }, { number: 'WJ0001' })
  await manager.surveys.waves.update({
    id,
    version: wave.version,
    ...yearly({ name: '秋季调查', untilDay: '2026-12-05', blank: 0 }),
  })
  expect(await manager.surveys.waves.get({ id })).toMatchObject({ name: '秋季调查', blank: 0, responses: 1 })
  expect((await manager.surveys.responses.list({ waveId: id })).rows[0]).toMatchObject({ used: false })
})

it('a wave with answers is not struck out, an empty one is', async () => {
  await neighbours({ 3: 4 })
  const wave = await drawn()
  const questions = await questionsOf(db(), versionId)
  const given = { id: wave.id, code: wave.code, versionId, questions }
  await givenResponse(office, given, {}, { number: 'WJ0001' })
  const asked = { ...reference(wave), reason: '重复了' }
  expect(await refusal(manager.surveys.waves.void(asked))).toBe('NOT_ALLOWED_NOW')
  const empty = await manager.surveys.waves.create(yearly())
  await manager.surveys.waves.void({ ...reference(empty), reason: '重复了' })
  expect(await manager.surveys.waves.get({ id: empty.id })).toMatchObject({ voided: true })
})

it('papers are given out, come back or fail, and both gauges follow', async () => {
  await neighbours({ 3: 10 })
  const wave = await drawn({ sampleWish: 5 })
  const clerk = await office.signIn(manager, '陈洁', ['clerk'])
  const staff = await clerk.surveys.waves.papers.interviewers()
  const chen = staff.find(({ name }) => name === '陈洁')!
  const ids = (await papersOf(wave.id)).map(({ id }) => id)
  const assigned = { waveId: wave.id, paperIds: ids, interviewerId: chen.id }
  expect(await refusal(clerk.surveys.waves.papers.assign({ ...assigned, issuedOn: '2026-11-22' }))).toBe(
    'INVALID_INPUT issuedOn',
  )
  const range = { waveId: wave.id, interviewerId: chen.id, from: '2', to: '3', issuedOn: null }
  expect(await clerk.surveys.waves.papers.assign(range)).toEqual({ changed: 2 })
  expect(await clerk.surveys.waves.papers.assign({ ...range, to: '4', unassigned: true })).toEqual({
    changed: 1,
  })
  expect(await refusal(clerk.surveys.waves.papers.assign({ ...range, to: '末尾' }))).toBe('INVALID_INPUT to')
  // The reserve is not among them.
  expect(await clerk.surveys.waves.papers.assign({ ...assigned, issuedOn: '2026-11-20' })).toEqual({
    changed: 5,
  })
  const [one, two] = await papersOf(wave.id, { state: 'out' })
  const record = clerk.surveys.waves.papers.record
  expect(await refusal(record({ ...reference(one!), state: 'returned', on: '2026-11-19' }))).toBe(
    'INVALID_INPUT on',
  )
  expect(await refusal(record({ ...reference(one!), state: 'returned', on: '2026-11-22' }))).toBe(
    'INVALID_INPUT on',
  )
  await record({ ...reference(one!), state: 'returned', on: '2026-11-21', way: 'visit' })
  expect(await refusal(record({ ...reference(one!), state: 'refused', on: '2026-11-21' }))).toBe('CONFLICT')
  const refused = await record({ ...reference(two!), state: 'refused', on: '2026-11-21' })
  expect(await manager.surveys.waves.get({ id: wave.id })).toMatchObject({
    out: { of: 5, is: 5 },
    back: { of: 5, is: 1 },
  })
  const reserve = await clerk.surveys.waves.papers.replace(refused)
  expect(reserve.number).toBe('WJ0006')
  expect(await refusal(clerk.surveys.waves.papers.replace(refused))).toBe('NOT_ALLOWED_NOW')
  expect(await papersOf(wave.id, { text: '6' })).toMatchObject([
    { number: 'WJ0006', replaces: two!.number, interviewer: '陈洁', state: 'ready' },
  ])
  // Its place waits for the reserve; that somebody refused is not forgotten.
  expect(await manager.surveys.waves.get({ id: wave.id })).toMatchObject({
    out: { of: 5, is: 4 },
    back: { of: 5, is: 1 },
  })
  const gone = await record({ ...reference(reserve), state: 'absent', on: '2026-11-21' })
  expect(await refusal(clerk.surveys.waves.papers.replace(gone))).toBe('NOT_FOUND')
  expect(await clerk.surveys.waves.papers.byInterviewer({ waveId: wave.id })).toEqual([
    { interviewerId: chen.id, interviewer: '陈洁', papers: 6, out: 3, returned: 1, failed: 2 },
  ])
})

it('a typed paper is not recorded otherwise, a waiting reserve not at all', async () => {
  await neighbours({ 3: 10 })
  const wave = await drawn({ sampleWish: 5, second: 10_000 })
  const opened = await manager.surveys.entry.open({ waveId: wave.id, number: '1' })
  const asked = { ...reference(wave) }
  await expect(manager.surveys.waves.close(asked)).rejects.toMatchObject({
    code: 'NOT_ALLOWED_NOW',
    data: { params: { number: 'WJ0001', name: '李静' } },
  })
  await manager.surveys.entry.finish({ entryId: opened.id })
  expect(await manager.surveys.waves.current()).toMatchObject({
    second: 1,
    differs: 0,
    wave: { id: wave.id, back: { of: 1, is: 1, goal: 8000 } },
  })
  const [typed] = await papersOf(wave.id, { text: '1' })
  const record = manager.surveys.waves.papers.record
  expect(await refusal(record({ ...reference(typed!), state: 'refused', on: '2026-11-21' }))).toBe(
    'NOT_ALLOWED_NOW',
  )
  const [reserve] = await papersOf(wave.id, { role: 'reserve' })
  expect(await refusal(record({ ...reference(reserve!), state: 'out', on: '2026-11-21' }))).toBe(
    'NOT_ALLOWED_NOW',
  )
  await manager.surveys.waves.close(asked)
})

it('a reserve whose house was put away since the draw replaces nobody', async () => {
  await neighbours({ 3: 10 })
  const wave = await drawn({ sampleWish: 5, reserve: 4000 })
  const [first, second] = await papersOf(wave.id, { role: 'reserve' })
  await db()
    .updateTable('houses')
    .set({ archived_at: '2026-11-21T01:12:00.000Z' })
    .where('id', '=', first!.houseId!)
    .execute()
  const [paper] = await papersOf(wave.id)
  const { papers } = manager.surveys.waves
  const failed = await papers.record({ ...reference(paper!), state: 'refused', on: '2026-11-21' })
  expect(await papers.replace(failed)).toMatchObject({ number: second!.number })
})

it('free papers bear no number that an imported answer has', async () => {
  await neighbours({ 3: 4 })
  const wave = await drawn()
  const questions = await questionsOf(db(), versionId)
  await givenResponse(office, { ...wave, versionId, questions }, {}, { number: 'WJ0250' })
  expect(await manager.surveys.waves.papers.addFree({ waveId: wave.id, count: 2 })).toEqual({
    first: 'WJ0251',
    last: 'WJ0252',
  })
})

it('papers are printed in the order of the walk, free ones last, reserves when asked for', async () => {
  await neighbours({ 10: 6, 2: 6 })
  const wave = await drawn({ sampleWish: 6 })
  expect(await manager.surveys.waves.papers.addFree({ waveId: wave.id, count: 2 })).toEqual({
    first: 'WJ0009',
    last: 'WJ0010',
  })
  const all = await manager.surveys.waves.papers.toPrint({ waveId: wave.id })
  expect(all.total).toBe(8)
  expect(all.rows.map(({ building }) => building)).toEqual(['2', '2', '2', '10', '10', '10', '', ''])
  const { rows: range } = await manager.surveys.waves.papers.toPrint({
    ...{ waveId: wave.id, from: '6', to: 'wj0009' },
  })
  expect(range.map(({ number }) => number).sort()).toEqual(['WJ0006', 'WJ0007', 'WJ0008', 'WJ0009'])
  expect(await refusal(manager.surveys.waves.papers.toPrint({ waveId: wave.id, from: '第一张' }))).toBe(
    'INVALID_INPUT from',
  )
  const paperIds = range.map(({ id }) => id)
  expect(await manager.surveys.waves.papers.printed({ waveId: wave.id, paperIds })).toEqual({ changed: 4 })
  expect(await manager.surveys.waves.papers.printed({ waveId: wave.id, paperIds })).toEqual({ changed: 0 })
  // What is left goes on where printing stopped; WJ0007 is a reserve and was printed because its number was asked for.
  const left = await manager.surveys.waves.papers.toPrint({ waveId: wave.id, unprinted: true })
  expect(left.rows.map(({ number }) => number)).toEqual(
    all.rows.map(({ number }) => number).filter((number) => !range.some((paper) => paper.number === number)),
  )
  expect(await manager.surveys.waves.papers.toPrint({ waveId: wave.id, skip: 6 })).toEqual({
    total: 8,
    rows: (await manager.surveys.waves.papers.toPrint({ waveId: wave.id })).rows.slice(6),
  })
  const { cells } = await exported(manager, manager.surveys.waves.papers.export({ waveId: wave.id }))
  expect(cells(1).slice(0, 6)).toEqual(['问卷编号', '房号', '楼栋', '业态', '类别', '状态'])
  expect(cells(2).slice(0, 6)).toEqual([
    'WJ0001',
    expect.stringMatching(/^2-1-/),
    '2',
    '住宅',
    '样本',
    '待发放',
  ])
})

it('from September on the desk counts the days to November, until the wave is drawn', async () => {
  const to = (instant: string) => office.clock.advance(Date.parse(instant) - office.core.services.clock.now())
  const current = async () => {
    manager = await office.logIn()
    return manager.surveys.waves.current()
  }
  expect(await current()).toEqual({ wave: null, yearlyIn: 0, second: 0, differs: 0 })
  to('2027-08-31T04:00:00.000Z')
  expect(await current()).toMatchObject({ yearlyIn: null })
  to('2027-09-01T04:00:00.000Z')
  expect(await current()).toMatchObject({ yearlyIn: 61 })
  await neighbours({ 3: 4 })
  const { code: _, ...plan } = await manager.surveys.waves.create(
    yearly({ fromDay: '2027-11-01', untilDay: '2027-11-30' }),
  )
  // A plan alone asks nobody.
  expect(await current()).toMatchObject({ yearlyIn: 61, wave: null })
  const wave = await manager.surveys.waves.draw(plan)
  expect(await current()).toMatchObject({
    yearlyIn: null,
    wave: { id: wave.id, code: '2027-11', out: { of: 4, is: 0 } },
  })
})
