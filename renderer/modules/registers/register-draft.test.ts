import { describe, expect, it } from 'vitest'
import { blankPlace, isLost, typedCount } from './register-draft.ts'

describe('a count as typed', () => {
  it.each([
    ['1', 1],
    [' ２ ', 2],
    ['99', 99],
    ['100', null],
    ['0', null],
    ['', null],
    ['1.5', null],
    ['-1', null],
    ['两', null],
  ])('%s is %s', (typed, count) => {
    expect(typedCount(typed, 99)).toBe(count)
  })
})

describe('a place', () => {
  const choice = { houseId: 1, residentId: null, label: '3-2-501' }
  it('is lost only where something was typed that is not what was found', () => {
    expect(isLost(blankPlace())).toBe(false)
    expect(isLost({ typed: '  ', choice: null })).toBe(false)
    expect(isLost({ typed: '3-2', choice: null })).toBe(true)
    expect(isLost({ typed: '3-2-501 ', choice })).toBe(false)
    expect(isLost({ typed: '3-2-50', choice })).toBe(true)
  })
})
