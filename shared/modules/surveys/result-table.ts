import type { ResponseFilter } from './entry-contract.ts'
import type { Estimate } from './result-contract.ts'
import { greyBelow, hiddenBelow } from './terms.ts'

/** What a column's numbers are, and so how they are written. Shares are 0 to 1; a correlation is −1 to 1. */
export type FigureKind =
  'count' | 'mean' | 'score' | 'share' | 'change' | 'sharing' | 'correlation' | 'rank' | 'p' | 'words'

/**
 * `few` rests on fewer answers than may be relied upon, `hidden` on so few that somebody might be known by them, `covered` is kept
 * back because a hidden one could be worked out from it.
 */
export type Standing = 'usual' | 'few' | 'hidden' | 'covered'

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

/** What leads to so many responses: nothing does to so few that somebody might be known by them. */
export const wayTo = (count: number, asks: AskedResponses | null): AskedResponses | null =>
  count < hiddenBelow ? null : asks

/** How many people said something: told however few they are, but a way to them only where they are enough. */
export const people = (n: number, asks: AskedResponses | null): ResultFigure => plain(n, wayTo(n, asks))

/** How often something was said by `n` people. */
export const counted = (value: number, n: number, asks: AskedResponses | null = null): ResultFigure => ({
  ...estimated({ n, value, low: null, high: null }),
  asks: wayTo(value, asks),
})

/** An estimate of one of several groups: without a value although enough answered, it covers a hidden one. */
export function ofGroup(of: Estimate, asks: AskedResponses | null = null): ResultFigure {
  if (of.value !== null || of.n < hiddenBelow) return estimated(of, asks)
  return { ...plain(null), n: of.n, standing: 'covered' }
}

/** A p below it is only said to be. */
export const leastP = 0.001

// A rounded nothing has no sign.
const fixed = (value: number, digits: number): string => {
  const text = value.toFixed(digits)
  return Number(text) === 0 ? (0).toFixed(digits) : text
}

/** What a row's figure in a column is. */
export const kindAt = ({ columns }: ResultTable, { kinds }: ResultRow, at: number): FigureKind =>
  kinds?.[at] ?? columns[at]?.kind ?? 'words'

/** Decimals that are written; of a share those of its percent. */
const decimals: Record<Exclude<FigureKind, 'words'>, number> = {
  count: 0,
  rank: 0,
  score: 1,
  share: 1,
  sharing: 1,
  p: 3,
  mean: 2,
  change: 2,
  correlation: 2,
}

/** A number no more exact than it is written: from exact ones of a table what it hides could be worked out. */
export function rounded(kind: FigureKind, value: number): number {
  if (kind === 'words') return value
  if (kind === 'share' || kind === 'sharing') return Number((value * 100).toFixed(decimals[kind])) / 100
  return Number(value.toFixed(decimals[kind]))
}

/** A number as it is written: a mean with two decimals, a score and a share in percent with one. */
export function numberText(kind: FigureKind, value: number): string {
  if (!Number.isFinite(value)) return '—'
  if (kind === 'count' || kind === 'rank') return String(value)
  if (kind === 'score') return fixed(value, decimals.score)
  if (kind === 'share' || kind === 'sharing') return `${fixed(value * 100, decimals.share)}%`
  if (kind === 'p') return value < leastP ? `<${leastP}` : fixed(value, decimals.p)
  const text = fixed(value, decimals.mean)
  return kind === 'change' && value > 0 && Number(text) !== 0 ? `+${text}` : text
}

/** What stands in a cell: `3.92`, `<5` where too few answered, `#` where it covers such a one, a dash where there is nothing; a star where few answered. */
export function figureText(kind: FigureKind, { value, n, standing }: ResultFigure): string {
  if (n === 0) return '—'
  if (standing === 'hidden') return `<${hiddenBelow}`
  if (standing === 'covered') return '#'
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

/** Whether something in it is kept back to cover what is hidden. */
export const hasCovered = ({ rows }: ResultTable): boolean =>
  rows.some(({ figures }) => figures.some(({ standing }) => standing === 'covered'))
