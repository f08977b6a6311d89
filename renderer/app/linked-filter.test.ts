import { expect, it } from 'vitest'
import { filterIn } from './linked-filter.ts'

it('a list is asked by what its address carries and it knows', () => {
  const blank = { text: '', itemId: null as number | null, fromMonth: null as string | null, mine: false }
  expect(filterIn(blank, { itemId: '7', fromMonth: '2026-01', other: '1', text: ['王', '李'] })).toEqual({
    text: '',
    itemId: 7,
    fromMonth: '2026-01',
    mine: false,
  })
  expect(filterIn(blank, { itemId: '7; drop', mine: 'true' })).toEqual(blank)
})
