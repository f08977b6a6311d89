import { expect, it } from 'vitest'
import { rollHeightOf } from './roll.ts'

it('gives a sheet the piece of roll that it needs, and a printer none that it cannot cut', () => {
  expect(rollHeightOf(378)).toBe(102)
  expect(rollHeightOf(0)).toBe(40)
  expect(rollHeightOf(1e9)).toBe(3000)
})
