import { expect, it } from 'vitest'
import { sourceOf } from './source.ts'

const line = (accountId: number | null, outFen: number | null) => ({
  ...{ part: 'service' as const, line: 'staff' as const, name: '人员', accountId, budgetFen: null },
  ...{ inFen: null, outFen, previousInFen: null, previousOutFen: null, note: '' },
})

it('tells the books from what was added to them by hand, and both from what was typed elsewhere', () => {
  expect(sourceOf('ledger', { lines: [line(1, 500), line(null, 0), line(null, null)] })).toEqual({
    kind: 'ledger',
    byHand: 0,
  })
  expect(sourceOf('ledger', { lines: [line(1, 500), line(null, 300)] })).toEqual({
    kind: 'byHand',
    byHand: 1,
  })
  expect(sourceOf('typed', { lines: [line(null, 300)] }).kind).toBe('typed')
})
