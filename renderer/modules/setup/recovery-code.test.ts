import { describe, expect, it } from 'vitest'
import { codeGroups } from './recovery-code.ts'

describe('codeGroups', () => {
  it('keeps the groups a code is written in', () => {
    expect(codeGroups('K7QF-2MXD-9RTA')).toEqual(['K7QF', '2MXD', '9RTA'])
    expect(codeGroups(' K7QF 2MXD ')).toEqual(['K7QF', '2MXD'])
  })

  it('cuts one without marks into fours', () => {
    expect(codeGroups('K7QF2MXD9R')).toEqual(['K7QF', '2MXD', '9R'])
    expect(codeGroups('')).toEqual([])
  })
})
