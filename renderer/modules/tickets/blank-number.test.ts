import { describe, expect, it } from 'vitest'
import { blankNumberFor, blanksEnding } from './blank-number.ts'

const out = ['TS-20261120-0011', 'TS-20261120-0012', 'TS-20261121-0012']

describe('the number of a blank slip', () => {
  it('is found by its last digits where they mean one slip', () => {
    expect(blankNumberFor('11', out)).toBe('TS-20261120-0011')
    expect(blankNumberFor('１１', out)).toBe('TS-20261120-0011')
    expect(blankNumberFor('1120-0012', out)).toBe('TS-20261120-0012')
  })

  it('stays as typed where several end so, or none', () => {
    expect(blankNumberFor('0012', out)).toBe('0012')
    expect(blankNumberFor(' 0099 ', out)).toBe('0099')
    expect(blankNumberFor('', out)).toBe('')
    expect(blankNumberFor(' ', out.slice(0, 1))).toBe('')
    expect(blanksEnding('0012', out)).toEqual(['TS-20261120-0012', 'TS-20261121-0012'])
    expect(blanksEnding('', out)).toEqual(out)
  })

  it('is a whole number however it was written, also one not known to be out', () => {
    expect(blankNumberFor('ts202611200077', out)).toBe('TS-20261120-0077')
  })
})
