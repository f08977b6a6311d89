import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Question } from '../../../../../shared/modules/surveys/cells.ts'
import { resultsContract, type Estimate } from '../../../../../shared/modules/surveys/result-contract.ts'
import { hiddenBelow } from '../../../../../shared/modules/surveys/terms.ts'
import { shareEstimate } from '../../../../../shared/statistics/proportions.ts'
import { emptyPool, pooledShare, pour } from './figures.ts'
import { computeResults, type StoredResults } from './of.ts'

const question = (id: number, changes: Partial<Question>): Question => ({
  id,
  position: id,
  section: '',
  kind: 'scale',
  theme: '',
  demographic: '',
  words: `第 ${id} 题`,
  aspects: [],
  options: [],
  ...changes,
})

const all = ['satisfaction', 'importance', 'expectation'] as const
const questions = [
  question(1, { theme: 'safety', aspects: [...all] }),
  question(2, { theme: 'safety', aspects: [...all] }),
  question(3, { theme: 'repair', aspects: ['satisfaction', 'importance'] }),
  question(4, { theme: 'courtesy', aspects: ['satisfaction'] }),
  question(5, { theme: 'overall', aspects: ['satisfaction'] }),
  question(6, { kind: 'recommend' }),
  question(7, { kind: 'demographic', demographic: 'age', options: ['青', '中', '老'] }),
  question(8, { kind: 'choices', options: ['甲', '乙'] }),
]

const orBlank = <Value>(answer: fc.Arbitrary<Value>) => fc.option(answer, { nil: null, freq: 6 })
const rating = orBlank(fc.integer({ min: 0, max: 5 }))
const response = fc.tuple(
  ...Array.from({ length: 10 }, () => rating),
  orBlank(fc.integer({ min: 0, max: 10 })),
  orBlank(fc.integer({ min: 1, max: 3 })),
  orBlank(fc.constantFrom([1], [2], [1, 2])),
)

function stored(answers: readonly unknown[][]): StoredResults {
  return {
    wave: {
      facts: {
        id: 1,
        code: '2026-11',
        name: '调查',
        kind: 'yearly',
        versionId: 1,
        fromDay: '2026-11-01',
        untilDay: '2026-11-30',
        confidence: 95,
        seed: 1,
        conversion: 'times-20',
        basicCounts: false,
        goal: 0.9,
        frameSize: null,
        sampleSize: null,
      },
      questions,
      responses: answers.map((each, at) => ({
        id: at + 1,
        house_id: at % 3 === 0 ? null : at,
        house_kind: at % 3 === 0 ? null : at % 2 === 0 ? 'shop' : 'residential',
        building_id: at % 3 === 0 ? null : 1 + (at % 2),
        beside: null,
        answers: JSON.stringify(each),
      })),
    },
    title: '问卷',
    source: '',
    counts: {
      frame: null,
      sample: null,
      out: 0,
      returned: 0,
      entered: answers.length,
      excluded: [],
      kept: [],
      tolerated: [],
      byPhone: 0,
      draw: null,
    },
    entry: { twice: 0, due: 0, cells: 0, differences: 0, unsettled: 0 },
    buildings: [
      { id: 1, name: '1' },
      { id: 2, name: '2' },
    ],
  }
}

const moment = { now: '2026-11-21T01:12:00.000Z', timeZone: 'Asia/Shanghai' }
const computed = (answers: readonly unknown[][]) => computeResults(stored(answers), { waveId: 1 }, moment)

/** Every figure of an answer, wherever it stands. */
function estimatesIn(value: unknown): Estimate[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(estimatesIn)
  return 'low' in value && 'high' in value ? [value as Estimate, ...inside] : inside
}

describe('whatever people answer', () => {
  it('comes out as numbers within their intervals, or as nothing, and never of too few', () => {
    const schema = resultsContract.of['~orpc'].outputSchema!
    fc.assert(
      fc.property(fc.array(response, { maxLength: 40 }), (answers) => {
        const results = computed(answers)
        // The contract knows no NaN and no infinity.
        expect(schema.safeParse(results).error).toBeUndefined()
        for (const { n, value, low, high } of estimatesIn(results)) {
          if (n < hiddenBelow) expect(value).toBeNull()
          if (value === null) expect([low, high]).toEqual([null, null])
          expect(low === null).toBe(high === null)
          if (low !== null && high !== null) expect(low).toBeLessThanOrEqual(high)
        }
        for (const { mean, rate } of results.themes) {
          if (mean.value !== null) expect(mean.value).toBeGreaterThanOrEqual(1)
          if (mean.low !== null) expect(mean.low).toBeLessThanOrEqual(mean.value! + 1e-9)
          if (mean.high !== null) expect(mean.high).toBeGreaterThanOrEqual(mean.value! - 1e-9)
          if (rate.value !== null) expect(rate.low).toBeLessThanOrEqual(rate.value + 1e-9)
          if (rate.value !== null) expect(rate.high).toBeGreaterThanOrEqual(rate.value - 1e-9)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('says the same in whichever order it was typed, but for what is drawn', () => {
    fc.assert(
      fc.property(fc.array(response, { minLength: 5, maxLength: 30 }), (answers) => {
        const [one, other] = [computed(answers), computed([...answers].reverse())]
        one.themes.forEach(({ mean, rate, counts }, at) => {
          const turned = other.themes[at]!
          expect(turned.counts).toEqual(counts)
          for (const [was, is] of [
            [mean, turned.mean],
            [rate, turned.rate],
          ] as const) {
            expect(is.n).toBe(was.n)
            if (was.value !== null) expect(is.value).toBeCloseTo(was.value, 9)
          }
        })
      }),
      { numRuns: 20 },
    )
  })
})

describe('a share of people who answer several questions', () => {
  it('is the usual one where each answers one', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 200 }), (hits) => {
        const pool = emptyPool()
        for (const hit of hits) pour(pool, 1, hit ? 1 : 0)
        const usual = shareEstimate(hits.filter(Boolean).length, hits.length, 95)
        const found = pooledShare(pool, 95)
        expect(found.n).toBe(usual.n)
        for (const key of ['value', 'low', 'high'] as const) expect(found[key]).toBeCloseTo(usual[key]!, 9)
      }),
    )
  })

  it('has an interval where everybody is content with as many of the questions', () => {
    for (let people = 1; people <= 60; people++)
      for (const [answers, hits] of [
        [3, 1],
        [7, 3],
        [10, 9],
      ] as const) {
        const pool = emptyPool()
        for (let person = 0; person < people; person++) pour(pool, answers, hits)
        const { low, high } = pooledShare(pool, 95)
        const whole = shareEstimate(people * hits, people * answers, 95)
        expect(low).toBeCloseTo(whole.low!, 9)
        expect(high).toBeCloseTo(whole.high!, 9)
      }
  })

  it('is no more certain where each says everything twice', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 200 }), (hits) => {
        const [once, twice] = [emptyPool(), emptyPool()]
        for (const hit of hits) {
          pour(once, 1, hit ? 1 : 0)
          pour(twice, 2, hit ? 2 : 0)
        }
        const [one, two] = [pooledShare(once, 95), pooledShare(twice, 95)]
        for (const key of ['value', 'low', 'high'] as const) expect(two[key]).toBeCloseTo(one[key]!, 9)
      }),
    )
  })
})
