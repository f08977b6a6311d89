import { expect, it } from 'vitest'
import { readLetters } from './code-keys.ts'

it('knows a code at its last letter, waits for a second one, and refuses what begins nothing', () => {
  const codes = [{ letters: 'dt' }, { letters: 'fm' }, { letters: 'x' }]
  expect(readLetters('x', codes)).toEqual({ code: { letters: 'x' } })
  expect(readLetters('d', codes)).toBe('more')
  expect(readLetters('dt', codes)).toEqual({ code: { letters: 'dt' } })
  expect(readLetters('da', codes)).toBe('none')
  expect(readLetters('q', [])).toBe('none')
})
