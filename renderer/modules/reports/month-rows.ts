import type { MonthReport } from '../../../shared/modules/reports/contract.ts'
import { perHundred, shareOf, type Share } from '../../../shared/modules/reports/share.ts'
import type { TicketKind } from '../../../shared/modules/tickets/terms.ts'
import type { BarModel } from '../../components/chart/model.ts'
import { listsOf, type ListQuery } from './month-lists.ts'

/** A line of one of the month's tables. */
export interface MonthRow {
  key: string
  label: string
  /** Of the second level, below the line it belongs to. */
  inner: boolean
  /** A word of its own column, such as how many households. */
  note: string
  received: number
  previous: number
  lists: { received: ListQuery; previous: ListQuery } | null
  share: Share
}

export interface RowWords {
  kind(kind: TicketKind): string
  building(name: string): string
  live: string
  written: string
  direct: string
  noHouse: string
}

/** The tables of a month, the same on the screen and on paper. */
export function monthRows(report: MonthReport, words: RowWords) {
  const lists = listsOf(report)
  const total = report.totals.received
  const both = (filter: Parameters<typeof lists.received>[0]) => ({
    received: lists.received(filter),
    previous: lists.previous(filter),
  })
  const line = (
    key: string,
    label: string,
    counts: { received: number; previous: number },
    rest: Partial<MonthRow> = {},
  ): MonthRow => ({
    key,
    label,
    inner: false,
    note: '',
    received: counts.received,
    previous: counts.previous,
    lists: null,
    share: shareOf(counts.received, total),
    ...rest,
  })

  const kinds = report.kinds
    .filter(({ received, previous }) => received + previous > 0)
    .map((row) => line(row.kind, words.kind(row.kind), row, { lists: both({ kind: row.kind }) }))

  const manyKinds = report.kind === null && new Set(report.categories.map(({ kind }) => kind)).size > 1
  const categories = report.categories.flatMap(({ parts, kind, ...top }) => {
    const name = manyKinds ? `${words.kind(kind)} · ${top.name}` : top.name
    const inner = parts.map((part) =>
      line(String(part.id), part.name, part, { inner: true, lists: both({ categoryId: part.id }) }),
    )
    const direct = {
      received: parts.reduce((left, part) => left - part.received, top.received),
      previous: parts.reduce((left, part) => left - part.previous, top.previous),
    }
    if (parts.length > 0 && direct.received + direct.previous > 0)
      inner.push(line(`${top.id}-direct`, words.direct, direct, { inner: true }))
    return [line(String(top.id), name, top, { lists: both({ categoryId: top.id }) }), ...inner]
  })

  const channels = report.channels.map((row) =>
    line(String(row.id), row.name, row, {
      note: row.live ? words.live : words.written,
      lists: both({ channelId: row.id }),
    }),
  )

  const manyCommunities = new Set(report.buildings.map(({ community }) => community)).size > 1
  const buildings = report.buildings.map((row) =>
    line(
      String(row.id),
      manyCommunities ? `${row.community} ${words.building(row.name)}` : words.building(row.name),
      row,
      {
        note: row.households === null ? '' : String(row.households),
        lists: both({ buildingId: row.id }),
        share: perHundred(row.received, row.households),
      },
    ),
  )
  const withoutHouse = {
    received: report.totals.withoutHouse,
    previous: report.buildings.reduce((left, row) => left - row.previous, report.totals.previous),
  }
  if (withoutHouse.received + withoutHouse.previous > 0)
    buildings.push(
      line('none', words.noHouse, withoutHouse, {
        lists: {
          received: lists.received({ mark: 'without-house' }),
          previous: lists.previous({ mark: 'without-house' }),
        },
        share: { percent: null, weak: false },
      }),
    )
  return { kinds, categories, channels, buildings }
}

/** The picture beside a table: its first-level lines, the largest of them, this month beside the last. */
export function rowsChart(
  rows: readonly MonthRow[],
  names: { received: string; previous: string },
  most: number,
): BarModel {
  const shown = rows
    .filter(({ inner }) => !inner)
    .sort((a, b) => b.received - a.received || b.previous - a.previous)
    .slice(0, most)
  return {
    labels: shown.map(({ label }) => label),
    series: [
      { name: names.received, values: shown.map(({ received }) => received) },
      { name: names.previous, values: shown.map(({ previous }) => previous) },
    ],
    lying: true,
  }
}

export const daysChart = (
  days: MonthReport['days'],
  names: { received: string; closed: string },
): BarModel => ({
  labels: days.map(({ day }) => String(Number(day.slice(8)))),
  series: [
    { name: names.received, values: days.map(({ received }) => received) },
    { name: names.closed, values: days.map(({ closed }) => closed) },
  ],
  lying: false,
})

/** `12.5%`, `7.5`, or a dash where too little is there; a star where it is only an indication. */
export const shareText = ({ percent, weak }: Share, sign: '%' | ''): string =>
  percent === null ? '—' : `${percent.toFixed(1)}${sign}${weak ? '*' : ''}`
