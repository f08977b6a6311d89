import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addMonths } from '../../../../shared/modules/reports/month.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { fixture, importAll } from '../imports/testing/register.ts'

let office: TestOffice
let manager: TestClient

/** The register and three years of complaints, 3,540, each with the times that a ledger recorded. */
beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  await importAll(manager, fixture('01-register.xlsx'))
  await importAll(manager, fixture('03-ledger.xlsx'))
}, 120_000)
afterAll(() => office.close())

/**
 * February 2024 of the ledger, counted apart from this program by a script in Python: zipfile and ElementTree read the
 * sheet's cells, a serial number is days since 1899-12-30 rounded to a second, and counters go over the rows.
 *
 *     M = rows with 2024-02-01 <= B (受理时间) < 2024-03-01, P = those of January
 *     closed(row) = U (回访时间) or P (办结时间), none where P is empty
 *     open(t) = rows with B < t and not closed(row) < t
 *     contact = rows of M with O (首次联系时间); in time: O - B <= 900 s
 *     building = F (房号) up to its first dash; after = Saturday, Sunday, before 08:30 or from 17:30
 */
const february = {
  totals: {
    received: 91,
    previous: 99,
    closed: 94,
    carriedOver: 15,
    open: 12,
    imported: 91,
    afterHours: 40,
    withoutHouse: 1,
  },
  contact: { count: 86, of: 90 },
  resolve: { count: 76, of: 91 },
  categories: { 设施设备: [39, 40], 环境卫生: [21, 34], 安全管理: [20, 15], 服务态度: [11, 10] },
  facilities: { 电梯故障: 21, 照明设施损坏: 11, 水电供应不稳定: 7 },
  channels: {
    电话: [33, 31],
    前台来访: [23, 30],
    微信: [20, 18],
    APP: [6, 8],
    意见箱: [3, 2],
    业主群: [3, 5],
    上门: [3, 5],
  },
  buildings: { 11: 13, 8: 11, 6: 10, 12: 10, 10: 8, 9: 7, 4: 7, 7: 7, 5: 5, 2: 5, 1: 4, 3: 3 },
  hours: {
    'workday-0600': 2,
    'workday-0830': 15,
    'workday-1200': 9,
    'workday-1400': 27,
    'workday-1730': 12,
    'workday-2000': 7,
    'weekend-0600': 1,
    'weekend-0830': 6,
    'weekend-1200': 2,
    'weekend-1400': 7,
    'weekend-1730': 2,
    'weekend-2000': 1,
  },
  received: [2, 6, 2, 3, 4, 4, 5, 2, 3, 0, 3, 1, 2, 3, 5, 2, 3, 1, 5, 4, 2, 3, 4, 3, 4, 6, 0, 4, 5],
  closed: [4, 4, 4, 0, 5, 4, 3, 6, 4, 5, 0, 4, 3, 0, 3, 5, 2, 0, 6, 0, 4, 1, 8, 2, 0, 5, 2, 9, 1],
}

const twoMonths = (rows: readonly { name: string; received: number; previous: number }[]) =>
  Object.fromEntries(rows.map(({ name, received, previous }) => [name, [received, previous]]))

it('counts a month of a ledger as another program does', async () => {
  const report = await manager.reports.month({ month: '2024-02' })
  expect(report.totals).toMatchObject(february.totals)
  expect(report.contact).toMatchObject({ imported: february.contact, live: { of: 0 }, written: { of: 0 } })
  expect(report.resolve).toEqual({ imported: february.resolve, own: { count: 0, of: 0 } })
  expect(twoMonths(report.categories)).toEqual(february.categories)
  const facilities = report.categories.find(({ name }) => name === '设施设备')!
  expect(Object.fromEntries(facilities.parts.map(({ name, received }) => [name, received]))).toEqual(
    february.facilities,
  )
  expect(twoMonths(report.channels)).toEqual(february.channels)
  const buildings = report.buildings.filter(({ received }) => received > 0)
  expect(Object.fromEntries(buildings.map(({ name, received }) => [name, received]))).toEqual(
    february.buildings,
  )
  const hours = report.hours.filter(({ received }) => received > 0)
  expect(Object.fromEntries(hours.map(({ band, received }) => [band, received]))).toEqual(february.hours)
  expect(report.days.map(({ received }) => received)).toEqual(february.received)
  expect(report.days.map(({ closed }) => closed)).toEqual(february.closed)
})

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number) =>
  rows.reduce((all, row) => all + of(row), 0)

it('has one total, however it is divided, and months that follow on one another', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: -1, max: 36 }),
      fc.constantFrom(undefined, 'complaint' as const, 'repair' as const),
      async (months, kind) => {
        const month = addMonths('2023-01', months)
        const report = await manager.reports.month({ month, kind })
        const { totals } = report
        const received = (row: { received: number }) => row.received
        const previous = (row: { previous: number }) => row.previous
        for (const rows of [report.days, report.kinds, report.categories, report.channels, report.hours])
          expect(sum<{ received: number }>(rows, received)).toBe(totals.received)
        expect(sum(report.buildings, received) + totals.withoutHouse).toBe(totals.received)
        for (const rows of [report.kinds, report.categories, report.channels])
          expect(sum<{ previous: number }>(rows, previous)).toBe(totals.previous)
        for (const { parts, ...top } of report.categories)
          expect(sum(parts, received)).toBeLessThanOrEqual(top.received)
        expect(sum(report.days, ({ closed }) => closed)).toBe(totals.closed)
        expect(totals.carriedOver + totals.received - totals.closed).toBe(totals.open)
        const before = await manager.reports.month({ month: report.previousMonth, kind })
        expect(totals).toMatchObject({ previous: before.totals.received, carriedOver: before.totals.open })
      },
    ),
    { numRuns: 25 },
  )
}, 60_000)
