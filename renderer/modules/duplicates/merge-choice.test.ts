import { describe, expect, it } from 'vitest'
import type { DuplicateSide } from '../../../shared/modules/duplicates/contract.ts'
import { compareFields, likelyKept, sideOf, takenFields } from './merge-choice.ts'

const blank: DuplicateSide['fields'] = {
  name: '王芳',
  gender: '',
  birthYear: '',
  occupation: '',
  group: '',
  idNumber: '',
  emergencyName: '',
  emergencyPhone: '',
  contactTime: '',
  contactWishes: '',
  notes: '',
}
const side = (changes: Partial<DuplicateSide> = {}): DuplicateSide => ({
  id: 1,
  version: 1,
  name: '王芳',
  gender: null,
  fields: blank,
  phones: [],
  plates: [],
  houses: [],
  tags: [],
  flags: 0,
  tickets: 0,
  contacts: 0,
  createdAt: '2026-01-01T00:00:00.000Z',
  ...changes,
})

describe('two records side by side', () => {
  const first = { ...blank, occupation: '教师', notes: '夜班', idNumber: '110***********1234' }
  const second = { ...blank, occupation: '退休教师', contactTime: '周末', idNumber: '110***********1234' }
  const compared = compareFields(first, second, false)

  it('tell what is the same, what only one has, and what must be decided', () => {
    expect(compared.map(({ field, state }) => [field, state])).toEqual([
      ['name', 'same'],
      ['occupation', 'differ'],
      ['idNumber', 'differ'],
      ['contactTime', 'one'],
      ['notes', 'one'],
    ])
  })

  it('do not take two masked numbers for one', () => {
    const ofIdNumber = (same: boolean) =>
      compareFields(first, second, same).find(({ field }) => field === 'idNumber')?.state
    expect([ofIdNumber(false), ofIdNumber(true)]).toEqual(['differ', 'same'])
  })

  it('keep the kept one’s values, lose nothing that only the other knows, and follow decisions', () => {
    expect(takenFields(compared, 'first', {})).toEqual(['contactTime'])
    expect(takenFields(compared, 'second', {})).toEqual(['notes'])
    expect(takenFields(compared, 'first', { occupation: 'second' })).toEqual(['occupation', 'contactTime'])
    expect(takenFields(compared, 'second', { occupation: 'second' })).toEqual(['notes'])
  })

  it('never give up a value for an empty one', () => {
    const notes = compared.find(({ field }) => field === 'notes')!
    expect(sideOf(notes, 'second', { notes: 'second' })).toBe('first')
  })
})

describe('the record to keep', () => {
  it('is the one more is known of', () => {
    expect(likelyKept(side({ tickets: 2 }), side({ phones: ['138****8000'] }))).toBe('first')
    expect(likelyKept(side(), side({ contacts: 1 }))).toBe('second')
  })

  it('is the older one when both know as much', () => {
    expect(likelyKept(side({ createdAt: '2026-05-01T00:00:00.000Z' }), side())).toBe('second')
  })
})
