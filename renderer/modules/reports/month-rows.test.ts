import { describe, expect, it } from 'vitest'
import type { MonthReport } from '../../../shared/modules/reports/contract.ts'
import { daysOf } from '../../../shared/modules/reports/month.ts'
import { weeksOf } from './calendar.ts'
import { listsOf } from './month-lists.ts'
import { monthRows, rowsChart, shareText } from './month-rows.ts'
import { monthTests } from './month-tests.ts'

const part = (count: number, of: number) => ({ count, of })

/** Twenty received in November, three of them without a house, against four in October. */
const report: MonthReport = {
  month: '2026-11',
  previousMonth: '2026-10',
  kind: null,
  computedAt: '2026-11-21T01:12:00.000Z',
  running: true,
  totals: {
    received: 20,
    previous: 4,
    closed: 6,
    carriedOver: 1,
    open: 15,
    voided: 2,
    joined: 1,
    backEntered: 0,
    solvedOnSpot: 0,
    imported: 0,
    withoutHouse: 3,
    afterHours: 5,
  },
  kinds: [
    { kind: 'complaint', received: 12, previous: 4 },
    { kind: 'repair', received: 8, previous: 0 },
    { kind: 'help', received: 0, previous: 0 },
  ],
  contact: { live: part(11, 11), written: part(2, 4), imported: part(0, 0) },
  resolve: { own: part(5, 8), imported: part(0, 0) },
  days: daysOf('2026-11').map((day) => ({ day, received: 0, closed: 0 })),
  categories: [
    {
      id: 1,
      kind: 'complaint',
      code: '1',
      name: '设施设备',
      received: 12,
      previous: 4,
      parts: [{ id: 11, code: '11', name: '电梯故障', received: 9, previous: 4 }],
    },
    { id: 5, kind: 'repair', code: '1', name: '水电', received: 8, previous: 0, parts: [] },
  ],
  channels: [
    { id: 1, name: '电话', live: true, received: 14, previous: 4 },
    { id: 2, name: '微信', live: false, received: 6, previous: 0 },
  ],
  buildings: [
    { id: 7, name: '3', community: '青龙园', received: 15, previous: 3, households: 60 },
    { id: 8, name: '商业街', community: '青龙园', received: 2, previous: 0, households: null },
  ],
  hours: [],
}

const words = {
  kind: (kind: string) => kind,
  building: (name: string) => `${name}栋`,
  live: '即时',
  written: '书面',
  direct: '未细分',
  noHouse: '无房号',
}
const rows = monthRows(report, words)

describe('the tables of a month', () => {
  it('set the second level below the first, and what stands at the first level alone', () => {
    expect(
      rows.categories.map(({ label, inner, received, previous }) => [label, inner, received, previous]),
    ).toEqual([
      ['complaint · 设施设备', false, 12, 4],
      ['电梯故障', true, 9, 4],
      ['未细分', true, 3, 0],
      ['repair · 水电', false, 8, 0],
    ])
  })

  it('name the kind only where there are several', () => {
    const complaints = { ...report, kind: 'complaint' as const, categories: report.categories.slice(0, 1) }
    expect(monthRows(complaints, words).categories[0]!.label).toBe('设施设备')
  })

  it('leave out what nobody asked in either month', () => {
    expect(rows.kinds.map(({ label }) => label)).toEqual(['complaint', 'repair'])
  })

  it('tell cases for every hundred households, and those without a house apart', () => {
    expect(
      rows.buildings.map((row) => [
        row.label,
        row.note,
        row.received,
        row.previous,
        shareText(row.share, ''),
      ]),
    ).toEqual([
      ['3栋', '60', 15, 3, '25.0'],
      ['商业街栋', '', 2, 0, '—'],
      ['无房号', '', 3, 1, '—'],
    ])
  })

  it('mark a share of few', () => {
    expect(shareText({ percent: 37.5, weak: true }, '%')).toBe('37.5%*')
    expect(shareText({ percent: null, weak: false }, '%')).toBe('—')
  })

  it('become a picture of their first level, the largest ones', () => {
    expect(rowsChart(rows.categories, { received: '本月', previous: '上月' }, 1)).toEqual({
      labels: ['complaint · 设施设备'],
      series: [
        { name: '本月', values: [12] },
        { name: '上月', values: [4] },
      ],
      lying: true,
    })
  })
})

it('tells promises apart by where their times come from, a ledger’s only where there is one', () => {
  expect(monthTests(report).map(({ key, share }) => [key, shareText(share, '%')])).toEqual([
    ['contact-written', '—'],
    ['contact-live', '100.0%'],
    ['resolve-own', '62.5%*'],
  ])
  const ledger = { ...report, contact: { ...report.contact, imported: part(1, 2) } }
  expect(monthTests(ledger).map(({ key }) => key)).toContain('contact-imported')
})

it('leads from each figure to the list that says the same', () => {
  const lists = listsOf({ ...report, kind: 'repair' })
  expect(lists.received({ categoryId: 5 })).toEqual({
    kind: 'repair',
    from: '2026-11-01',
    to: '2026-11-30',
    mark: 'counted',
    category: '5',
  })
  expect(lists.previous()).toMatchObject({ from: '2026-10-01', to: '2026-10-31' })
  expect(lists.closed).toEqual({ kind: 'repair', closedFrom: '2026-11-01', closedTo: '2026-11-30' })
  expect(lists.carriedOver).toEqual({ kind: 'repair', openOn: '2026-10-31' })
  expect(lists.open).toEqual({ kind: 'repair', openOn: '2026-11-30' })
})

it('lays a month out in whole weeks from Monday on', () => {
  const weeks = weeksOf(report.days)
  expect(weeks).toHaveLength(6)
  expect(weeks.every((week) => week.length === 7)).toBe(true)
  expect(weeks[0]!.map((day) => day?.day ?? '')).toEqual(['', '', '', '', '', '', '2026-11-01'])
  expect(weeks.flat().filter((day) => day !== null)).toEqual(report.days)
})
