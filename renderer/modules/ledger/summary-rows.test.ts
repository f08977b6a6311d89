import { expect, it } from 'vitest'
import { monthsOf, sumOf, yearRows, type SummedAccount } from './summary-rows.ts'

// January and February of 2025 as in 04-收费与收支台账-2025.xlsx, sheet 收支台账: parking and its staff.
const parking: SummedAccount = {
  ...{ accountId: 7, account: '停车', fund: 'public', line: 'parking', inFen: 2_818_600, outFen: 628_859 },
  months: [
    { month: '2025-01', inFen: 1_449_428, outFen: 301_537 },
    { month: '2025-02', inFen: 1_369_172, outFen: 327_322 },
  ],
}
const waste: SummedAccount = {
  ...{ accountId: 8, account: '废品回收', fund: 'public', line: 'waste', inFen: 33_155, outFen: 0 },
  months: [{ month: '2025-01', inFen: 33_155, outFen: 0 }],
}
const months = monthsOf('2025')

it('a fund’s year stands by account and side, and adds up', () => {
  const rows = yearRows([parking, waste], 'public', 'in', months)
  expect(rows.map(({ account, total, both }) => [account, total, both])).toEqual([
    ['停车', 2_818_600, true],
    ['废品回收', 33_155, true],
  ])
  expect(rows[0]!.months.slice(0, 3)).toEqual([1_449_428, 1_369_172, null])
  const sum = sumOf(rows, 12)
  expect(sum.months.slice(0, 3)).toEqual([1_482_583, 1_369_172, 0])
  expect(sum.total).toBe(2_851_755)
})

it('a side without an entry is left out, as is another fund', () => {
  expect(yearRows([parking, waste], 'public', 'out', months).map(({ account }) => account)).toEqual(['停车'])
  expect(yearRows([parking, waste], 'service', 'in', months)).toEqual([])
})

it('entries that were reversed within the year still have their row', () => {
  const reversed: SummedAccount = {
    ...{ ...waste, inFen: 0 },
    months: [
      { month: '2025-01', inFen: 500, outFen: 0 },
      { month: '2025-02', inFen: -500, outFen: 0 },
    ],
  }
  expect(yearRows([reversed], 'public', 'in', months)[0]).toMatchObject({ total: 0 })
})
