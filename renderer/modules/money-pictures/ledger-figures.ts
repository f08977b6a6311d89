import { groupBy } from '../../../shared/collections/group.ts'
import type { Fund, LedgerLine, LedgerSide } from '../../../shared/modules/ledger/terms.ts'
import { linesOf } from '../../../shared/modules/ledger/terms.ts'
import { basisPoints, formatYuan } from '../../../shared/money/fen.ts'
import type { client } from '../../client/client.ts'
import type { BarModel } from '../../components/chart/model.ts'
import { monthsBetween, type Period } from './period.ts'
import { percentText, type FigureRow } from './figure-rows.ts'

export type Summary = Awaited<ReturnType<typeof client.ledger.summary>>

/** The entries behind a figure. */
const entries = (query: {
  fund: Fund
  side?: LedgerSide
  accountId?: number
  fromMonth: string
  untilMonth: string
}) => ({
  name: 'ledger.entries',
  query: Object.fromEntries(Object.entries(query).map(([key, value]) => [key, String(value)])),
})

/** Whole yuan on an axis; what is exact stands in the table. */
const axisYuan = (yuan: number): string => Math.round(yuan).toLocaleString('en-US')

/** What a fund took in and spent in each month of a period, as a picture and its table; no rows where nothing moved. */
export function monthlyFigures(
  summary: Summary,
  fund: Fund,
  period: Period,
  words: { month: (month: string) => string; in: string; out: string; total: string },
): { model: BarModel; rows: FigureRow[] } {
  const known = new Map(
    summary.months.map(({ month, funds }) => [month, funds.find((each) => each.fund === fund)]),
  )
  const months = monthsBetween(period).map((month) => {
    const { inFen = 0, outFen = 0 } = known.get(month) ?? {}
    return { month, inFen, outFen }
  })
  const sum = (of: 'inFen' | 'outFen') => months.reduce((total, month) => total + month[of], 0)
  const row = (
    key: string,
    label: string,
    { inFen, outFen }: { inFen: number; outFen: number },
    within: Period,
  ): FigureRow => ({
    key,
    label,
    figures: [
      { text: formatYuan(inFen), to: inFen === 0 ? null : entries({ fund, side: 'in', ...within }) },
      { text: formatYuan(outFen), to: outFen === 0 ? null : entries({ fund, side: 'out', ...within }) },
      { text: formatYuan(inFen - outFen) },
    ],
  })
  return {
    model: {
      labels: months.map(({ month }) => words.month(month)),
      series: [
        { name: words.in, values: months.map(({ inFen }) => inFen / 100) },
        { name: words.out, values: months.map(({ outFen }) => outFen / 100) },
      ],
      lying: false,
      format: axisYuan,
    },
    rows: !summary.accounts.some((account) => account.fund === fund)
      ? []
      : [
          ...months.map((month) =>
            row(month.month, words.month(month.month), month, {
              fromMonth: month.month,
              untilMonth: month.month,
            }),
          ),
          {
            ...row('total', words.total, { inFen: sum('inFen'), outFen: sum('outFen') }, period),
            total: true,
          },
        ],
  }
}

/** What each line of a fund is of all that came in, or went out, the largest first. */
export function shareFigures(
  summary: Summary,
  fund: Fund,
  side: LedgerSide,
  period: Period,
  words: { line: (line: LedgerLine) => string; share: string; total: string },
): { model: BarModel; rows: FigureRow[] } {
  const amountOf = (sums: { inFen: number; outFen: number }) => (side === 'in' ? sums.inFen : sums.outFen)
  const accounts = summary.accounts.filter((account) => account.fund === fund && amountOf(account) !== 0)
  const total = accounts.reduce((sum, account) => sum + amountOf(account), 0)
  const order = (line: LedgerLine) => (linesOf[fund] as readonly LedgerLine[]).indexOf(line)
  const lines = [...groupBy(accounts, ({ line }) => line)]
    .map(([line, own]) => ({ line, own, fen: own.reduce((sum, account) => sum + amountOf(account), 0) }))
    .sort((one, other) => other.fen - one.fen || order(one.line) - order(other.line))
  const figures = (fen: number, accountId?: number) => [
    {
      text: formatYuan(fen),
      to: accountId === undefined ? null : entries({ fund, side, accountId, ...period }),
    },
    { text: percentText(basisPoints(fen, total)) },
  ]
  const rows = lines.flatMap(({ line, own, fen }): FigureRow[] => {
    const [only] = own
    if (own.length === 1 && only)
      return [{ key: line, label: words.line(line), figures: figures(fen, only.accountId) }]
    return [
      { key: line, label: words.line(line), figures: figures(fen) },
      ...own.map((account) => ({
        key: `${line}-${account.accountId}`,
        label: account.account,
        inner: true,
        figures: figures(amountOf(account), account.accountId),
      })),
    ]
  })
  return {
    model: {
      labels: lines.map(({ line }) => words.line(line)),
      series: [{ name: words.share, values: lines.map(({ fen }) => (basisPoints(fen, total) ?? 0) / 100) }],
      lying: true,
      format: (value) => `${value}%`,
    },
    rows:
      rows.length === 0
        ? []
        : [
            ...rows,
            {
              key: 'total',
              label: words.total,
              total: true,
              figures: [
                { text: formatYuan(total), to: entries({ fund, side, ...period }) },
                { text: percentText(10_000) },
              ],
            },
          ],
  }
}
