import { expect, it } from 'vitest'
import { blankWave, fieldsOf, sizeRulesOf } from './wave-draft.ts'

it('begins with this November, in December with the next', () => {
  expect(blankWave('2026-09-03', 1)).toMatchObject({ fromDay: '2026-11-01', untilDay: '2026-11-30' })
  expect(blankWave('2026-11-30', 1)).toMatchObject({ fromDay: '2026-11-01' })
  expect(blankWave('2026-12-01', 1)).toMatchObject({ fromDay: '2027-11-01' })
})

it('sends percents as hundredths, and nothing without a questionnaire', () => {
  const draft = { ...blankWave('2026-09-03', 1), margin: 3.5, name: ' 年度调查 ', occasion: '旧的' }
  expect(fieldsOf(draft)).toBeNull()
  expect(fieldsOf({ ...draft, versionId: 3 })).toMatchObject({
    name: '年度调查',
    occasion: '',
    versionId: 3,
    margin: 350,
    returns: 8000,
    second: 1000,
    goal: 9000,
  })
  expect(sizeRulesOf(draft)).toMatchObject({ margin: 350, expected: 5000, sampleWish: null })
})
