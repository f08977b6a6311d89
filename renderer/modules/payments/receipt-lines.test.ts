import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toldLines, type MoneyLine } from './receipt-lines.ts'

const line = (item: string, month: string, amountFen: number): MoneyLine => ({
  item,
  month,
  mark: '',
  amountFen,
})

describe('the lines of a receipt', () => {
  it('stand month by month while they are few', () => {
    const few = toldLines([line('物业费', '2026-01', 28_000), line('物业费', '2026-02', 14_000)])
    expect(few.map(({ from, until, amountFen }) => [from, until, amountFen])).toEqual([
      ['2026-01', '2026-01', 28_000],
      ['2026-02', '2026-02', 14_000],
    ])
  })

  it('of many months stand together by item', () => {
    const months = Array.from({ length: 10 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`)
    const many = toldLines([
      ...months.map((month) => line('物业费', month, 28_000)),
      ...months.map((month) => line('车位费', month, 15_000)),
      line('', '', 5_000),
    ])
    expect(many).toEqual([
      { item: '物业费', mark: '', from: '2026-01', until: '2026-10', months: 10, amountFen: 280_000 },
      { item: '车位费', mark: '', from: '2026-01', until: '2026-10', months: 10, amountFen: 150_000 },
      { item: '', mark: '', from: '', until: '', months: 0, amountFen: 5_000 },
    ])
  })

  it('come to the same however they stand', () => {
    const lines = fc.array(
      fc.record({
        item: fc.constantFrom('物业费', '车位费', ''),
        month: fc.constantFrom('2026-01', '2026-02', ''),
        mark: fc.constant(''),
        amountFen: fc.integer({ min: -1_000_000, max: 1_000_000 }),
      }),
      { maxLength: 40 },
    )
    const sum = (rows: readonly { amountFen: number }[]) =>
      rows.reduce((total, { amountFen }) => total + amountFen, 0)
    fc.assert(
      fc.property(lines, (all) => {
        expect(sum(toldLines(all))).toBe(sum(all))
      }),
    )
  })
})
