import { expect, it } from 'vitest'
import { wholeTicketNumber } from './number.ts'

it.each([
  'TS-20261121-0007',
  'ts-20261121-0007',
  'TS202611210007',
  ' ＴＳ－２０２６１１２１－０００７ ',
  'ts 20261121 0007',
])('reads %s', (typed) => {
  expect(wholeTicketNumber(typed)).toBe('TS-20261121-0007')
})

it.each(['TS-20261121-007', '0007', 'T-20261121-0007', 'TS-2026112-0007', '3-2-501', ''])(
  'takes %s for no whole number',
  (typed) => {
    expect(wholeTicketNumber(typed)).toBeNull()
  },
)
