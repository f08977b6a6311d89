import { expect, it } from 'vitest'
import { askedIn, askedOf, blankFilter } from './response-filter.ts'

it('asks nothing where nothing is chosen', () => {
  expect(askedOf(blankFilter())).toEqual({})
  expect(askedIn({})).toBeNull()
})

it('takes what a number of the results asks out of the address', () => {
  const asked = askedIn({ wave: '7', used: 'true', theme: 'safety', aspect: 'satisfaction', values: '4,5' })
  expect(asked?.waveId).toBe(7)
  expect(askedOf(asked!.filter)).toEqual({
    used: true,
    theme: 'safety',
    aspect: 'satisfaction',
    values: [4, 5],
  })
})

it('knows the group of those who said nothing from no group at all', () => {
  const asked = askedIn({ wave: '7', grouping: 'age', group: '' })
  expect(askedOf(asked!.filter)).toEqual({ grouping: 'age', group: '' })
  expect(askedOf(askedIn({ wave: '7', group: '3' })!.filter)).toEqual({})
})

it('passes over what is no wave and no field', () => {
  expect(askedIn({ wave: 'x', colour: 'red' })).toEqual({ waveId: null, filter: blankFilter() })
})
