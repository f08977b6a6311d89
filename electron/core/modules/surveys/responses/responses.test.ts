import { afterEach, beforeEach, expect, it } from 'vitest'
import { cellsOf, type Answer, type Cell } from '../../../../../shared/modules/surveys/cells.ts'
import type { ResponseFilter } from '../../../../../shared/modules/surveys/entry-contract.ts'
import { givenHouse } from '../../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../../testing/office.ts'
import { givenPapers, givenResponse, givenWave, type GivenWave } from '../../../testing/surveys.ts'

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

const usual = (changes: Record<number, Answer> = {}): Answer[] =>
  cells.map(({ question, index }) => {
    if (index in changes) return changes[index]!
    if (question.kind === 'open') return null
    if (question.kind === 'scale') return 3 + (index % 2)
    return question.kind === 'recommend' ? 8 : 1
  })

async function type(client: TestClient, number: string, answers: Answer[], otherPaper = false) {
  const { id: entryId } = await client.surveys.entry.open({ waveId: wave.id, number, otherPaper })
  for (const [cell, answer] of answers.entries())
    if (answer !== null) await client.surveys.entry.mark({ entryId, cell, answer, next: cell })
  return client.surveys.entry.finish({ entryId })
}

const numbersOf = async (filter: Omit<ResponseFilter, 'waveId'>, client = manager) =>
  (await client.surveys.responses.list({ waveId: wave.id, page: 1, size: 50, ...filter })).rows
    .map(({ number }) => number)
    .sort()

/** Types WJ0001 as the clerk and a second time as the manager, who reads cells 0 and 1 otherwise. */
async function typedDifferently() {
  await givenPapers(office, wave, 2, { second: [1] })
  const first = await type(clerk, '1', usual())
  expect(first.second).toBe(true)
  await expect(clerk.surveys.entry.open({ waveId: wave.id, number: '1' })).rejects.toMatchObject({
    code: 'NUMBER_TAKEN',
  })
  expect(await manager.surveys.entry.station({ waveId: wave.id })).toMatchObject({ second: ['WJ0001'] })
  expect(await manager.surveys.entry.open({ waveId: wave.id, number: '1' })).toMatchObject({ turn: 2 })
  const second = await type(manager, '1', usual({ 0: 5, 1: 2 }))
  expect(second).toMatchObject({ responseId: first.responseId, differences: 2, second: false })
  return first.responseId
}

it('a second typing is compared, settled by the paper, and tells who was wrong how often', async () => {
  const id = await typedDifferently()
  const differing = await clerk.surveys.responses.get({ id })
  expect(differing).toMatchObject({
    state: 'differs',
    firstBy: 'zhaomin',
    secondBy: '李静',
    differences: [
      { cell: 0, first: 3, second: 5 },
      { cell: 1, first: 4, second: 2 },
    ],
  })
  // Until it is settled it counts as first typed.
  expect(differing).toMatchObject({ used: true, answers: usual() })
  const { version } = await clerk.surveys.responses.settle({
    id,
    version: differing.version,
    settled: [{ cell: 0, answer: 5 }],
  })
  expect(await clerk.surveys.responses.get({ id })).toMatchObject({ state: 'differs' })
  // On the paper stood something neither of them read.
  await clerk.surveys.responses.settle({ id, version, settled: [{ cell: 1, answer: null }] })
  const settled = await clerk.surveys.responses.get({ id })
  expect(settled).toMatchObject({ state: 'settled', answers: usual({ 0: 5, 1: null }) })
  const quality = await clerk.surveys.responses.quality({ waveId: wave.id })
  const compared = cells.filter(({ question }) => question.kind !== 'open').length
  expect(quality.twice).toEqual({ due: 0, done: 1, cells: compared, differences: 2, unsettled: 0 })
  expect(quality.clerks).toMatchObject([
    { name: 'zhaomin', typed: 1, cells: compared, errors: 2 },
    { name: '李静', typed: 1, cells: compared, errors: 1 },
  ])
})

it('settles nothing that is not different, and nothing twice', async () => {
  const id = await typedDifferently()
  const { version } = await clerk.surveys.responses.get({ id })
  const settle = (cell: number, answer: Answer, at = version) =>
    clerk.surveys.responses.settle({ id, version: at, settled: [{ cell, answer }] })
  await expect(settle(5, 3)).rejects.toMatchObject({ code: 'INVALID_INPUT', data: { field: 'settled.0' } })
  await expect(settle(0, 9)).rejects.toMatchObject({ code: 'INVALID_INPUT', data: { field: 'settled.0' } })
  await expect(settle(0, 5, version - 1)).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(
    clerk.surveys.responses.correct({ id, version, changes: [{ cell: 0, answer: 5 }], reason: '看错' }),
  ).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' })
  const other = await type(clerk, '2', usual())
  const { version: otherVersion } = await clerk.surveys.responses.get({ id: other.responseId })
  await expect(
    clerk.surveys.responses.settle({
      id: other.responseId,
      version: otherVersion,
      settled: [{ cell: 0, answer: 5 }],
    }),
  ).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' })
})

it('typed twice the same is settled at once', async () => {
  await givenPapers(office, wave, 1, { second: [1] })
  await type(clerk, '1', usual())
  const { responseId, differences } = await type(manager, '1', usual())
  expect(differences).toBe(0)
  expect(await clerk.surveys.responses.get({ id: responseId })).toMatchObject({ state: 'settled' })
})

it('a correction counts flags anew, keeps its reason in the audit and changes words', async () => {
  await givenPapers(office, wave, 1)
  const stroke = cells.map(({ question }) => (question.kind === 'scale' ? 5 : null))
  const { responseId: id, flags } = await type(clerk, '1', stroke)
  expect(flags).toEqual(['straight-line'])
  const open = cells.find(({ question }) => question.kind === 'open')!
  const { version } = await clerk.surveys.responses.get({ id })
  const changes = [
    { cell: 0, answer: 2 },
    { cell: open.index, answer: '电梯太慢' },
  ]
  const corrected = await clerk.surveys.responses.correct({ id, version, changes, reason: '第一行看错了' })
  const after = await clerk.surveys.responses.get({ id })
  expect(after).toMatchObject({ used: true, flags: [] })
  expect(after.answers[open.index]).toBe('电梯太慢')
  await clerk.surveys.responses.correct({
    id,
    version: corrected.version,
    changes: [{ cell: open.index, answer: '  ' }],
    reason: '不是这一份的',
  })
  expect((await clerk.surveys.responses.get({ id })).answers[open.index]).toBeNull()
  const asked = { cell: 0, answer: 7 }
  await expect(
    clerk.surveys.responses.correct({ id, version: corrected.version + 1, changes: [asked], reason: '错' }),
  ).rejects.toMatchObject({ code: 'INVALID_INPUT', data: { field: 'changes.0' } })
})

it('only a manager decides, with a reason, and can take it back', async () => {
  await givenPapers(office, wave, 1)
  const { responseId: id } = await type(clerk, '1', usual())
  const { version } = await clerk.surveys.responses.get({ id })
  const drop = { id, version, decision: 'drop' as const, reason: '员工家属代填' }
  await expect(clerk.surveys.responses.decide(drop)).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
  await expect(manager.surveys.responses.decide({ ...drop, reason: ' ' })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    data: { field: 'reason' },
  })
  const dropped = await manager.surveys.responses.decide(drop)
  expect(await numbersOf({ excludedFor: 'decision' })).toEqual(['WJ0001'])
  expect(await manager.surveys.responses.quality({ waveId: wave.id })).toMatchObject({
    entered: 1,
    used: 0,
    excluded: [{ reason: 'decision', count: 1 }],
    flagged: [],
  })
  await manager.surveys.responses.decide({ id, version: dropped.version, decision: '' })
  expect(await numbersOf({ used: true })).toEqual(['WJ0001'])
})

it('of one house the first that counts counts: dropping or striking it out lets the next one in', async () => {
  const house = await givenHouse(office, '3-2-501')
  const other = await givenHouse(office, '3-2-502')
  await givenPapers(office, wave, 4, { houseIds: [house, house, other, house] })
  const blank = await type(clerk, '1', [])
  const first = await type(clerk, '2', usual())
  await type(clerk, '3', usual())
  const later = await type(clerk, '4', usual())
  expect(blank.flags).toEqual(['all-blank'])
  // The blank one came first, but the second is the one that counts.
  expect(first.flags).toEqual([])
  expect(later.flags).toEqual(['duplicate-house'])
  expect(await numbersOf({ used: true })).toEqual(['WJ0002', 'WJ0003'])
  expect(await numbersOf({ flag: 'duplicate-house' })).toEqual(['WJ0001', 'WJ0004'])
  expect(await numbersOf({ excludedFor: 'duplicate-house' })).toEqual(['WJ0004'])
  const { version } = await manager.surveys.responses.get({ id: first.responseId })
  await manager.surveys.responses.void({ id: first.responseId, version, reason: '录错了纸' })
  expect(await numbersOf({ used: true })).toEqual(['WJ0003', 'WJ0004'])
  expect(await numbersOf({ voided: true })).toEqual(['WJ0002'])
  // Its number can be typed again.
  const again = await type(clerk, '2', usual())
  expect(again.flags).toEqual(['duplicate-house'])
  expect(await manager.surveys.responses.get({ id: again.responseId })).toMatchObject({ copy: 1 })
})

it('a house outside the frame is out of it, a free paper is not', async () => {
  const inside = await givenHouse(office, '3-2-501')
  const outside = await givenHouse(office, '3-2-502')
  await givenPapers(office, wave, 3, { houseIds: [inside, outside] })
  await db().updateTable('survey_waves').set({ frame_size: 1 }).execute()
  await db().insertInto('survey_frame').values({ wave_id: wave.id, house_id: inside, stratum: '' }).execute()
  for (const number of ['1', '2', '3']) await type(clerk, number, usual())
  expect(await numbersOf({ flag: 'out-of-frame' })).toEqual(['WJ0002'])
})

it('the list answers what the results ask', async () => {
  const house = await givenHouse(office, '3-2-501')
  const at = (number: string, said: Parameters<typeof givenResponse>[2], houseId: number | null = null) =>
    givenResponse(office, wave, said, { number, houseId })
  await at('WJ0001', { satisfaction: { safety: 5, repair: 2 }, recommend: 0, about: { age: 1 } }, house)
  await at('WJ0002', { satisfaction: { safety: 0, repair: 4 }, recommend: 9, about: { age: 2 } })
  await at('WJ0003', { importance: { safety: 5 } })
  expect(await numbersOf({ theme: 'safety', aspect: 'satisfaction', values: [4, 5] })).toEqual(['WJ0001'])
  // Without values: every answer that counts, and "cannot say" is none.
  expect(await numbersOf({ theme: 'safety', aspect: 'satisfaction' })).toEqual(['WJ0001'])
  expect(await numbersOf({ theme: 'safety', aspect: 'satisfaction', values: [0] })).toEqual(['WJ0002'])
  expect(await numbersOf({ theme: 'safety' })).toEqual(['WJ0001', 'WJ0003'])
  const recommend = wave.questions.find(({ kind }) => kind === 'recommend')!
  expect(await numbersOf({ questionId: recommend.id })).toEqual(['WJ0001', 'WJ0002'])
  expect(await numbersOf({ questionId: recommend.id, values: [9, 10] })).toEqual(['WJ0002'])
  expect(await numbersOf({ grouping: 'age', group: '2' })).toEqual(['WJ0002'])
  expect(await numbersOf({ grouping: 'age', group: '' })).toEqual(['WJ0003'])
  expect(await numbersOf({ grouping: 'house-kind', group: 'residential' })).toEqual(['WJ0001'])
  expect(await numbersOf({ grouping: 'building', group: '' })).toEqual(['WJ0002', 'WJ0003'])
  expect(await numbersOf({ text: '3-2-501' })).toEqual(['WJ0001'])
  expect(await numbersOf({ text: 'wj0003' })).toEqual(['WJ0003'])
  expect(await numbersOf({ complaint: 'none' })).toEqual(['WJ0001'])
  expect(await numbersOf({ complaint: 'any' })).toEqual([])
  expect(await numbersOf({ values: [], theme: 'safety' })).toEqual([])
})

it('an empty wave has nothing to tell and no share of nothing', async () => {
  expect(await manager.surveys.responses.quality({ waveId: wave.id })).toEqual({
    entered: 0,
    used: 0,
    excluded: [],
    flagged: [],
    kept: [],
    tolerated: [],
    byPhone: 0,
    twice: { due: 0, done: 0, cells: 0, differences: 0, unsettled: 0 },
    clerks: [],
  })
  await expect(manager.surveys.responses.quality({ waveId: 999 })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  await expect(manager.surveys.responses.get({ id: 999 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
