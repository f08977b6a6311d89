import type { ResponseFilter } from './entry-contract.ts'
import type { Estimate } from './result-contract.ts'
import { greyBelow, hiddenBelow } from './terms.ts'

/** What a column's numbers are, and so how they are written. Shares are 0 to 1; a correlation is −1 to 1. */
export type FigureKind =
  'count' | 'mean' | 'score' | 'share' | 'change' | 'sharing' | 'correlation' | 'rank' | 'p' | 'words'

/** `few` rests on fewer answers than may be relied upon, `hidden` on so few that somebody might be known by them. */
export type Standing = 'usual' | 'few' | 'hidden'

/** The list that says the same as a number, within the wave. */
export type AskedResponses = Omit<ResponseFilter, 'waveId'>

export interface ResultFigure {
  value: number | string | null
  low: number | null
  high: number | null
  /** Answers it rests on; null where it is no estimate. */
  n: number | null
  standing: Standing
  asks: AskedResponses | null
}

export interface TableColumn {
  key: string
  label: string
  kind: FigureKind
  /** Its figures have an interval. */
  interval: boolean
}

export interface ResultRow {
  key: string
  label: string
  figures: readonly ResultFigure[]
  /** Where its figures are of other kinds than their columns: a table of this and that. */
  kinds?: readonly FigureKind[]
}

/** A table of the results: the same on the screen, on paper and in a workbook. */
export interface ResultTable {
  key: string
  title: string
  /** Of the rows' own names. */
  head: string
  columns: readonly TableColumn[]
  rows: readonly ResultRow[]
  /** How it is to be read, by lines. */
  notes: readonly string[]
}

export const standingOf = (n: number): Standing =>
  n < hiddenBelow ? 'hidden' : n < greyBelow ? 'few' : 'usual'

/** An estimate with its interval; nothing of it is handed on where too few answered. */
export function estimated(of: Estimate, asks: AskedResponses | null = null): ResultFigure {
  const standing = standingOf(of.n)
  const shown = standing === 'hidden' ? { value: null, low: null, high: null } : of
  return { value: shown.value, low: shown.low, high: shown.high, n: of.n, standing, asks }
}

/** A number that is no estimate, or words. */
export const plain = (value: number | string | null, asks: AskedResponses | null = null): ResultFigure => ({
  value,
  low: null,
  high: null,
  n: null,
  standing: 'usual',
  asks,
})

/** A number computed from answers without an interval of its own, such as how often something was said. */
export const counted = (
  value: number | null,
  n: number,
  asks: AskedResponses | null = null,
): ResultFigure => ({
  ...estimated({ n, value, low: null, high: null }),
  asks,
})

// A rounded nothing has no sign.
const fixed = (value: number, digits: number): string => {
  const text = value.toFixed(digits)
  return Number(text) === 0 ? (0).toFixed(digits) : text
}

/** What a row's figure in a column is. */
export const kindAt = ({ columns }: ResultTable, { kinds }: ResultRow, at: number): FigureKind =>
  kinds?.[at] ?? columns[at]?.kind ?? 'words'

/** A number as it is written: a mean with two decimals, a score and a share in percent with one. */
export function numberText(kind: FigureKind, value: number): string {
  if (!Number.isFinite(value)) return '—'
  if (kind === 'count' || kind === 'rank') return String(value)
  if (kind === 'score') return fixed(value, 1)
  if (kind === 'share' || kind === 'sharing') return `${fixed(value * 100, 1)}%`
  if (kind === 'p') return value < 0.001 ? '<0.001' : fixed(value, 3)
  const text = fixed(value, 2)
  return kind === 'change' && value > 0 && Number(text) !== 0 ? `+${text}` : text
}

/** What stands in a cell: `3.92`, `<5` where too few answered, a dash where there is nothing; a star where few answered. */
export function figureText(kind: FigureKind, { value, n, standing }: ResultFigure): string {
  if (n === 0) return '—'
  if (standing === 'hidden') return `<${hiddenBelow}`
  if (value === null || value === '') return '—'
  const text = typeof value === 'number' ? numberText(kind, value) : value
  return standing === 'few' ? `${text}*` : text
}

/** `[3.80, 4.04]`; empty without an interval. */
export const intervalText = (kind: FigureKind, { low, high }: ResultFigure): string =>
  low === null || high === null ? '' : `[${numberText(kind, low)}, ${numberText(kind, high)}]`

/** The same table in pieces of at most so many columns, as even as can be, for paper. */
export function inPieces(table: ResultTable, most: number): ResultTable[] {
  const pieces: ResultTable[] = []
  const size = Math.ceil(table.columns.length / Math.ceil(table.columns.length / most))
  for (let from = 0; from < table.columns.length; from += size)
    pieces.push({
      ...table,
      key: `${table.key}-${from}`,
      title: from === 0 ? table.title : '',
      columns: table.columns.slice(from, from + size),
      rows: table.rows.map(({ kinds, ...row }) => ({
        ...row,
        figures: row.figures.slice(from, from + size),
        ...(kinds ? { kinds: kinds.slice(from, from + size) } : {}),
      })),
      notes: from + size >= table.columns.length ? table.notes : [],
    })
  return pieces
}

/** Whether something in it stands grey or is hidden, so that the reason has to be said. */
export const hasFew = ({ rows }: ResultTable): boolean =>
  rows.some(({ figures }) => figures.some(({ standing, n }) => standing !== 'usual' && n !== 0))
