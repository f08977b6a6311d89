import { describe, expect, it } from 'vitest'
import { studentOf } from './distributions.ts'
import {
  differenceEstimate,
  meanEstimate,
  momentsOf,
  momentsOfCounts,
  pairedEstimate,
  weightedIndex,
} from './means.ts'
import { column, expectEstimate, groups, reference } from './reference/reference.ts'

describe('means', () => {
  it('have the t interval that scipy gives', () => {
    expectEstimate(meanEstimate(momentsOf(column(1))), reference.meanT)
    expectEstimate(meanEstimate(momentsOf(column(1)), 99), reference.mean99)
  })

  it('come out the same of counted answers', () => {
    const counts = [1, 2, 3, 4, 5].map((value) => column(1).filter((said) => said === value).length)
    expectEstimate(meanEstimate(momentsOfCounts([1, 2, 3, 4, 5], counts)), reference.meanT)
  })

  it('differ with Welch’s interval, and paired with that of the differences', () => {
    expectEstimate(differenceEstimate(momentsOf(groups[0]), momentsOf(groups[1])), reference.welch)
    const pairs = column(1).map((value, at) => [value, column(5)[at]!] as const)
    expectEstimate(pairedEstimate(pairs), reference.paired)
  })

  it('of nothing, one answer or the same answers have no interval and are never NaN', () => {
    const nothing = { n: 0, value: null, low: null, high: null }
    expect(meanEstimate(momentsOf([]))).toEqual(nothing)
    expect(meanEstimate(momentsOfCounts([1, 2], [0, 0]))).toEqual(nothing)
    expect(meanEstimate(momentsOf([4]))).toEqual({ n: 1, value: 4, low: null, high: null })
    expect(meanEstimate(momentsOf([3, 3, 3]))).toEqual({ n: 3, value: 3, low: null, high: null })
    expect(pairedEstimate([])).toEqual(nothing)
    expect(differenceEstimate(momentsOf([]), momentsOf([1, 2]))).toEqual({ ...nothing, n: 2 })
    expect(differenceEstimate(momentsOf([2]), momentsOf([5]))).toMatchObject({ value: 3, low: null })
    expect(differenceEstimate(momentsOf([2, 2]), momentsOf([5, 5]))).toMatchObject({ value: 3, low: null })
  })

  it('keep t for an asked confidence apart', () => {
    expect(studentOf(95, 9)).not.toBe(studentOf(99, 9))
  })
})

describe('a weighted index', () => {
  it('weighs what is known', () => {
    // (80·4 + 60·2) ÷ 6
    expect(weightedIndex([80, 60, null, 10], [4, 2, 3, null])).toBeCloseTo(440 / 6, 12)
    expect(weightedIndex([], [])).toBeNull()
    expect(weightedIndex([80], [0])).toBeNull()
  })
})
