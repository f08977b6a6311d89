import { describe, expect, it } from 'vitest'
import { monthlyFigures, shareFigures, type Summary } from './ledger-figures.ts'
import { levelOf, paidModel, paidSums, unpaidRows } from './paid-grid.ts'
import { monthsBetween, wholeYear, yearUntil } from './period.ts'
import { buildingRates, monthRates, type Rates } from './rate-figures.ts'

const period = { fromMonth: '2026-01', untilMonth: '2026-03' }
const sums = { inFen: 0, outFen: 0 }
const account = (accountId: number, line: 'staff' | 'cleaning' | 'fee', inFen: number, outFen: number) => ({
  accountId,
  account: `科目${accountId}`,
  fund: 'service' as const,
  line,
  inFen,
  outFen,
  months: [],
})
const summary: Summary = {
  funds: [],
  accounts: [
    account(1, 'staff', 0, 60_000),
    account(2, 'staff', 0, 15_000),
    account(3, 'cleaning', 0, 25_000),
    account(4, 'fee', 120_000, 0),
  ],
  months: [
    {
      month: '2026-01',
      funds: [
        { fund: 'service', inFen: 120_000, outFen: 60_000 },
        { fund: 'public', ...sums },
      ],
    },
    { month: '2026-03', funds: [{ fund: 'service', inFen: 0, outFen: 40_000 }] },
  ],
  computedAt: '2026-11-21T01:12:00.000Z',
}

it('a period has every month of it, and steps by whole years', () => {
  expect(monthsBetween({ fromMonth: '2025-11', untilMonth: '2026-02' })).toEqual([
    '2025-11',
    '2025-12',
    '2026-01',
    '2026-02',
  ])
  expect(yearUntil('2026-11')).toEqual({ fromMonth: '2026-01', untilMonth: '2026-11' })
  expect(wholeYear(yearUntil('2026-11'), -1)).toEqual({ fromMonth: '2025-01', untilMonth: '2025-12' })
})

describe('what a fund took in and spent', () => {
  const words = { month: (month: string) => month, in: '收入', out: '支出', total: '合计' }

  it('stands month by month, a month without anything too, with what is left and the list behind it', () => {
    const { model, rows } = monthlyFigures(summary, 'service', period, words)
    expect(model.series.map(({ values }) => values)).toEqual([
      [1200, 0, 0],
      [600, 0, 400],
    ])
    expect(rows.map(({ label, figures }) => [label, ...figures.map(({ text }) => text)])).toEqual([
      ['2026-01', '1,200.00', '600.00', '600.00'],
      ['2026-02', '0.00', '0.00', '0.00'],
      ['2026-03', '0.00', '400.00', '−400.00'],
      ['合计', '1,200.00', '1,000.00', '200.00'],
    ])
    expect(rows[2]!.figures[1]!.to).toEqual({
      name: 'ledger.entries',
      query: { fund: 'service', side: 'out', fromMonth: '2026-03', untilMonth: '2026-03' },
    })
    expect(rows[1]!.figures[0]!.to).toBeNull()
    expect(monthlyFigures(summary, 'deposit', period, words).rows).toEqual([])
  })

  it('is shared among its lines, the largest first, accounts of one line below it', () => {
    const { model, rows } = shareFigures(summary, 'service', 'out', period, {
      line: (line) => line,
      share: '占比',
      total: '合计',
    })
    expect(model.labels).toEqual(['staff', 'cleaning'])
    expect(model.series[0]!.values).toEqual([75, 25])
    expect(rows.map(({ label, figures }) => [label, ...figures.map(({ text }) => text)])).toEqual([
      ['staff', '750.00', '75.00%'],
      ['科目1', '600.00', '60.00%'],
      ['科目2', '150.00', '15.00%'],
      ['cleaning', '250.00', '25.00%'],
      ['合计', '1,000.00', '100.00%'],
    ])
  })
})

describe('how much is collected', () => {
  // Four yuan were waived after the books were closed: neither paid nor owed.
  const rate = { dueFen: 10_000, paidFen: 8_523, openFen: 1_077, rate: 8523 }
  const rates = {
    months: [{ month: '2026-01', ...rate }],
    buildings: [{ buildingId: 3, building: '3', houses: 12, ...rate }],
  } as unknown as Rates
  const words = { month: (month: string) => month, building: (name: string) => `${name}栋`, rate: '收缴率' }

  it('stands by month and by building, with the charges behind it', () => {
    const months = monthRates(rates, 7, words)
    expect(months.model).toMatchObject({ top: 100, series: [{ values: [85.23] }] })
    expect(months.rows[0]!.figures.map(({ text }) => text)).toEqual(['100.00', '85.23', '10.77', '85.23%'])
    expect(months.rows[0]!.figures[0]!.to).toEqual({
      name: 'fees.charges',
      query: { fromMonth: '2026-01', untilMonth: '2026-01', itemId: '7' },
    })
    const buildings = buildingRates(rates, period, undefined, words)
    expect(buildings.model.labels).toEqual(['3栋'])
    expect(buildings.rows[0]!.figures[0]!.text).toBe('12')
    expect(buildings.rows[0]!.figures[1]!.to).toMatchObject({ query: { buildingId: '3' } })
  })
})

describe('the grid of a building', () => {
  const door = (id: number, unit: string, floor: number | null, line: string | null, room: string) => ({
    id,
    unit,
    floor,
    line,
    room,
    kind: floor === null ? ('shop' as const) : ('residential' as const),
    state: 'occupied' as const,
    label: `3-${unit}-${room}`,
    contact: '',
    residents: 0,
    openTickets: 0,
  })
  const doors = [
    door(1, '1', 2, '01', '201'),
    door(2, '1', 1, '01', '101'),
    door(3, '2', 1, '02', '102'),
    door(4, '', null, null, 'S1'),
  ]
  const houses = [
    { houseId: 1, dueFen: 100, paidFen: 100, openFen: 0, rate: 10_000 },
    { houseId: 2, dueFen: 100, paidFen: 40, openFen: 60, rate: 4000 },
    { houseId: 3, dueFen: 300, paidFen: 0, openFen: 300, rate: 0 },
    { houseId: 4, dueFen: 0, paidFen: 0, openFen: 0, rate: null },
  ]

  it.each([
    [0, 0, 'nothing'],
    [100, 100, 'paid'],
    [100, 50, 'most'],
    [100, 49, 'some'],
    [100, 0, 'none'],
  ] as const)('of %d due with %d paid is %s', (dueFen, paidFen, level) =>
    expect(levelOf({ dueFen, paidFen, openFen: dueFen - paidFen })).toBe(level),
  )

  it('has the doors where they stand, what has no floor below them, and a letter in each', () => {
    const model = paidModel(doors, houses, {
      floor: (floor) => `${floor}层`,
      letter: (level) => level[0]!,
      level: (level) => level,
      due: (due) => `应收 ${due}`,
      paid: (paid, share) => `实收 ${paid} ${share}`,
    })
    expect(model.columns.slice(0, 2)).toEqual(['1-01', '2-02'])
    expect(model.rows).toEqual(['2层', '1层', ''])
    expect(model.cells.map(({ label, row, column, level }) => [label, row, column, level])).toEqual([
      ['201 p', 0, 0, 0],
      ['101 s', 1, 0, 2],
      ['102 n', 1, 1, 3],
      ['S1 n', 2, 0, 4],
    ])
    expect(model.cells[1]!.words).toEqual(['3-1-101', 'some', '应收 1.00', '实收 0.40 40.00%'])
  })

  it('counts them, and lists those that have not paid all, the most first', () => {
    expect(paidSums(houses).map(({ houses: count, openFen }) => [count, openFen])).toEqual([
      [1, 0],
      [0, 0],
      [1, 60],
      [1, 300],
      [1, 0],
    ])
    expect(unpaidRows(doors, houses).map(({ label }) => label)).toEqual(['3-2-102', '3-1-101'])
  })
})
