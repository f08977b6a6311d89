import { describe, expect, it } from 'vitest'
import { guessFrom, platesOf } from './resident-draft.ts'

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
