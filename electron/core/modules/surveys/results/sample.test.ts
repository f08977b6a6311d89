import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { methodLines } from '../../../../../shared/modules/surveys/result-method.ts'
import { driversTable } from '../../../../../shared/modules/surveys/result-analyses.ts'
import { wholeTable } from '../../../../../shared/modules/surveys/result-tables.ts'
import type { AskedResponses } from '../../../../../shared/modules/surveys/result-table.ts'
import type { ResponseFlag } from '../../../../../shared/modules/surveys/terms.ts'
import { givenHouse, givenResident } from '../../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../../testing/office.ts'
import { givenForm, givenPapers, givenResponse, givenWave, type GivenWave } from '../../../testing/surveys.ts'
import { tableWords } from './table-words.ts'

let office: TestOffice
let manager: TestClient
beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterEach(() => office.close())

const database = () => office.core.services.database.kysely
const resultsOf = (wave: GivenWave, settings = {}) =>
  manager.surveys.results.of({ waveId: wave.id, settings })
const listed = async (wave: GivenWave, asks: AskedResponses) =>
  (await manager.surveys.responses.list({ waveId: wave.id, page: 1, size: 20, ...asks })).total

type Paper = 'main' | 'taken' | 'free' | 'reserve'

/** One response a paper: drawn, a reserve that took a place, a free one, a reserve that did not. */
async function answeredOn(wave: GivenWave, papers: readonly (readonly [Paper, overall: number])[]) {
  const numbers = await givenPapers(office, wave, papers.length)
  const ids = await database()
    .selectFrom('survey_papers')
    .select('id')
    .where('wave_id', '=', wave.id)
    .orderBy('position')
    .execute()
  for (const [at, [paper, overall]] of papers.entries()) {
    const { id } = ids[at]!
    await database()
      .updateTable('survey_papers')
      .set({
        role: paper === 'taken' ? 'reserve' : paper,
        replaces_id: paper === 'taken' ? ids[0]!.id : null,
      })
      .where('id', '=', id)
      .execute()
    const response = await givenResponse(
      office,
      wave,
      { satisfaction: { overall, safety: overall } },
      { number: numbers[at]! },
    )
    await database()
      .updateTable('survey_responses')
      .set({ paper_id: id })
      .where('id', '=', response)
      .execute()
  }
}

const times = (count: number, paper: Paper, overall: number) =>
  Array.from({ length: count }, () => [paper, overall] as const)

describe('papers beside the random sample', () => {
  it('are counted and left out unless asked for, and never make the margin smaller', async () => {
    const wave = await givenWave(office)
    await database().updateTable('survey_waves').set({ frame_size: 100 }).where('id', '=', wave.id).execute()
    await answeredOn(wave, [
      ...times(5, 'main', 4),
      ...times(1, 'taken', 4),
      ...times(5, 'free', 1),
      ...times(1, 'reserve', 4),
    ])
    const without = await resultsOf(wave)
    expect(without.settings.besideCounts).toBe(false)
    expect(without.counts).toMatchObject({
      ...{ entered: 12, used: 7, beside: { free: 5, reserve: 1 } },
      draw: { strata: 'none', replaced: 1 },
    })
    expect(without.overall!.mean).toMatchObject({ n: 7, value: 4 })
    expect(methodLines(without, tableWords)).toContain('样本外的自由卷 5 份不计入。')
    expect(methodLines(without, tableWords).join('')).toContain('备用卷收到 1 份，同是随机抽取的，计入')
    const all = await resultsOf(wave, { besideCounts: true })
    // (7 · 4 + 5 · 1) ÷ 12
    expect(all.overall!.mean).toMatchObject({ n: 12, value: 2.75 })
    expect(all.counts.used).toBe(12)
    // 1.959964 · √(0.25 ÷ 7 · 93 ÷ 99), of the seven that were drawn either way.
    for (const { counts } of [without, all]) expect(counts.margin).toBeCloseTo(0.358999, 5)
    expect(methodLines(all, tableWords).join('')).toContain('误差和区间只对抽样的部分成立')
    expect(methodLines(all, tableWords).join('')).toContain('不校正')
    expect(await listed(wave, { used: true, sample: 'drawn' })).toBe(7)
    expect(await listed(wave, { used: true, sample: 'free' })).toBe(5)
    expect(await listed(wave, { used: true, sample: 'reserve' })).toBe(1)
    const { any } = await manager.surveys.results.complaints({
      waveId: wave.id,
      settings: { besideCounts: true },
    })
    expect(any).toBeDefined()
  })

  it('are all there is where nobody was drawn, and then there is no margin', async () => {
    const wave = await givenWave(office)
    await database().updateTable('survey_waves').set({ frame_size: 100 }).where('id', '=', wave.id).execute()
    await answeredOn(wave, times(6, 'free', 3))
    const { settings, counts, overall } = await resultsOf(wave)
    expect(settings.besideCounts).toBe(true)
    expect(counts).toMatchObject({ used: 6, margin: null })
    expect(overall!.mean.value).toBe(3)
  })
})

describe('the method page', () => {
  it('counts what a manager kept and what is flagged and counted all the same', async () => {
    const wave = await givenWave(office)
    await database()
      .updateTable('survey_waves')
      .set({ straight_excluded: 0 })
      .where('id', '=', wave.id)
      .execute()
    const flagged = (number: string, flag: ResponseFlag) =>
      givenResponse(office, wave, { satisfaction: { overall: 4 } }, { number, flags: [flag] })
    await flagged('WJ0001', 'straight-line')
    await flagged('WJ0002', 'straight-line')
    const kept = await flagged('WJ0003', 'blanks')
    await database()
      .updateTable('survey_responses')
      .set({ decision: 'keep', decision_reason: '只漏了一页' })
      .where('id', '=', kept)
      .execute()
    const results = await resultsOf(wave)
    expect(results.counts.kept).toEqual([{ reason: 'blanks', count: 1 }])
    expect(results.counts.tolerated).toEqual([{ flag: 'straight-line', count: 2 }])
    const lines = methodLines(results, tableWords)
    expect(lines).toContain('规则要剔除、人工决定仍然计入 1 份：空白过多 1。')
    expect(lines).toContain('有标记、按规则仍然计入 2 份：答案全相同 2。')
    expect(await listed(wave, { used: true, decision: 'keep' })).toBe(1)
    expect(await listed(wave, { used: true, decision: '', flag: 'straight-line' })).toBe(2)
  })

  it('says how the sample was drawn', async () => {
    const wave = await givenWave(office)
    await database()
      .updateTable('survey_waves')
      .set({ frame_size: 4, strata: 'building' })
      .where('id', '=', wave.id)
      .execute()
    for (const [room, stratum] of [
      ['1-1-101', '1'],
      ['1-1-102', '1'],
      ['2-1-101', '2'],
    ] as const)
      await database()
        .insertInto('survey_frame')
        .values({ wave_id: wave.id, house_id: await givenHouse(office, room), stratum })
        .execute()
    const lines = methodLines(await resultsOf(wave), tableWords)
    expect(lines).toContain('抽样按楼栋分 2 层，份数按各层户数的比例分配（最大余数法），层内随机抽取。')
  })
})

describe('two waves', () => {
  it('say which themes were asked by other questions, and leave out households that moved', async () => {
    const scale = (words: string) => ({
      kind: 'scale' as const,
      theme: 'safety' as const,
      aspects: ['satisfaction' as const],
      words,
    })
    const short = await givenForm(office, [scale('安全')])
    const long = await givenForm(office, [scale('门岗'), scale('巡逻')])
    const before = await givenWave(office, {
      ...{ code: '2025-11', fromDay: '2025-11-01', untilDay: '2025-11-30', form: short },
    })
    const now = await givenWave(office, { form: long })
    const ended = [null, '2026-05-01', '2025-10-31', null]
    for (const [at, until] of ended.entries()) {
      const houseId = await givenHouse(office, `1-1-10${at + 1}`)
      await givenResident(office, { name: `住户${at}`, houseId, role: 'tenant' })
      await database().updateTable('occupancies').set({ until }).where('house_id', '=', houseId).execute()
      for (const wave of [before, now])
        await givenResponse(office, wave, { satisfaction: { safety: 4 } }, { number: `WJ${at}`, houseId })
    }
    const change = await manager.surveys.results.change({ waveId: now.id, beforeId: before.id })
    expect(change).toMatchObject({ pairs: 3, moved: 1 })
    expect(change.rows[0]).toMatchObject({ theme: 'safety', items: { before: 1, now: 2, same: false } })
    const same = await manager.surveys.results.change({ waveId: now.id, beforeId: now.id })
    expect(same.rows[0]!.items).toEqual({ before: 2, now: 2, same: true })
  })
})

describe('the lists behind the numbers', () => {
  it('have as many as the number says', async () => {
    const wave = await givenWave(office)
    const people = [
      ...Array.from({ length: 6 }, (_, at) => ({ safety: 4, recommend: at })),
      ...Array.from({ length: 7 }, () => ({ courtesy: 2, recommend: undefined })),
    ]
    for (const [at, { recommend, ...satisfaction }] of people.entries())
      await givenResponse(
        office,
        wave,
        { satisfaction, ...(recommend === undefined ? {} : { recommend }) },
        { number: `WJ${at}` },
      )
    const results = await resultsOf(wave)
    const table = wholeTable(results, tableWords)
    for (const key of ['nps', 'csi', 'dimensions', 'elements']) {
      const [n] = table.rows.find((row) => row.key === key)!.figures
      expect([key, await listed(wave, n!.asks!)]).toEqual([key, n!.value])
    }
    const safety = wave.questions.find(({ theme }) => theme === 'safety')!
    expect(
      await listed(wave, { questionId: safety.id, aspect: 'satisfaction', used: true, blank: true }),
    ).toBe(7)
  })

  it('are not told as drivers where there are none', async () => {
    const results = await resultsOf(await givenWave(office))
    expect(driversTable(results, tableWords).notes).toEqual([tableWords.unavailable('too-few')])
  })
})
