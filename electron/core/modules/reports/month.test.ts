import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MonthReport } from '../../../../shared/modules/reports/contract.ts'
import { hourBands } from '../../../../shared/modules/reports/office-hours.ts'
import { addDays } from '../../../../shared/time/zone.ts'
import { givenOctober } from '../../testing/october.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let october: MonthReport
let given: Awaited<ReturnType<typeof givenOctober>>

/** The figures below are counted by hand from the tickets of `givenOctober`. */
beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  given = await givenOctober(office, manager)
  october = await manager.reports.month({ month: '2026-10' })
})
afterAll(() => office.close())

describe('a month counted by hand', () => {
  it('has its totals', () => {
    expect(october).toMatchObject({ previousMonth: '2026-09', kind: null, running: false })
    expect(october.totals).toEqual({
      received: 15,
      previous: 2,
      closed: 10,
      carriedOver: 2,
      open: 7,
      voided: 1,
      joined: 1,
      backEntered: 1,
      solvedOnSpot: 2,
      imported: 3,
      withoutHouse: 5,
      afterHours: 7,
    })
    expect(october.kinds.filter(({ received }) => received > 0)).toEqual([
      { kind: 'complaint', received: 11, previous: 2 },
      { kind: 'repair', received: 2, previous: 0 },
      { kind: 'inquiry', received: 1, previous: 0 },
      { kind: 'praise', received: 1, previous: 0 },
    ])
  })

  it('measures promised times apart by where they come from', () => {
    expect(october.contact).toEqual({
      live: { count: 8, of: 9 },
      written: { count: 1, of: 3 },
      imported: { count: 1, of: 2 },
    })
    expect(october.resolve).toEqual({ own: { count: 6, of: 12 }, imported: { count: 1, of: 2 } })
  })

  it('has every day of the office’s own time, from midnight to midnight', () => {
    expect(october.days).toHaveLength(31)
    const some = october.days.filter(({ received, closed }) => received + closed > 0)
    expect(some.map(({ day, received, closed }) => [Number(day.slice(8)), received, closed])).toEqual([
      [1, 3, 2],
      [2, 0, 1],
      [3, 2, 1],
      [5, 2, 0],
      [6, 0, 1],
      [12, 2, 0],
      [13, 3, 0],
      [14, 0, 1],
      [20, 2, 2],
      [21, 0, 1],
      [31, 1, 1],
    ])
  })

  it('tells in which part of the day they came', () => {
    const bands = october.hours.filter(({ received }) => received > 0)
    expect(Object.fromEntries(bands.map(({ band, received }) => [band, received]))).toEqual({
      'workday-0000': 1,
      'workday-0600': 1,
      'workday-0830': 6,
      'workday-1200': 1,
      'workday-1400': 1,
      'workday-1730': 1,
      'workday-2000': 1,
      'weekend-0830': 1,
      'weekend-1730': 1,
      'weekend-2000': 1,
    })
  })

  it('has two levels of categories beside the month before, most first', () => {
    const shown = october.categories.map(({ kind, name, received, previous, parts }) => [
      kind,
      name,
      received,
      previous,
      parts.map((part) => [part.name, part.received, part.previous]),
    ])
    expect(shown.slice(0, 2)).toEqual([
      [
        'complaint',
        '设施设备',
        8,
        1,
        [
          ['电梯故障', 7, 1],
          ['照明设施损坏', 1, 0],
        ],
      ],
      ['complaint', '环境卫生', 3, 1, [['垃圾桶异味', 3, 1]]],
    ])
    expect(shown.slice(2).map(([kind, , received]) => [kind, received])).toEqual([
      ['repair', 2],
      ['inquiry', 1],
      ['praise', 1],
    ])
  })

  it('has the ways in and the buildings', () => {
    expect(
      october.channels.map(({ name, live, received, previous }) => [name, live, received, previous]),
    ).toEqual([
      ['电话', true, 8, 1],
      ['微信', false, 4, 1],
      ['前台来访', true, 3, 0],
    ])
    expect(october.buildings).toMatchObject([
      { name: '3', community: '青龙园', received: 6, previous: 1, households: 2 },
      { name: '1', received: 4, previous: 0, households: 1 },
    ])
  })

  it('counts one kind alone', async () => {
    const repairs = await manager.reports.month({ month: '2026-10', kind: 'repair' })
    expect(repairs.totals).toMatchObject({ received: 2, closed: 1, carriedOver: 0, open: 1, voided: 0 })
    expect(repairs.contact).toMatchObject({ live: { count: 1, of: 1 }, written: { count: 0, of: 1 } })
    expect(repairs.categories.map(({ kind }) => kind)).toEqual(['repair'])
    expect(repairs.buildings).toMatchObject([{ name: '3', received: 2 }])
  })

  it('says of a month that runs what is open now, and measures only what is due', async () => {
    const november = await manager.reports.month({ month: '2026-11' })
    expect(november).toMatchObject({
      running: true,
      totals: { received: 1, previous: 15, carriedOver: 7, open: 7 },
    })
    expect(november.resolve.own).toEqual({ count: 0, of: 1 })
    await given({ received: '2026-11-20 10:00', channel: '电话', category: '电梯故障' })
    expect((await manager.reports.month({ month: '2026-11' })).resolve.own).toEqual({ count: 0, of: 1 })
  })
})

describe('every figure', () => {
  const inOctober = { from: '2026-10-01', to: '2026-10-31' }
  const listed = async (filter: Parameters<TestClient['tickets']['list']>[0]) =>
    (await manager.tickets.list(filter)).total

  it('opens a list of as many tickets', async () => {
    const { totals, contact, resolve } = october
    const pairs: [number, Parameters<TestClient['tickets']['list']>[0]][] = [
      [totals.received, { ...inOctober, mark: 'counted' }],
      [totals.voided, { ...inOctober, mark: 'voided' }],
      [totals.joined, { ...inOctober, mark: 'joined' }],
      [totals.backEntered, { ...inOctober, mark: 'back-entered' }],
      [totals.solvedOnSpot, { ...inOctober, mark: 'solved-on-spot' }],
      [totals.imported, { ...inOctober, mark: 'imported' }],
      [totals.withoutHouse, { ...inOctober, mark: 'without-house' }],
      [totals.afterHours, { ...inOctober, mark: 'counted', hours: 'after' }],
      [totals.closed, { closedFrom: '2026-10-01', closedTo: '2026-10-31' }],
      [totals.open, { openOn: '2026-10-31' }],
      [totals.carriedOver, { openOn: '2026-09-30' }],
      ...(['live', 'written', 'imported'] as const).flatMap((source): typeof pairs => [
        [contact[source].of, { ...inOctober, mark: 'contact-due', source }],
        [contact[source].count, { ...inOctober, mark: 'contact-in-time', source }],
        [contact[source].of - contact[source].count, { ...inOctober, mark: 'contact-late', source }],
      ]),
      ...(['own', 'imported'] as const).flatMap((source): typeof pairs => [
        [resolve[source].of, { ...inOctober, mark: 'resolve-due', source }],
        [resolve[source].count, { ...inOctober, mark: 'resolve-in-time', source }],
        [resolve[source].of - resolve[source].count, { ...inOctober, mark: 'resolve-late', source }],
      ]),
      ...october.hours.map(({ band, received }): (typeof pairs)[number] => [
        received,
        { ...inOctober, mark: 'counted', hours: band },
      ]),
      ...october.categories.flatMap(({ id, received, parts }): typeof pairs => [
        [received, { ...inOctober, mark: 'counted', categoryId: id }],
        ...parts.map((part): (typeof pairs)[number] => [
          part.received,
          { ...inOctober, mark: 'counted', categoryId: part.id },
        ]),
      ]),
      ...october.buildings.map(({ id, received }): (typeof pairs)[number] => [
        received,
        { ...inOctober, mark: 'counted', buildingId: id },
      ]),
    ]
    expect(await Promise.all(pairs.map(([, filter]) => listed(filter)))).toEqual(
      pairs.map(([count]) => count),
    )
  })

  it('is not narrowed by parts of the day without days, or over years', async () => {
    expect(await refusal(manager.tickets.list({ hours: 'after' }))).toBe('INVALID_INPUT hours')
    const years = { from: '2020-01-01', to: '2026-01-01', hours: 'after' }
    expect(await refusal(manager.tickets.list(years))).toBe('INVALID_INPUT hours')
  })
})

it('is for those only who may read reports, and of no month that does not exist', async () => {
  const clerk = await office.signIn(manager, 'clerk', ['clerk'])
  expect(await refusal(clerk.reports.month({ month: '2026-10' }))).toBe('NOT_PERMITTED')
  expect(await refusal(manager.reports.month({ month: '2026-13' }))).toMatch(/^INVALID_INPUT/)
  const empty = await manager.reports.month({ month: '2031-02' })
  expect(empty.totals.received).toBe(0)
  expect(empty.days).toHaveLength(28)
  expect(empty.hours).toHaveLength(hourBands.length)
  expect(addDays(empty.days[27]!.day, 1)).toBe('2031-03-01')
})
