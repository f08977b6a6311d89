import { describe, expect, it } from 'vitest'
import { blankResident, guessFrom, personOf, platesOf, sameTags, withKept } from './resident-draft.ts'

describe('what was searched in vain', () => {
  it.each([
    ['3-2-501', { room: '3-2-501' }],
    ['三栋二单元501', { room: '三栋二单元501' }],
    ['13800135678', { phones: [{ phone: '13800135678', label: '' }] }],
    ['138 0013 5678', { phones: [{ phone: '138 0013 5678', label: '' }] }],
    ['王芳', { name: '王芳' }],
    ['wangf', {}],
    ['5678', {}],
    ['', {}],
  ])('%s begins the new person', (typed, guess) => expect(guessFrom(typed)).toEqual(guess))
})

describe('plates', () => {
  it('are separated by anything', () =>
    expect(platesOf('京A12345、 京B1，京C2')).toEqual(['京A12345', '京B1', '京C2']))
})

describe('what the core is given', () => {
  it('is no year where none was typed, and numbers as they stand, masked ones too', () => {
    const draft = blankResident({ name: '王芳', idNumber: '110***********7854', birthYear: ' ' })
    expect(personOf(draft)).toMatchObject({ name: '王芳', idNumber: '110***********7854', birthYear: null })
    expect(personOf({ ...draft, birthYear: '1952' }).birthYear).toBe(1952)
  })
})

describe('a list of what may be chosen', () => {
  const offered = [{ id: 1, name: '业委会' }]
  it('has what the person has already, though it is not offered any more', () => {
    expect(withKept(offered, [{ id: 7, name: '老客户' }])).toEqual([...offered, { id: 7, name: '老客户' }])
    expect(withKept(offered, offered)).toEqual(offered)
  })
})

describe('tags', () => {
  it('are the same in any order', () => {
    expect(sameTags([1, 2], [2, 1])).toBe(true)
    expect(sameTags([1, 2], [1])).toBe(false)
    expect(sameTags([1, 2], [1, 3])).toBe(false)
  })
})
