import { expect, it } from 'vitest'
import type { BlankSlip } from '../../../shared/modules/tickets/contract.ts'
import { blocksOf, rangeOf } from './blank-blocks.ts'

const slip = (block: string, serial: number, state: BlankSlip['state'] = 'out'): BlankSlip => ({
  id: serial,
  version: 1,
  kind: 'complaint',
  number: `TS-20261121-000${serial}`,
  block,
  reservedAt: '2026-11-21T01:12:00.000Z',
  reservedBy: '李静',
  state,
  ticketId: null,
  voidReason: '',
})

it('tells of each block its numbers and what became of them', () => {
  const blocks = blocksOf([slip('b', 4, 'entered'), slip('b', 5), slip('b', 6, 'voided'), slip('a', 1)])
  expect(blocks.map((block) => [rangeOf(block), block.count])).toEqual([
    ['TS-20261121-0004 … 0006', { out: 1, entered: 1, voided: 1 }],
    ['TS-20261121-0001', { out: 1, entered: 0, voided: 0 }],
  ])
  expect(blocksOf([])).toEqual([])
})
