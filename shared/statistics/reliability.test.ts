import { describe, expect, it } from 'vitest'
import { reference, expectEstimate } from './reference/reference.ts'
import { alphaOfCovariances, cronbachAlpha } from './reliability.ts'

describe('Cronbach’s α', () => {
  it('and its interval are those of numpy and scipy', () => {
    expectEstimate(cronbachAlpha(reference.answers.map((row) => row.slice(0, 5))), reference.alpha)
    const three = reference.answers.map((row) => [row[1]!, row[3]!, row[5]!])
    expectEstimate(cronbachAlpha(three, 90), reference.alpha90)
  })

  it('is one for items that say the same', () => {
    expect(cronbachAlpha([1, 2, 5].map((said) => [said, said, said])).value).toBeCloseTo(1, 12)
  })

  it('is none for one item, one respondent, none, or no variance', () => {
    const none = { value: null, low: null, high: null }
    expect(cronbachAlpha([])).toEqual({ n: 0, ...none })
    expect(cronbachAlpha([[1, 2]])).toEqual({ n: 1, ...none })
    expect(cronbachAlpha([[1], [2]])).toEqual({ n: 2, ...none })
    expect(
      cronbachAlpha([
        [3, 3],
        [3, 3],
      ]),
    ).toEqual({ n: 2, ...none })
    expect(
      alphaOfCovariances(
        [
          [1, -1],
          [-1, 1],
        ],
        9,
      ),
    ).toEqual({ n: 9, ...none })
  })
})
