import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Results } from '../../../../../shared/modules/surveys/result-contract.ts'
import { themes, type QuestionTheme } from '../../../../../shared/modules/surveys/terms.ts'
import { TestOffice, type TestClient } from '../../../testing/office.ts'
import { givenForm, givenResponse, givenWave, type GivenWave, type Said } from '../../../testing/surveys.ts'

let office: TestOffice
let manager: TestClient
beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterEach(() => office.close())

const resultsOf = (wave: GivenWave) => manager.surveys.results.of({ waveId: wave.id })
const database = () => office.core.services.database.kysely

async function given(wave: GivenWave, said: readonly Said[]): Promise<void> {
  for (const [at, each] of said.entries())
    await givenResponse(office, wave, each, { number: `WJ${String(at + 1).padStart(4, '0')}` })
}

const themeOf = ({ themes: rows }: Results, theme: QuestionTheme) => rows.find((row) => row.theme === theme)!

/** Six people; the fifth overall and the sixth safety are the odd ones. By scipy: t.interval, and Wilson by its formula. */
const six: Said[] = [
  [5, 5, 5, 10],
  [4, 5, 4, 9],
  [4, 4, 4, 8],
  [3, 4, 3, 7],
  [2, 3, 2, 6],
  [0, 0, 4, 0],
].map(([safety, importance, overall, recommend]) => ({
  satisfaction: { safety: safety!, overall: overall! },
  importance: { safety: importance! },
  recommend: recommend!,
}))

describe('a small wave', () => {
  it('has the figures that can be counted by hand', async () => {
    const wave = await givenWave(office)
    await given(wave, six)
    const results = await resultsOf(wave)
    const safety = themeOf(results, 'safety')
    expect(safety).toMatchObject({ counts: [0, 1, 1, 2, 1], unsure: 1, blank: 0, questions: 1 })
    expect(safety.mean).toMatchObject({ n: 5, value: 3.6, high: 5 })
    expect(safety.mean.low).toBeCloseTo(2.184285, 6)
    expect(safety.score).toMatchObject({ n: 5, value: 72, high: 100 })
    expect(safety.rate.value).toBeCloseTo(0.6, 12)
    expect(safety.rate.low).toBeCloseTo(0.230724, 6)
    expect(safety.rate.high).toBeCloseTo(0.882379, 6)
    expect(safety.importance).toMatchObject({ n: 5, value: 4.2 })
    expect(results.overall!.mean.value).toBeCloseTo(22 / 6, 12)
    expect(results.nps).toMatchObject({ n: 6, value: 0, promoters: 2, passives: 2, detractors: 2 })
    // Only one theme is rated, so its weight does not matter.
    expect(results.csi).toMatchObject({ n: 5 })
    expect(results.csi!.value).toBeCloseTo(72, 10)
    expect(results.dimensions.value).toBeCloseTo(3.6, 12)
    expect(results.elements).toEqual({ n: 0, value: null, low: null, high: null })
    expect(results.weightedGap).toBeNull()
    expect(results.counts).toMatchObject({ entered: 6, used: 6, excluded: [], frame: null })
  })

  it('counts 基本满意 and converts as it is asked to', async () => {
    const wave = await givenWave(office)
    await given(wave, six)
    const settings = { conversion: 'minus-1' as const, basicCounts: true }
    const safety = themeOf(await manager.surveys.results.of({ waveId: wave.id, settings }), 'safety')
    expect(safety.rate.value).toBeCloseTo(0.8, 12)
    expect(safety.rate.low).toBeCloseTo(0.375535, 6)
    expect(safety.score).toMatchObject({ value: 65, high: 100 })
  })

  it('leaves out what does not count and says why', async () => {
    const wave = await givenWave(office)
    await given(wave, six)
    await givenResponse(
      office,
      wave,
      { satisfaction: { safety: 1, overall: 1 } },
      { number: 'WJ0100', flags: ['straight-line'], excluded: true },
    )
    const results = await resultsOf(wave)
    expect(results.counts).toMatchObject({
      entered: 7,
      used: 6,
      excluded: [{ reason: 'straight-line', count: 1 }],
    })
    expect(themeOf(results, 'safety').mean.value).toBeCloseTo(3.6, 12)
  })

  it('tells the margin it reached, with the finite correction', async () => {
    const wave = await givenWave(office)
    await given(wave, six)
    await database()
      .updateTable('survey_waves')
      .set({ frame_size: 100, sample_size: 10 })
      .where('id', '=', wave.id)
      .execute()
    const { counts } = await resultsOf(wave)
    expect(counts).toMatchObject({ frame: 100, sample: 10 })
    // 1.959964 · √(0.25 ÷ 6 · 94 ÷ 99)
    expect(counts.margin).toBeCloseTo(0.389842, 5)
  })
})

describe('expectation and perception', () => {
  const both = ['satisfaction', 'importance', 'expectation'] as const
  // Satisfied and expected, of two questions on safety.
  const said = [
    [4, 5, 5, 5],
    [3, 5, 3, 4],
    [5, 5, 0, 5],
    [2, 4, 4, 4],
    [4, 3, 3, 5],
    [1, 5, 2, 3],
  ]

  async function gapWave(): Promise<GivenWave> {
    const form = await givenForm(office, [
      { kind: 'scale', theme: 'safety', aspects: [...both] },
      { kind: 'scale', theme: 'safety', aspects: [...both] },
    ])
    const wave = await givenWave(office, { form })
    for (const [at, [one, expectedOne, two, expectedTwo]] of said.entries()) {
      const id = await givenResponse(office, wave, {}, { number: `WJ${at}` })
      await database()
        .updateTable('survey_responses')
        .set({ answers: JSON.stringify([one, 4, expectedOne, two, 4, expectedTwo]) })
        .where('id', '=', id)
        .execute()
    }
    return wave
  }

  it('are compared person by person, question by question', async () => {
    const results = await resultsOf(await gapWave())
    const [first, second] = results.scales
    expect(first!.gap.n).toBe(6)
    expect(first!.gap.value).toBeCloseTo(-8 / 6, 12)
    expect(second!.gap).toMatchObject({ n: 5, value: -0.8 })
    // Each person's own mean: −½, −1½, 0, −1, −½, −2½.
    const safety = themeOf(results, 'safety')
    expect(safety.gap.value).toBeCloseTo(-1, 12)
    expect(safety.gap.low).toBeGreaterThan(-2.5)
    expect(safety.gap.low).toBeLessThan(-1)
    expect(safety.gap.high).toBeGreaterThan(-1)
    expect(safety.gap.high).toBeLessThan(0)
    expect(results.weightedGap!.value).toBeCloseTo(-1, 12)
    expect(results.ipa).toMatchObject({ stated: true, crossPerformance: safety.mean.value })
  })

  it('add up to a theme of people, with an interval for answers that go together', async () => {
    const safety = themeOf(await resultsOf(await gapWave()), 'safety')
    expect(safety).toMatchObject({ questions: 2, counts: [1, 2, 3, 3, 2], unsure: 1, blank: 0 })
    expect(safety.mean).toMatchObject({ n: 6 })
    expect(safety.mean.value).toBeCloseTo(20.5 / 6, 12)
    // 5 of 11 answers of 6 people, worth 9.5026: p (1 − p) · 11² ÷ Σ (hits − p · answers)² = 30 ÷ 3.157025; Wilson with that.
    expect(safety.rate.n).toBe(6)
    expect(safety.rate.value).toBeCloseTo(5 / 11, 12)
    expect(safety.rate.low).toBeCloseTo(0.20015, 6)
    expect(safety.rate.high).toBeCloseTo(0.735111, 6)
  })
})

describe('what cannot be computed', () => {
  /** Nothing in an answer that is no number leaves the core: the contract refuses NaN. What is null has to be told by `n`. */
  it('is empty for an empty wave', async () => {
    const results = await resultsOf(await givenWave(office))
    expect(results.overall!.mean).toEqual({ n: 0, value: null, low: null, high: null })
    expect(results.counts).toMatchObject({ entered: 0, used: 0, margin: null })
    expect(results.drivers).toMatchObject({ unavailable: 'too-few', r2: null, n: 0 })
    expect(results.ipa.points).toEqual([])
    expect(results.groups).toEqual([])
    expect(results.nps).toMatchObject({ n: 0, value: null })
    expect(results.themes).toHaveLength(themes.length)
  })

  it('is not told of a single person', async () => {
    const wave = await givenWave(office)
    await given(wave, [{ ...six[0]!, about: { age: 2 } }])
    const results = await resultsOf(wave)
    expect(themeOf(results, 'safety')).toMatchObject({
      mean: { n: 1, value: null, low: null, high: null },
      rate: { n: 1, value: null },
      counts: [0, 0, 0, 0, 0],
    })
    expect(results.nps).toMatchObject({ n: 1, value: null, promoters: 0, passives: 0, detractors: 0 })
    expect(results.csi).toMatchObject({ value: null })
    expect(results.groups[0]).toMatchObject({ by: 'age', groups: [{ key: '2', n: 1 }], leftOut: 1 })
    expect(results.groups[0]!.rows[0]).toMatchObject({ means: [{ n: 1, value: null }], p: null })
    const options = results.choices.flatMap(({ options: each }) => each)
    expect(options.every(({ count, share }) => count === 0 && share.value === null)).toBe(true)
  })

  it('is empty where everybody left everything blank', async () => {
    const wave = await givenWave(office)
    await given(
      wave,
      Array.from({ length: 12 }, () => ({})),
    )
    const results = await resultsOf(wave)
    expect(results.counts.used).toBe(12)
    expect(themeOf(results, 'safety')).toMatchObject({ mean: { n: 0, value: null }, blank: 12 })
    expect(results.drivers).toMatchObject({ unavailable: 'too-few', n: 0, leftOut: 12 })
    expect(results.reliability.every(({ alpha }) => alpha.value === null)).toBe(true)
  })

  it('has no interval, no test and no drivers where nobody differs', async () => {
    const wave = await givenWave(office)
    const all = Object.fromEntries([...themes, 'overall'].map((theme) => [theme, 4]))
    await given(
      wave,
      Array.from({ length: 60 }, (_, at) => ({
        satisfaction: all,
        importance: all,
        recommend: 8,
        about: { age: 1 + (at % 2) },
      })),
    )
    const results = await resultsOf(wave)
    expect(themeOf(results, 'safety')).toMatchObject({
      mean: { n: 60, value: 4, low: null, high: null },
      rate: { value: 1, high: 1 },
    })
    expect(results.csi).toMatchObject({ value: 80, low: null, high: null })
    expect(results.drivers).toMatchObject({ unavailable: 'no-variance', n: 60 })
    expect(results.drivers.rows.every(({ spearman }) => spearman.value === null)).toBe(true)
    expect(results.groups[0]!.rows[0]).toMatchObject({ h: null, p: null, adjusted: null, effect: null })
    expect(results.reliability.map(({ alpha }) => alpha.value)).toEqual([null, null, null])
    expect(results.nps).toMatchObject({ value: 0 })
  })

  it('has no weights where two themes always say the same, and says so', async () => {
    const wave = await givenWave(office)
    await given(
      wave,
      Array.from({ length: 60 }, (_, at) => ({
        satisfaction: { safety: 1 + (at % 5), cleaning: 1 + (at % 5), overall: 1 + ((at * 3) % 5) },
      })),
    )
    expect((await resultsOf(wave)).drivers).toMatchObject({ unavailable: 'singular', n: 60 })
  })

  it('leaves a theme that everybody rates alike out of the weights of the others', async () => {
    const wave = await givenWave(office)
    await given(
      wave,
      Array.from({ length: 60 }, (_, at) => ({
        satisfaction: { safety: 1 + (at % 5), cleaning: 4, overall: 1 + (at % 5 > 2 ? 4 : at % 3) },
      })),
    )
    const { unavailable, rows } = (await resultsOf(wave)).drivers
    expect(unavailable).toBeNull()
    expect(rows.find(({ theme }) => theme === 'safety')!.weight.value).toBeCloseTo(1, 9)
    expect(rows.find(({ theme }) => theme === 'cleaning')!.weight.value).toBeNull()
  })

  it('has no drivers where the whole is not asked', async () => {
    const form = await givenForm(office, [
      { kind: 'scale', theme: 'safety', aspects: ['satisfaction'] },
      { kind: 'choices', options: ['甲', '乙', '丙'] },
    ])
    const wave = await givenWave(office, { form })
    await given(
      wave,
      Array.from({ length: 12 }, (_, at) => ({ satisfaction: { safety: 1 + (at % 5) } })),
    )
    await database()
      .updateTable('survey_responses')
      .set({ answers: '[3,[1,3]]' })
      .where('number', '<=', 'WJ0009')
      .execute()
    const results = await resultsOf(wave)
    expect(results).toMatchObject({ overall: null, nps: null, csi: null, weightedGap: null })
    expect(results.drivers.unavailable).toBe('no-overall')
    expect(results.choices[0]).toMatchObject({
      n: 9,
      options: [{ count: 9, share: { value: 1 } }, { count: 0, share: { value: 0 } }, { count: 9 }],
    })
    expect(results.groups).toEqual([])
  })
})

describe('groups', () => {
  it('below five are hidden, and neither they nor the unknown are compared', async () => {
    const wave = await givenWave(office)
    const people = (count: number, age: number | undefined, overall: number): Said[] =>
      Array.from({ length: count }, (_, at) => ({
        satisfaction: { overall: overall + (at % 2) },
        ...(age ? { about: { age } } : {}),
      }))
    await given(wave, [
      ...people(8, 1, 2),
      ...people(6, 2, 4),
      ...people(3, 4, 1),
      ...people(2, undefined, 3),
    ])
    const [age] = (await resultsOf(wave)).groups
    expect(age!.groups.map(({ key, n }) => [key, n])).toEqual([
      ['1', 8],
      ['2', 6],
      ['4', 3],
    ])
    expect(age!.leftOut).toBe(5)
    const whole = age!.rows[0]!
    expect(whole.theme).toBe('overall')
    expect(whole.means.map(({ n, value }) => [n, value])).toEqual([
      [8, 2.5],
      [6, 4.5],
      [3, null],
    ])
    expect(whole.rates.map(({ value }) => value)).toEqual([0, 1, null])
    expect(whole.df).toBe(1)
    // Mean ranks 4.5 and 11.5; ties 4, 4, 3, 3: H = 12 ÷ (14 · 15) · (8 · 3² + 6 · 4²) ÷ (1 − 168 ÷ 2730).
    expect(whole.h).toBeCloseTo(((12 / 210) * (8 * 9 + 6 * 16)) / (1 - 168 / 2730), 9)
    expect(whole.adjusted).toBeCloseTo(whole.p!, 12)
  })

  it('below five are covered by the next smallest, or the whole less the others would tell their mean', async () => {
    const wave = await givenWave(office)
    const people = (count: number, age: number, overall: number): Said[] =>
      Array.from({ length: count }, () => ({ satisfaction: { overall }, about: { age } }))
    await given(wave, [...people(8, 1, 2), ...people(6, 2, 4), ...people(3, 4, 1)])
    const [age] = (await resultsOf(wave)).groups
    const whole = age!.rows[0]!
    // All are of 17 people: 17 · 43 ÷ 17 less 8 · 2 less 6 · 4 would be the three of the third.
    expect(whole.means.map(({ n, value }) => [n, value])).toEqual([
      [8, 2],
      [6, null],
      [3, null],
    ])
    expect(whole.rates.map(({ value }) => value)).toEqual([0, null, null])
  })
})
