import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Results, ScaleResult } from '../../../../../shared/modules/surveys/result-contract.ts'
import type { Theme } from '../../../../../shared/modules/surveys/terms.ts'
import { TestOffice, type TestClient } from '../../../testing/office.ts'
import { givenWave } from '../../../testing/surveys.ts'

interface Interval {
  n: number
  value: number
  low: number
  high: number
}

/** Computed with numpy and scipy: 05-known-answer.py beside it. */
interface Known {
  used: number
  overall: { mean: Interval; rate: Interval }
  nps: number
  csi: number
  themes: Record<
    Theme,
    {
      mean: Interval
      rate: Interval
      basic: Interval
      importance: Interval
      spearman: { n: number; value: number }
      weight: { value: number; low: number; high: number; certain: boolean }
    }
  >
  drivers: { n: number; r2: number }
  alpha: Record<'dimensions' | 'elements' | 'all', { n: number; value: number }>
  groups: Record<'age' | 'occupation' | 'income' | 'tenure', Record<'h' | 'p' | 'adjusted', number[]>>
}

const fixtures = new URL('../../../../../tests/fixtures/', import.meta.url)
const known = JSON.parse(readFileSync(new URL('surveys/05-known-answer.json', fixtures), 'utf8')) as Known
const workbook = new File(
  [readFileSync(new URL('workbooks/05-survey.xlsx', fixtures))],
  '05-满意度问卷-2024年11月.xlsx',
)

let office: TestOffice
let manager: TestClient
let waveId: number
let found: Results
beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  ;({ id: waveId } = await givenWave(office, {
    code: '2024-11',
    fromDay: '2024-11-01',
    untilDay: '2024-11-30',
  }))
  await manager.surveys.imports.apply({ waveId, file: workbook })
  found = await manager.surveys.results.of({ waveId })
})
afterAll(() => office.close())

/** To what 64 bits keep; the sums are added in another order. */
function sameInterval(is: { n: number; value: number | null }, was: Partial<Interval>): void {
  for (const [key, value] of Object.entries(was))
    expect(is[key as keyof typeof is], key).toBeCloseTo(value, 9)
}
const themeOf = (results: Results, theme: Theme): ScaleResult =>
  results.themes.find((row) => row.theme === theme)!

describe('the questionnaires of 2024, as numpy and scipy count them', () => {
  it('count 407 of 412, and say why not the others', () => {
    expect(known.used).toBe(407)
    expect(found.counts).toMatchObject({ entered: 412, used: 407, frame: null, margin: null })
    expect(found.counts.excluded).toEqual([
      { reason: 'blanks', count: 1 },
      { reason: 'straight-line', count: 3 },
      { reason: 'duplicate-number', count: 1 },
    ])
  })

  it('have the same means, rates, intervals and indices', () => {
    sameInterval(found.overall!.mean, known.overall.mean)
    sameInterval(found.overall!.rate, known.overall.rate)
    expect(found.nps!.value).toBeCloseTo(known.nps, 9)
    expect(found.csi!.value).toBeCloseTo(known.csi, 9)
    for (const [theme, was] of Object.entries(known.themes) as [Theme, Known['themes'][Theme]][]) {
      const row = themeOf(found, theme)
      sameInterval(row.mean, was.mean)
      sameInterval(row.rate, was.rate)
      sameInterval(row.importance, was.importance)
    }
  })

  it('count 基本满意 when the switch is turned, and say which conversion was used', async () => {
    const settings = { conversion: 'minus-1' as const, basicCounts: true }
    const turned = await manager.surveys.results.of({ waveId, settings })
    expect(turned.settings).toEqual({ ...settings, besideCounts: false })
    for (const [theme, was] of Object.entries(known.themes) as [Theme, Known['themes'][Theme]][])
      sameInterval(themeOf(turned, theme).rate, was.basic)
    expect(turned.overall!.score.value).toBeCloseTo((known.overall.mean.value - 1) * 25, 9)
    expect(found.overall!.score.value).toBeCloseTo(known.overall.mean.value * 20, 9)
  })

  it('have the same correlations, relative weights and R²', () => {
    expect(found.drivers).toMatchObject({ n: known.drivers.n, leftOut: 407 - known.drivers.n })
    expect(found.drivers.r2).toBeCloseTo(known.drivers.r2, 9)
    for (const { theme, spearman, weight } of found.drivers.rows) {
      const was = known.themes[theme]
      sameInterval(spearman, was.spearman)
      expect(weight.value, theme).toBeCloseTo(was.weight.value, 9)
      // Other draws of the same people.
      expect(Math.abs(weight.low! - was.weight.low), theme).toBeLessThan(0.02)
      expect(Math.abs(weight.high! - was.weight.high), theme).toBeLessThan(0.02)
    }
  })

  it('are driven by responsiveness, courtesy and cleaning: six tenths of what is explained, and not by chance', () => {
    const byWeight = [...found.drivers.rows].sort((a, b) => b.weight.value! - a.weight.value!)
    const first = byWeight.slice(0, 3)
    expect(first.map(({ theme }) => theme)).toEqual(['responsiveness', 'courtesy', 'cleaning'])
    expect(first.every(({ certain }) => certain)).toBe(true)
    // They alone have more than an even share (1 ÷ 18), surely.
    expect(
      found.drivers.rows
        .filter(({ leading }) => leading)
        .map(({ theme }) => theme)
        .sort(),
    ).toEqual(['cleaning', 'courtesy', 'responsiveness'])
    expect(first.reduce((sum, { weight }) => sum + weight.value!, 0)).toBeGreaterThan(0.6)
    // What owners call the most important drives the whole the least.
    const safety = found.drivers.rows.find(({ theme }) => theme === 'safety')!
    expect(safety).toMatchObject({ statedRank: 1, certain: false })
    expect(byWeight.at(-1)!.theme).toBe('safety')
    // Each of the three is surely above every other but its own like.
    expect(Math.min(...first.slice(0, 2).map(({ weight }) => weight.low!))).toBeGreaterThan(
      Math.max(...byWeight.slice(3).map(({ weight }) => weight.high!)),
    )
  })

  it('measure reliably', () => {
    for (const { scale, alpha } of found.reliability) sameInterval(alpha, known.alpha[scale])
  })

  it('differ between groups where scipy finds it, after Holm', () => {
    expect(found.groups.map(({ by }) => by)).toEqual(['age', 'occupation', 'income', 'tenure'])
    for (const { by, rows } of found.groups) {
      const was = known.groups[by as keyof Known['groups']]
      rows.forEach(({ h, p, adjusted }, at) => {
        expect(h).toBeCloseTo(was.h[at]!, 8)
        expect(p).toBeCloseTo(was.p[at]!, 8)
        expect(adjusted).toBeCloseTo(was.adjusted[at]!, 8)
      })
    }
    const byAge = found.groups[0]!.rows.filter(({ adjusted }) => adjusted! < 0.05)
    expect(byAge.map(({ theme }) => theme)).toEqual(['facilities', 'tangibles'])
  })

  it('say the same the second time: everything random is drawn by the seed', async () => {
    const settings = { conversion: 'times-20' as const, basicCounts: false }
    const again = await manager.surveys.results.of({ waveId, settings })
    expect({ ...again, at: found.at }).toEqual(found)
  })
})
