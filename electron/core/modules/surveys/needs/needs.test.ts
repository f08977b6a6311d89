import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { TestOffice, type TestClient } from '../../../testing/office.ts'
import { givenResponse, givenWave, type GivenWave, type Said } from '../../../testing/surveys.ts'
import { deskOf, refusal, registration, type Desk } from '../../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let desk: Desk
let wave: GivenWave

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  desk = await deskOf(manager)
  wave = await givenWave(office)
})
afterEach(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

/** Six households: repair matters and is poor, cleaning matters and is good, greening matters little and is so-so. */
async function sixAnswers() {
  const said: Said = {
    satisfaction: { repair: 2, cleaning: 5, greening: 3, overall: 3 },
    importance: { repair: 5, cleaning: 5, greening: 2 },
  }
  for (let at = 1; at <= 6; at += 1) await givenResponse(office, wave, said, { number: `WJ000${at}` })
}
const complain = (category: string) =>
  manager.tickets.register(registration(desk, { categoryId: desk.category(category), words: '没人管' }))
const mapRow = async (theme: string) => {
  const { rows } = await manager.surveys.needs.map({ waveId: wave.id })
  return rows.find((row) => row.theme === theme)!
}
const matter = { theme: 'repair', kind: 'pain', title: '维修上门太慢' } as const

it('puts importance, shortfall, complaints and voices together, the most pressing first', async () => {
  await sixAnswers()
  await complain('垃圾清理不及时')
  await complain('其他投诉')
  const found = await manager.surveys.needs.map({ waveId: wave.id })
  expect(found).toMatchObject({ from: '2025-12-01', until: '2026-11-30', stated: true, unmapped: 1 })
  // Nobody said anything of voices: their 15 are shared out among the others, 30, 30 and 25 of 85.
  expect(found.weights.importance).toBeCloseTo(35.294, 3)
  expect(found.weights.voices).toBe(0)
  const { rows } = found
  expect(rows.map(({ theme }) => theme).slice(0, 2)).toEqual(['repair', 'cleaning'])
  // By hand, of repair: importance 100 of 100 → 30; shortfall 60 of the largest 60 → 30; no complaint; ÷ 85 %.
  expect(rows[0]).toMatchObject({ kind: 'pain', quadrant: 'improve', importance: 100, performance: 40, n: 6 })
  expect(rows[0]!.priority).toBeCloseTo(70.588, 3)
  // Of cleaning: importance 30, no shortfall, every mapped complaint 25; ÷ 85 %.
  expect(rows[1]).toMatchObject({ complaints: 1, kind: 'opportunity', quadrant: 'keep' })
  expect(rows[1]!.priority).toBeCloseTo(64.706, 3)
  expect(rows[1]!.sources.tickets).toMatchObject([{ kind: 'complaint', name: '垃圾清理不及时', count: 1 }])
  for (const { priority, parts } of rows)
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(priority, 9)
})

it('an empty wave has a map without a number, and nothing is NaN', async () => {
  const found = await manager.surveys.needs.map({ waveId: wave.id })
  expect(found.cross).toBeNull()
  expect(
    found.rows.every(
      ({ importance, performance, priority }) =>
        importance === null && performance === null && priority === 0,
    ),
  ).toBe(true)
  expect(JSON.stringify(found)).not.toContain('NaN')
  expect(await refusal(manager.surveys.needs.map({ waveId: 9999 }))).toBe('NOT_FOUND waveId')
})

it('counts coded open answers of responses that count, and points of voices of the year', async () => {
  await sixAnswers()
  const db = office.core.services.database.kysely
  const stamp = {
    created_at: '2026-11-01T00:00:00.000Z',
    created_by: 1,
    updated_at: '2026-11-01T00:00:00.000Z',
    updated_by: 1,
  }
  const responseId = await givenResponse(office, wave, {}, { number: 'WJ0100' })
  const dropped = await givenResponse(office, wave, {}, { number: 'WJ0101', excluded: true })
  const open = wave.questions.find(({ kind }) => kind === 'open')!
  const code = await db
    .insertInto('survey_codes')
    .values({
      name: '维修慢',
      letters: 'zz',
      theme: 'repair',
      tone: 'complaint',
      position: 999,
      archived_at: null,
      ...stamp,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const response of [responseId, dropped]) {
    const text = await db
      .insertInto('survey_texts')
      .values({
        wave_id: wave.id,
        response_id: response,
        question_id: open.id,
        words: '等了三天',
        coded_at: stamp.created_at,
        coded_by: 1,
        ...stamp,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db.insertInto('survey_text_codes').values({ text_id: text.id, code_id: code.id }).execute()
  }
  const voice = (day: string, key: string) =>
    db
      .insertInto('voices')
      .values({
        ...{
          number: `FT-${key}`,
          kind: 'interview',
          day,
          staff_id: 1,
          wave_id: null,
          house_id: null,
          resident_id: null,
        },
        ...{ contact_id: null, people: null, checklist_id: null, box_id: null, slips: null, score: null },
        ...{ request_key: key, voided_at: null, ...stamp },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  for (const [day, key] of [
    ['2026-06-01', 'a'],
    ['2025-11-30', 'b'],
  ] as const) {
    const { id } = await voice(day, key)
    await db
      .insertInto('voice_points')
      .values({
        voice_id: id,
        position: 1,
        theme: 'repair',
        tone: 'wish',
        words: '周末也修',
        ticket_id: null,
        ...stamp,
      })
      .execute()
  }
  expect(await mapRow('repair')).toMatchObject({
    criticisms: 1,
    wishes: 1,
    sources: { codes: [{ name: '维修慢', count: 1 }], voices: [{ tone: 'wish', count: 1 }] },
  })
})

it('a manager accepts a need with the figures as they are, changes it and withdraws it', async () => {
  await sixAnswers()
  const departmentId = desk.department('工程部')
  const { number, ...made } = await manager.surveys.needs.accept({
    ...{ waveId: wave.id, ...matter, words: '先补一名水电工', departmentId, dueOn: '2026-12-31' },
  })
  expect(number).toBe('XQ-2026-001')
  expect(await mapRow('repair')).toMatchObject({
    matters: [{ id: made.id, number, kind: 'pain', state: 'accepted' }],
  })
  await complain('垃圾清理不及时')
  const [kept] = await manager.surveys.needs.matters({ waveId: wave.id })
  expect(kept).toMatchObject({ department: '工程部', state: 'accepted', decidedBy: '李静', priority: 100 })
  expect(kept!.evidence).toMatchObject({ importance: 100, performance: 40, quadrant: 'improve' })
  const fields = { title: '维修两小时内上门', words: '', departmentId: null, dueOn: null }
  const changed = await manager.surveys.needs.update({ ...made, ...fields })
  expect(await refusal(manager.surveys.needs.update({ ...made, ...fields }))).toBe('CONFLICT')
  await manager.surveys.needs.withdraw({ ...changed, reason: '并入年度计划' })
  expect((await manager.surveys.needs.matters({ state: 'withdrawn' }))[0]).toMatchObject({
    title: '维修两小时内上门',
    reason: '并入年度计划',
  })
  const again = { id: made.id, version: changed.version + 1 }
  expect(await refusal(manager.surveys.needs.update({ ...again, ...fields }))).toBe('NOT_ALLOWED_NOW')
  expect((await manager.surveys.needs.accept({ waveId: wave.id, ...matter })).number).toBe('XQ-2026-002')
})

it('is declined with a reason, and accepted later all the same; never twice', async () => {
  await sixAnswers()
  const about = { waveId: wave.id, ...matter }
  await manager.surveys.needs.decline({ ...about, reason: '本年已改造' })
  expect(await refusal(manager.surveys.needs.decline({ ...about, reason: '再说' }))).toBe(
    'ALREADY_EXISTS kind',
  )
  await manager.surveys.needs.accept(about)
  expect(await refusal(manager.surveys.needs.accept(about))).toBe('ALREADY_EXISTS kind')
  expect((await mapRow('repair')).matters.map(({ state }) => state)).toEqual(['declined', 'accepted'])
})

it('refuses what makes no sense, with its field', async () => {
  await sixAnswers()
  const about = { waveId: wave.id, ...matter }
  expect(await refusal(manager.surveys.needs.accept({ ...about, departmentId: 9999 }))).toBe(
    'NOT_FOUND departmentId',
  )
  expect(await refusal(manager.surveys.needs.accept({ ...about, dueOn: '2026-11-20' }))).toBe(
    'INVALID_INPUT dueOn',
  )
  expect(await refusal(manager.surveys.needs.accept({ ...about, waveId: 9999 }))).toBe('NOT_FOUND waveId')
  expect(await manager.surveys.needs.matters({})).toEqual([])
})

it('a category is counted by the theme the office says, a finer one as the one above it', async () => {
  const category = async (name: string) =>
    (await manager.surveys.needs.categories()).find((each) => each.name === name)!
  expect(await category('垃圾桶异味')).toMatchObject({
    kind: 'complaint',
    parent: '环境卫生',
    theme: 'cleaning',
  })
  expect(await category('其他投诉')).toMatchObject({ theme: null })
  const { categoryId } = await category('垃圾桶异味')
  await manager.surveys.needs.setCategory({ categoryId, theme: 'greening' })
  expect(await category('垃圾桶异味')).toMatchObject({ theme: 'greening' })
  await complain('垃圾桶异味')
  expect(await mapRow('greening')).toMatchObject({ complaints: 1 })
  await manager.surveys.needs.setCategory({ categoryId, theme: null })
  expect(await category('垃圾桶异味')).toMatchObject({ theme: null })
  expect(await refusal(manager.surveys.needs.setCategory({ categoryId: 9999, theme: null }))).toBe(
    'NOT_FOUND categoryId',
  )
})

it('a clerk sees the map but decides nothing', async () => {
  await sixAnswers()
  const clerk = await office.signIn(manager, 'clerk', ['clerk'])
  expect((await clerk.surveys.needs.map({ waveId: wave.id })).rows.length).toBeGreaterThan(0)
  expect(await refusal(clerk.surveys.needs.accept({ waveId: wave.id, ...matter }))).toBe('NOT_PERMITTED')
})

it('what is said of the wave counts whenever it was said; other voices count in their own year', async () => {
  const last = await givenWave(office, {
    code: '2025-11',
    fromDay: '2025-11-01',
    untilDay: '2025-11-20',
    form: wave,
  })
  const group = (day: string, waveId: number | null) =>
    manager.voices.add({
      ...{ kind: 'focus-group', day, people: 6, waveId, requestKey: randomUUID() },
      points: [{ theme: 'repair', tone: 'wish', words: '周末也修' }],
    })
  // A group about last November's survey that met in December; within this survey's year by its day alone.
  await group('2025-12-05', last.id)
  await group('2026-05-05', null)
  const wishesOf = async (waveId: number) =>
    (await manager.surveys.needs.map({ waveId })).rows.find(({ theme }) => theme === 'repair')!.wishes
  expect(await wishesOf(last.id)).toBe(1)
  expect(await wishesOf(wave.id)).toBe(1)
  const { from, until } = await manager.surveys.needs.map({ waveId: last.id })
  const listed = await manager.voices.list({
    ...{ waveId: last.id, unlinked: true, from, to: until, theme: 'repair', tone: 'wish' },
  })
  expect(listed.rows.map(({ day }) => day)).toEqual(['2025-12-05'])
})

it('ratings and mystery visits count once each by their score: poor as a criticism, good as a praise', async () => {
  await sixAnswers()
  for (const score of [1, 2, 3, 4, 5])
    await manager.voices.add({
      ...{ kind: 'rating', day: '2026-11-10', score, theme: 'service', requestKey: randomUUID() },
    })
  const { id: checklistId } = (await manager.voices.checklists.list({})).find(
    ({ role }) => role === 'colleague',
  )!
  const item = (theme: 'service' | 'repair', score: number | null, at: number) => ({
    ...{ theme, score, item: `第 ${at} 项`, words: '' },
  })
  // Service: (5 + 5 + 2) ÷ 3 = 4; repair: (0 + 4) ÷ 2 = 2, what could not be seen apart.
  const scores = [
    item('service', 5, 1),
    item('service', 5, 2),
    item('service', 2, 3),
    item('repair', 0, 4),
    item('repair', 4, 5),
    item('repair', null, 6),
  ]
  await manager.voices.add({
    ...{ kind: 'mystery', day: '2026-11-11', role: 'colleague', checklistId, scores },
    requestKey: randomUUID(),
  })
  expect(await mapRow('service')).toMatchObject({
    criticisms: 2,
    praises: 3,
    sources: {
      scores: [
        { kind: 'rating', count: 5, low: 2, high: 2 },
        { kind: 'mystery', count: 1, low: 0, high: 1 },
      ],
    },
  })
  expect(await mapRow('repair')).toMatchObject({
    criticisms: 1,
    praises: 0,
    sources: { scores: [{ kind: 'mystery', count: 1, low: 1, high: 0 }] },
  })
})

it('a matter decided before scores were counted has none', async () => {
  await sixAnswers()
  await manager.surveys.needs.accept({ waveId: wave.id, ...matter })
  const db = office.core.services.database.kysely
  const { id, evidence } = await db
    .selectFrom('survey_matters')
    .select(['id', 'evidence'])
    .executeTakeFirstOrThrow()
  const kept = JSON.parse(evidence) as { sources: { scores?: unknown } }
  delete kept.sources.scores
  await db
    .updateTable('survey_matters')
    .set({ evidence: JSON.stringify(kept) })
    .where('id', '=', id)
    .execute()
  const [read] = await manager.surveys.needs.matters({})
  expect(read!.evidence.sources.scores).toEqual([])
})
