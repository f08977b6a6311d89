import { describe, expect, it } from 'vitest'
import { ranksOf, spearman, spearmanOfTable } from './ranks.ts'
import { column, expectEstimate, reference } from './reference/reference.ts'

const tableOf = (first: number[], second: number[]): number[][] =>
  [1, 2, 3, 4, 5].map((one) =>
    [1, 2, 3, 4, 5].map((two) => first.filter((said, at) => said === one && second[at] === two).length),
  )

describe('ranks', () => {
  it('are shared by equal answers', () => {
    expect(ranksOf([30, 10, 20, 10])).toEqual([4, 1.5, 3, 1.5])
    expect(ranksOf(column(1))).toEqual(reference.ranks)
    expect(ranksOf([])).toEqual([])
  })
})

describe('Spearman’s ρ', () => {
  it.each([0, 1, 2, 3, 4])('of question %d is that of scipy, from pairs and from a table', (question) => {
    const elsewhere = reference.spearman[question]!
    expectEstimate(spearman(column(question), column(5)), elsewhere)
    expectEstimate(spearmanOfTable(tableOf(column(question), column(5))), elsewhere)
  })

  it('is one where both agree, and none where nothing varies or too few said both', () => {
    expect(spearman([1, 2, 3, 4, 5], [2, 3, 4, 5, 9])).toEqual({ n: 5, value: 1, low: null, high: null })
    expect(spearman([5, 4, 1], [1, 2, 3])).toEqual({ n: 3, value: -1, low: null, high: null })
    const none = { value: null, low: null, high: null }
    expect(spearman([3, 3, 3, 3], [1, 2, 3, 4])).toEqual({ n: 4, ...none })
    expect(spearman([1], [2])).toEqual({ n: 1, ...none })
    expect(spearmanOfTable([])).toEqual({ n: 0, ...none })
    expect(
      spearmanOfTable([
        [0, 0],
        [3, 4],
      ]),
    ).toEqual({ n: 7, ...none })
  })
})
