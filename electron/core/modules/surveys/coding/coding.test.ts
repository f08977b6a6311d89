import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import codeBook from '../../../../../resources/questionnaires/codes.json' with { type: 'json' }
import { TestOffice, type TestClient } from '../../../testing/office.ts'
import { givenResponse, givenWave, type GivenWave } from '../../../testing/surveys.ts'

let office: TestOffice
let manager: TestClient
let clerk: TestClient
let wave: GivenWave
let best: number
let worst: number
beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  clerk = await office.signIn(manager, 'clerk', ['clerk'])
  wave = await givenWave(office)
  ;[best, worst] = wave.questions.filter(({ kind }) => kind === 'open').map(({ id }) => id) as [
    number,
    number,
  ]
})
afterEach(() => office.close())

const database = () => office.core.services.database.kysely
let papers = 0
async function said(words: string, { questionId = worst, age = 1, excluded = false } = {}): Promise<void> {
  const number = `WJ${String(++papers).padStart(4, '0')}`
  const responseId = await givenResponse(office, wave, { about: { age } }, { number, excluded })
  await database()
    .insertInto('survey_texts')
    .values({
      wave_id: wave.id,
      response_id: responseId,
      question_id: questionId,
      words,
      coded_at: null,
      coded_by: null,
      created_at: '2026-11-01T00:00:00.000Z',
      created_by: 1,
      updated_at: '2026-11-01T00:00:00.000Z',
      updated_by: 1,
    })
    .execute()
}
const texts = (filter: object = {}) =>
  clerk.surveys.coding.texts({ waveId: wave.id, page: 1, size: 25, ...filter })
const codeId = async (letters: string) =>
  (await clerk.surveys.coding.codes.list({})).find((code) => code.letters === letters)!.id
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => {
      return (error as { code?: string }).code ?? String(error)
    },
  )

describe('the code book', () => {
  it('comes with letters of which none begins another’s', async () => {
    const codes = await clerk.surveys.coding.codes.list({})
    expect(codes).toHaveLength(codeBook.length)
    const letters = codes.map((code) => code.letters)
    for (const one of letters)
      expect(letters.filter((other) => other.startsWith(one) || one.startsWith(other))).toEqual([one])
  })

  it('takes a code of its own, and refuses letters that another begins with', async () => {
    const own = { name: '外卖车乱停', theme: 'safety' as const, tone: 'complaint' as const }
    const { codes } = manager.surveys.coding
    expect(await codeOf(codes.create({ ...own, letters: 'dt' }))).toBe('ALREADY_EXISTS')
    expect(await codeOf(codes.create({ ...own, letters: 'd' }))).toBe('ALREADY_EXISTS')
    const made = await codes.create({ ...own, letters: 'wm' })
    expect(await codeOf(clerk.surveys.coding.codes.create({ ...own, letters: 'wn' }))).toBe('NOT_PERMITTED')
    const changed = await codes.update({ ...made, ...own, letters: 'wn' })
    await codes.archive(changed)
    expect((await codes.list({})).some(({ id }) => id === made.id)).toBe(false)
    await codes.create({ ...own, name: '外墙脏', letters: 'w' + 'n' })
    const [put] = (await codes.list({ archived: true })).filter(({ id }) => id === made.id)
    expect(await codeOf(codes.restore({ id: put!.id, version: put!.version }))).toBe('ALREADY_EXISTS')
  })
})

describe('coding', () => {
  it('suggests by the names of codes first, then as words like these were coded, and says why', async () => {
    await said('停车难')
    await said('车位不够用')
    await said('车位实在不够')
    const first = await texts()
    expect(first).toMatchObject({ total: 3, uncoded: 3 })
    const parking = first.rows.find(({ words }) => words === '停车难')!
    expect(parking.suggested[0]).toEqual({ codeId: await codeId('tc'), like: '停车难、乱停车' })
    expect(first.rows.find(({ words }) => words === '车位实在不够')!.suggested).toEqual([])
    const lack = first.rows.find(({ words }) => words === '车位不够用')!
    await clerk.surveys.coding.code({ id: lack.id, version: lack.version, codeIds: [await codeId('tc')] })
    const [alike] = (await texts({ text: '实在' })).rows
    expect(alike!.suggested).toEqual([{ codeId: await codeId('tc'), like: '车位不够用' }])
  })

  it('gives the same codes to everything that says exactly this of the same question, and to nothing else', async () => {
    for (const words of ['门岗', '门岗', '门岗', '门岗不错']) await said(words, { questionId: best })
    await said('门岗')
    await said('门岗', { questionId: best, excluded: true })
    const [one] = (await texts({ questionId: best, text: '门岗' })).rows
    expect(one!.alike).toBe(2)
    const guards = await codeId('ba')
    expect(await clerk.surveys.coding.codeAlike({ textId: one!.id, codeIds: [guards] })).toEqual({
      changed: 3,
    })
    expect((await texts({ coded: false })).rows.map(({ words }) => words)).toEqual(['门岗不错', '门岗'])
    expect(await texts({ codeId: guards })).toMatchObject({ total: 3, uncoded: 2 })
  })

  it('may say that nothing was said, may be changed, and sees when somebody was faster', async () => {
    await said('无')
    const [text] = (await texts()).rows
    const { coding } = clerk.surveys
    const reference = { id: text!.id, version: text!.version }
    const written = await coding.code({ ...reference, codeIds: [] })
    expect(await texts({ coded: true })).toMatchObject({ total: 1, uncoded: 0 })
    expect(await codeOf(coding.code({ ...reference, codeIds: [] }))).toBe('CONFLICT')
    expect(await codeOf(coding.code({ ...written, codeIds: [9999] }))).toBe('INVALID_INPUT')
    await coding.code({ ...written, codeIds: [await codeId('qi'), await codeId('qi')] })
    expect((await texts()).rows[0]!.codes).toEqual([await codeId('qi')])
  })

  it('leaves out responses that do not count', async () => {
    await said('电梯老坏', { excluded: true })
    expect(await texts()).toMatchObject({ total: 0, uncoded: 0 })
    expect((await clerk.surveys.coding.counts({ waveId: wave.id })).questions[1]).toMatchObject({ texts: 0 })
  })
})

describe('counts', () => {
  it('are by question, code and group; a group of four is left out', async () => {
    for (let one = 0; one < 5; one++) await said('电梯老坏', { age: 1 })
    for (let one = 0; one < 4; one++) await said('电梯老坏', { age: 2 })
    await said('反应慢', { age: 1 })
    const [lift] = (await texts({ text: '电梯' })).rows
    await clerk.surveys.coding.codeAlike({ textId: lift!.id, codeIds: [await codeId('dt')] })
    const [slow] = (await texts({ text: '反应' })).rows
    await clerk.surveys.coding.codeAlike({ textId: slow!.id, codeIds: [await codeId('qi')] })
    const { questions, groups } = await clerk.surveys.coding.counts({ waveId: wave.id, grouping: 'age' })
    expect(groups).toEqual([{ key: '1', name: '18-29', n: 6 }])
    expect(questions.find(({ questionId }) => questionId === worst)).toMatchObject({
      texts: 10,
      coded: 10,
      codes: [
        { codeId: await codeId('dt'), count: 9, groups: [{ key: '1', count: 5 }] },
        // Said by one of the six: not told of so few.
        { codeId: await codeId('qi'), count: 1, groups: [{ key: '1', count: null }] },
      ],
    })
    expect(await texts({ grouping: 'age', group: '2' })).toMatchObject({ total: 4 })
  })

  it('quotes what a manager has read, and only that', async () => {
    await said('希望提前通知停水')
    await said('张师傅很好')
    const [text] = (await texts({ text: '提前' })).rows
    const reference = { id: text!.id, version: text!.version, quotable: true }
    expect(await codeOf(clerk.surveys.coding.quote(reference))).toBe('NOT_PERMITTED')
    await manager.surveys.coding.quote(reference)
    expect(await clerk.surveys.coding.quotes({ waveId: wave.id })).toEqual([
      { id: text!.id, questionId: worst, words: '希望提前通知停水', codes: [] },
    ])
  })
})
