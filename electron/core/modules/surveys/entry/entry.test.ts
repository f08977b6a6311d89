import { afterEach, beforeEach, expect, it } from 'vitest'
import { cellsOf, type Answer, type Cell } from '../../../../../shared/modules/surveys/cells.ts'
import { givenHouse } from '../../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../../testing/office.ts'
import { givenPapers, givenWave, type GivenWave } from '../../../testing/surveys.ts'

let office: TestOffice
let manager: TestClient
let clerk: TestClient
let wave: GivenWave
let cells: Cell[]

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  clerk = await office.signIn(manager, 'zhaomin', ['clerk'])
  wave = await givenWave(office)
  cells = cellsOf(wave.questions)
})
afterEach(() => office.close())

const db = () => office.core.services.database.kysely

/** A usual paper: threes and fours by turns, no words. */
const usual = (): Answer[] =>
  cells.map(({ question, index }) => {
    if (question.kind === 'open') return null
    if (question.kind === 'scale') return 3 + (index % 2)
    return question.kind === 'recommend' ? 8 : 1
  })

async function type(client: TestClient, number: string, answers: Answer[], otherPaper = false) {
  const entry = await client.surveys.entry.open({ waveId: wave.id, number, otherPaper })
  for (const [cell, answer] of answers.entries())
    if (answer !== null)
      await client.surveys.entry.mark({
        entryId: entry.id,
        cell,
        answer,
        next: Math.min(cell + 1, cells.length - 1),
      })
  return { entryId: entry.id, ...(await client.surveys.entry.finish({ entryId: entry.id })) }
}

it('types a paper by its number into a response, with its words apart and its paper back', async () => {
  await givenPapers(office, wave, 2)
  const open = cells.find(({ question }) => question.kind === 'open')!
  const answers = usual().map((answer, at) => (at === open.index ? '希望多装充电桩' : answer))
  const done = await type(clerk, '2026-11-wj1', answers)
  expect(done).toMatchObject({ flags: [], excluded: false, second: false, differences: 0 })
  const { rows } = await clerk.surveys.responses.list({ waveId: wave.id, page: 1, size: 20 })
  expect(rows).toMatchObject([{ number: 'WJ0001', used: true, by: 'zhaomin', state: 'entered' }])
  expect(rows[0]!.answers[open.index]).toBeNull()
  const whole = await clerk.surveys.responses.get({ id: rows[0]!.id })
  expect(whole.answers).toEqual(answers)
  const paper = await db()
    .selectFrom('survey_papers')
    .selectAll()
    .where('number', '=', 'WJ0001')
    .executeTakeFirst()
  expect(paper).toMatchObject({ state: 'returned', returned_on: '2026-11-21' })
})

it('keeps every key: after a restart the same clerk goes on where they were', async () => {
  await givenPapers(office, wave, 1)
  const { id: entryId } = await clerk.surveys.entry.open({ waveId: wave.id, number: '1' })
  await clerk.surveys.entry.mark({ entryId, cell: 0, answer: 4, next: 1 })
  await clerk.surveys.entry.way({ entryId, way: 'visit' })
  await office.restart()
  const again = await office.logIn('zhaomin')
  const station = await again.surveys.entry.station({ waveId: wave.id })
  expect(station.unfinished).toMatchObject([{ number: 'WJ0001', cell: 1, way: 'visit', turn: 1 }])
  expect(station.unfinished[0]!.answers[0]).toBe(4)
  expect(await again.surveys.entry.open({ waveId: wave.id, number: '1' })).toMatchObject({ id: entryId })
})

it('says who has a paper open, and that a number is typed already', async () => {
  await givenPapers(office, wave, 1)
  const entry = await clerk.surveys.entry.open({ waveId: wave.id, number: '1' })
  const open = manager.surveys.entry.open({ waveId: wave.id, number: '1' })
  await expect(open).rejects.toMatchObject({
    code: 'TYPED_ELSEWHERE',
    data: { field: 'number', params: { name: 'zhaomin' } },
  })
  await clerk.surveys.entry.giveUp({ entryId: entry.id })
  await type(clerk, '1', usual())
  await expect(manager.surveys.entry.open({ waveId: wave.id, number: '1' })).rejects.toMatchObject({
    code: 'NUMBER_TAKEN',
    data: { field: 'number', params: { number: 'WJ0001' } },
  })
  const other = await type(manager, '1', usual(), true)
  expect(other).toMatchObject({ flags: ['duplicate-number'], excluded: true })
})

it('two clerks who open one number at once do not both get it', async () => {
  await givenPapers(office, wave, 1)
  const tries = await Promise.allSettled(
    [clerk, manager].map((client) => client.surveys.entry.open({ waveId: wave.id, number: '1' })),
  )
  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

it('what a colleague left on an earlier day does not keep a paper from being typed', async () => {
  await givenPapers(office, wave, 1)
  const left = await clerk.surveys.entry.open({ waveId: wave.id, number: '1' })
  office.clock.advance(24 * 3_600_000)
  const next = await office.logIn('lijing')
  const entry = await next.surveys.entry.open({ waveId: wave.id, number: '1' })
  expect(entry.id).not.toBe(left.id)
})

it('refuses what cannot be: a number never given out, an answer outside its scale, another person’s entry, a closed wave', async () => {
  await givenPapers(office, wave, 1)
  await expect(clerk.surveys.entry.open({ waveId: wave.id, number: '99' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
    data: { field: 'number' },
  })
  const { id: entryId } = await clerk.surveys.entry.open({ waveId: wave.id, number: '1' })
  const mark = { entryId, cell: 0, answer: 6, next: 1 }
  await expect(clerk.surveys.entry.mark(mark)).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    data: { field: 'answer' },
  })
  await expect(manager.surveys.entry.mark({ ...mark, answer: 5 })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  await db().updateTable('survey_waves').set({ state: 'closed' }).execute()
  await expect(clerk.surveys.entry.mark({ ...mark, answer: 5 })).rejects.toMatchObject({
    code: 'NOT_ALLOWED_NOW',
  })
  await expect(clerk.surveys.entry.finish({ entryId })).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' })
})

it('what is struck out while a colleague types it again is begun anew, and keeps nobody from closing the wave', async () => {
  await givenPapers(office, wave, 1, { second: [1] })
  const { responseId } = await type(clerk, '1', usual())
  const begun = await manager.surveys.entry.open({ waveId: wave.id, number: '1' })
  expect(begun.turn).toBe(2)
  const { version } = await manager.surveys.responses.get({ id: responseId })
  await manager.surveys.responses.void({ id: responseId, version, reason: '录错了人家的' })
  await expect(manager.surveys.entry.finish({ entryId: begun.id })).rejects.toMatchObject({
    code: 'NOT_ALLOWED_NOW',
  })
  const anew = await manager.surveys.entry.open({ waveId: wave.id, number: '1' })
  expect(anew).toMatchObject({ turn: 1, copy: 1 })
  await manager.surveys.entry.finish({ entryId: anew.id })
  await manager.surveys.waves.close({ id: wave.id, version: 1 })
})

it('answers marked at the same time are all kept', async () => {
  await givenPapers(office, wave, 1)
  const { id: entryId } = await clerk.surveys.entry.open({ waveId: wave.id, number: '1' })
  const answers = usual()
  await Promise.all(
    answers.flatMap((answer, cell) =>
      answer === null ? [] : clerk.surveys.entry.mark({ entryId, cell, answer, next: 0 }),
    ),
  )
  const { unfinished } = await clerk.surveys.entry.station({ waveId: wave.id })
  expect(unfinished[0]!.answers).toEqual(answers)
})

it('finishing twice is finishing once', async () => {
  await givenPapers(office, wave, 1)
  const { entryId, responseId } = await type(clerk, '1', usual())
  expect(await clerk.surveys.entry.finish({ entryId })).toMatchObject({ responseId })
  expect((await clerk.surveys.responses.list({ waveId: wave.id, page: 1, size: 20 })).total).toBe(1)
})

it('tells how it goes: how many today, how long each took in the middle', async () => {
  await givenPapers(office, wave, 3)
  for (const [number, seconds] of [
    ['1', 20],
    ['2', 40],
    ['3', 18],
  ] as const) {
    const { id: entryId } = await clerk.surveys.entry.open({ waveId: wave.id, number })
    office.clock.advance(seconds * 1000)
    await clerk.surveys.entry.finish({ entryId })
  }
  const station = await clerk.surveys.entry.station({ waveId: wave.id })
  expect(station).toMatchObject({ mine: { today: 3, seconds: 20 }, all: 3, second: [] })
  expect(await manager.surveys.entry.station({ waveId: wave.id })).toMatchObject({
    mine: { today: 0, seconds: null },
  })
})

it('an all blank paper counts nowhere and is said to', async () => {
  await givenPapers(office, wave, 1)
  expect(await type(clerk, '1', [])).toMatchObject({ flags: ['all-blank'], excluded: true })
})

it('shows no room to whoever may not read the archive', async () => {
  const house = await givenHouse(office, '3-2-501')
  await givenPapers(office, wave, 1, { houseIds: [house] })
  expect(await clerk.surveys.entry.open({ waveId: wave.id, number: '1' })).toMatchObject({ room: '3-2-501' })
  const roles = JSON.stringify(['surveys.read', 'surveys.enter'])
  await db().updateTable('roles').set({ permissions: roles }).where('code', '=', 'clerk').execute()
  const { unfinished } = await clerk.surveys.entry.station({ waveId: wave.id })
  expect(unfinished[0]!.room).toBe('')
})

it('a free paper is chosen for the second typing by its number and the seed, about the share asked for', async () => {
  await givenPapers(office, wave, 60, { role: 'free' })
  await db().updateTable('survey_waves').set({ second_e4: 5000 }).execute()
  const chosen: boolean[] = []
  for (let number = 1; number <= 60; number++) {
    const { id: entryId } = await clerk.surveys.entry.open({ waveId: wave.id, number: String(number) })
    chosen.push((await clerk.surveys.entry.finish({ entryId })).second)
  }
  const share = chosen.filter(Boolean).length / chosen.length
  expect(share).toBeGreaterThan(0.25)
  expect(share).toBeLessThan(0.75)
})

it('what somebody who is gone left half typed is given up by a manager, and its wave can be closed', async () => {
  await givenPapers(office, wave, 2, { second: [1] })
  await type(manager, '1', usual())
  const left = await clerk.surveys.entry.open({ waveId: wave.id, number: '1' })
  await clerk.surveys.entry.mark({ entryId: left.id, cell: 0, answer: 4, next: 1 })
  const reference = { id: wave.id, version: 1 }
  await expect(manager.surveys.waves.close(reference)).rejects.toMatchObject({
    code: 'NOT_ALLOWED_NOW',
    data: { params: { number: 'WJ0001', name: 'zhaomin' } },
  })
  const compared = cells.filter(({ question }) => question.kind !== 'open').length
  expect(await manager.surveys.waves.closing({ id: wave.id })).toMatchObject({
    halfTyped: [{ entryId: left.id, number: 'WJ0001', turn: 2, name: 'zhaomin', answered: 1, of: compared }],
    differs: 0,
    second: 1,
  })
  await expect(clerk.surveys.entry.release({ entryId: left.id })).rejects.toMatchObject({
    code: 'NOT_PERMITTED',
  })
  await manager.surveys.entry.release({ entryId: left.id })
  await expect(manager.surveys.entry.release({ entryId: left.id })).rejects.toMatchObject({
    code: 'NOT_ALLOWED_NOW',
  })
  await expect(
    clerk.surveys.entry.mark({ entryId: left.id, cell: 1, answer: 4, next: 2 }),
  ).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' })
  const kept = await db()
    .selectFrom('survey_entries')
    .select(['answers', 'state'])
    .where('id', '=', left.id)
    .executeTakeFirstOrThrow()
  expect(kept.state).toBe('given-up')
  expect((JSON.parse(kept.answers) as Answer[])[0]).toBe(4)
  // Chosen and never typed again is said and keeps nobody from closing.
  expect(await manager.surveys.waves.closing({ id: wave.id })).toMatchObject({ halfTyped: [], second: 1 })
  await manager.surveys.waves.close(reference)
  const results = await manager.surveys.results.of({ waveId: wave.id })
  expect(results.entry).toMatchObject({ twice: 0, due: 1 })
})

it('an error corrected before the second typing is still the first clerk’s', async () => {
  await givenPapers(office, wave, 1, { second: [1] })
  const { responseId } = await type(clerk, '1', usual())
  const { version } = await clerk.surveys.responses.get({ id: responseId })
  // Cell 0 was misread and is put right, cell 1 was right and is made wrong; both typings say 4 there.
  await clerk.surveys.responses.correct({
    id: responseId,
    version,
    changes: [
      { cell: 0, answer: 5 },
      { cell: 1, answer: 1 },
    ],
    reason: '看错了',
  })
  const done = await type(
    manager,
    '1',
    usual().map((answer, at) => (at === 0 ? 5 : answer)),
  )
  expect(done.differences).toBe(1)
  const response = await manager.surveys.responses.get({ id: responseId })
  expect(response).toMatchObject({
    state: 'differs',
    differences: [
      { cell: 0, first: 3, second: 5, settled: 5 },
      { cell: 1, first: 1, second: 4 },
    ],
  })
  await manager.surveys.responses.settle({
    id: responseId,
    version: response.version,
    settled: [{ cell: 1, answer: 4 }],
  })
  const { clerks, twice } = await manager.surveys.responses.quality({ waveId: wave.id })
  expect(twice).toMatchObject({ done: 1, differences: 2, unsettled: 0 })
  expect(clerks).toMatchObject([
    { name: 'zhaomin', errors: 2 },
    { name: '李静', errors: 0 },
  ])
})

it('a full stop that the input method made of the blank key is no words', async () => {
  await givenPapers(office, wave, 1)
  const open = cells.find(({ question }) => question.kind === 'open')!
  const { responseId, flags } = await type(
    clerk,
    '1',
    cells.map(({ index }) => (index === open.index ? '。' : null)),
  )
  expect(flags).toEqual(['all-blank'])
  expect((await clerk.surveys.responses.get({ id: responseId })).answers[open.index]).toBeNull()
  expect(await db().selectFrom('survey_texts').select('words').execute()).toEqual([])
})
