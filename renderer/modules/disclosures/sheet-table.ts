import { formatYuan } from '../../../shared/money/fen.ts'
import type { SheetContent, SheetPartData } from '../../../shared/modules/disclosures/contract.ts'
import {
  periodResult,
  type LineSums,
  type PartSums,
  type TotalSums,
} from '../../../shared/modules/disclosures/sums.ts'
import { sidesOf } from '../../../shared/modules/ledger/rules.ts'
import type { ChargingMode, SheetPart } from '../../../shared/modules/disclosures/terms.ts'
import type { LedgerSide } from '../../../shared/modules/ledger/terms.ts'
import { linePath, partPath, type CellPath } from './sheet-paths.ts'

/** A statement has one amount a line, compared with budget and before; pairs have income and cost side by side. */
export const isStatement = (part: SheetPart): boolean => part === 'service' || part === 'maintenance'

export const statementColumns = [
  'name',
  'budget',
  'now',
  'previous',
  'difference',
  'change',
  'share',
  'note',
] as const
export const pairColumns = ['name', 'in', 'out', 'net', 'previous', 'note'] as const
export type TableColumn = (typeof statementColumns)[number] | (typeof pairColumns)[number]
export const columnsOf = (part: SheetPart): readonly TableColumn[] =>
  isStatement(part) ? statementColumns : pairColumns

export interface TableCell {
  /** As it stands on paper. */
  text: string
  /** Where it is typed; undefined for what is computed. */
  path?: CellPath
  kind: 'amount' | 'rate' | 'words'
}

export interface TableRow {
  key: string
  kind: 'opening' | 'total' | 'line' | 'closing'
  /** 1 is 一: the place among the four of a sheet; null for a line. */
  ordinal: number | null
  /** The number among the lines of its side; null for what is no line. */
  number: number | null
  /** Its place in `content.lines`. */
  line: number | null
  side: LedgerSide | null
  /** What the first cell says where it is not typed: `opening`, `totalIn`; the page has the words. */
  label: string
  cells: Partial<Record<TableColumn, TableCell>>
}

const amount = (fen: number | null, path?: CellPath): TableCell => ({
  text: fen === null ? '' : formatYuan(fen),
  kind: 'amount',
  ...(path && { path }),
})
const words = (text: string, path?: CellPath): TableCell => ({ text, kind: 'words', ...(path && { path }) })
const rate = (text: string): TableCell => ({ text, kind: 'rate' })

/** `85.2 %` of 8523. */
export const percent = (basisPoints: number | null): string =>
  basisPoints === null ? '' : `${oneDecimal(Math.abs(basisPoints))} %`
/** `+3.0 %`, `−3.1 %`, `0.0 %`. */
export function signedPercent(basisPoints: number | null): string {
  const text = percent(basisPoints)
  if (basisPoints === null || /^0\.0 /.test(text)) return text
  return `${basisPoints < 0 ? '−' : '+'}${text}`
}
const oneDecimal = (basisPoints: number): string => (Math.round(basisPoints / 10) / 10).toFixed(1)

/** The rows of one part of a sheet, in the order they hang on the board. */
export function tableRows(content: SheetContent, sums: PartSums): TableRow[] {
  const data = content.parts.find(({ part }) => part === sums.part)
  if (!data) return []
  return isStatement(sums.part) ? statementRows(data, sums, content.mode) : pairRows(data, sums)
}

function statementRows(data: SheetPartData, sums: PartSums, mode: ChargingMode): TableRow[] {
  const { part } = sums
  const result =
    part === 'service' ? [edge('total', null, `result-${mode}`, totalCells(periodResult(sums)))] : []
  return [
    edge('opening', 1, 'opening', {
      now: amount(sums.openingFen, partPath(part, 'openingFen')),
      note: words(data.openingNote, partPath(part, 'openingNote')),
    }),
    ...sideRows(sums, 'in', 2),
    ...sideRows(sums, 'out', 3),
    ...result,
    edge('closing', 4, 'closing', {
      now: amount(sums.closingFen),
      note: words(data.closingNote, partPath(part, 'closingNote')),
    }),
  ]
}

function edge(
  kind: TableRow['kind'],
  ordinal: number | null,
  label: string,
  cells: TableRow['cells'],
): TableRow {
  return { key: label, kind, ordinal, number: null, line: null, side: null, label, cells }
}

function sideRows(sums: PartSums, side: LedgerSide, ordinal: number): TableRow[] {
  const total = sums[side]
  const lines = sums.lines.filter((one) => standsOn(one, side))
  const label = side === 'in' ? 'totalIn' : 'totalOut'
  return [
    {
      ...edge('total', ordinal, label, {
        ...totalCells(total),
        share: rate(lines.some((one) => one[side].share !== null) ? '100 %' : ''),
        note: words(''),
      }),
      side,
    },
    ...lines.map((one, at) => statementLine(one, side, at + 1)),
  ]
}

const totalCells = (total: TotalSums): TableRow['cells'] => ({
  budget: amount(total.budgetFen),
  now: amount(total.nowFen),
  previous: amount(total.previousFen),
  difference: amount(total.changeFen),
  change: rate(signedPercent(total.changeRate)),
  note: words(''),
})

/** A line stands on its own side, and on the other where it has money there too. */
const standsOn = (one: LineSums, side: LedgerSide): boolean =>
  one.main === side || (one[side].nowFen ?? 0) !== 0 || (one[side].previousFen ?? 0) !== 0

function statementLine(one: LineSums, side: LedgerSide, number: number): TableRow {
  const { line, index } = one
  const now = one[side]
  const own = one.main === side
  return {
    key: `${index}-${side}`,
    kind: 'line',
    ordinal: null,
    number,
    line: index,
    side,
    label: '',
    cells: {
      name: words(line.name, linePath(index, 'name')),
      budget: own ? amount(line.budgetFen, linePath(index, 'budgetFen')) : amount(null),
      now: amount(now.nowFen, linePath(index, side === 'in' ? 'inFen' : 'outFen')),
      previous: amount(now.previousFen, linePath(index, side === 'in' ? 'previousInFen' : 'previousOutFen')),
      difference: amount(now.changeFen),
      change: rate(signedPercent(now.changeRate)),
      share: rate(percent(now.share)),
      note: own ? words(line.note, linePath(index, 'note')) : words(''),
    },
  }
}

function pairRows(data: SheetPartData, sums: PartSums): TableRow[] {
  const { part } = sums
  const earning = sums.lines.filter(({ line }) => sidesOf(line.line).length === 2)
  const using = sums.lines.filter((one) => !earning.includes(one))
  const uses = using.length === 0 ? [] : [...using.map(pairLine), sumRow('totalUse', 3, using)]
  return [
    edge('opening', 1, 'opening', {
      net: amount(sums.openingFen, partPath(part, 'openingFen')),
      note: words(data.openingNote, partPath(part, 'openingNote')),
    }),
    ...earning.map(pairLine),
    sumRow('total', 2, earning),
    ...uses,
    edge('closing', using.length === 0 ? 3 : 4, using.length === 0 ? 'closingPair' : 'closingUsed', {
      net: amount(sums.closingFen),
      note: words(data.closingNote, partPath(part, 'closingNote')),
    }),
  ]
}

const previousNet = ({ line }: LineSums): number | null =>
  line.previousInFen === null && line.previousOutFen === null
    ? null
    : (line.previousInFen ?? 0) - (line.previousOutFen ?? 0)

function pairLine(one: LineSums, at: number): TableRow {
  const { line, index, netFen } = one
  const sides = sidesOf(line.line)
  const cell = (side: LedgerSide, field: 'inFen' | 'outFen') =>
    sides.includes(side) || line[field] !== null ? amount(line[field], linePath(index, field)) : amount(null)
  return {
    key: String(index),
    kind: 'line',
    ordinal: null,
    number: at + 1,
    line: index,
    side: null,
    label: '',
    cells: {
      name: words(line.name, linePath(index, 'name')),
      in: cell('in', 'inFen'),
      out: cell('out', 'outFen'),
      net: amount(netFen),
      previous: amount(previousNet(one)),
      note: words(line.note, linePath(index, 'note')),
    },
  }
}

function sumRow(label: string, ordinal: number, lines: readonly LineSums[]): TableRow {
  const sum = (read: (one: LineSums) => number | null) => {
    const said = lines.map(read).filter((fen) => fen !== null)
    return said.length === 0 ? null : said.reduce((total, fen) => total + fen, 0)
  }
  return edge('total', ordinal, label, {
    in: amount(label === 'totalUse' ? null : (sum(({ line }) => line.inFen) ?? 0)),
    out: amount(sum(({ line }) => line.outFen) ?? 0),
    net: amount(sum(({ netFen }) => netFen) ?? 0),
    previous: amount(sum(previousNet)),
    note: words(''),
  })
}
