import { cellText, isBlank } from './cell.ts'
import type { Cell, SheetRow } from './cell.ts'

/** What a parser made of a cell. `partly` names what was left out of it; `reason` says why nothing could be taken. */
export type Parsed<T = unknown> = { value: T; partly?: ParseReason } | { reason: ParseReason }

/** Codes with a sentence in the locale; the offending text is never part of one. */
export type ParseReason =
  | 'NOT_A_DATE'
  | 'AMBIGUOUS_DATE'
  | 'NOT_A_NUMBER'
  | 'NOT_AN_INTEGER'
  | 'OUT_OF_RANGE'
  | 'DIGITS_LOST'
  | 'TOO_LONG'
  | 'UNKNOWN_VALUE'
  | 'FORMULA_ERROR'
  | 'NOT_A_PHONE'
  | 'PHONE_EMPTY'
  | 'PHONE_TOO_SHORT'
  | 'PHONE_TOO_LONG'
  // A module's own columns may have reasons of their own.
  | (string & {})

/** One field an import can fill. An empty cell parses to `{ value: null }`. */
export interface ImportColumn<K extends string = string> {
  key: K
  /** What people write above such a column. */
  aliases: readonly string[]
  required?: boolean
  parse(cell: Cell): Parsed
}

export type MatchKind = 'exact' | 'normalised' | 'contains'

export interface ColumnGuess<K extends string = string> {
  key: K
  how: MatchKind
}

/** Rows looked at for a header; title and note rows come before it. */
const HEADER_SEARCH = 30
/** A cell longer than this is a sentence, not the name of a column. */
const HEADER_LENGTH = 20
/** Share of a longer header its alias must make up: 业主电话 holds 电话. */
const CONTAINS_SHARE = 0.5

/**
 * A column name without what people decorate it with: width, case, spaces, brackets with units, required marks,
 * punctuation. `＊建筑面积（㎡）` and `建筑 面积` are the same.
 */
export function normaliseHeader(text: string): string {
  const flat = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b\ufeff]/g, '')
  const bare = flat
    .replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/g, '')
    .replace(/必填|选填|可不填/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?<=.{2})(?:m2|平方米|平米)$/, '')
  return bare || flat.replace(/[^\p{L}\p{N}]/gu, '')
}

/**
 * How much of the longer text the shorter one is, 0 when it is no part of it or too little. A header that is only
 * a part of an alias says less than the alias, so it must be more than half: 电话 is not yet 备用电话.
 */
function likeness(header: string, alias: string): number {
  if (Math.min(header.length, alias.length) < 2) return 0
  if (header.includes(alias)) {
    const share = alias.length / header.length
    return share >= CONTAINS_SHARE ? share : 0
  }
  const share = alias.includes(header) ? header.length / alias.length : 0
  return share > CONTAINS_SHARE ? share : 0
}

/** How many of the aliases a row names, each counted once; a looser likeness counts half. */
function headerScore(cells: readonly Cell[], aliases: ReadonlySet<string>): number {
  const exact = new Set<string>()
  const loose = new Set<string>()
  for (const cell of cells) {
    if (isBlank(cell) || cellText(cell).length > HEADER_LENGTH) continue
    const header = normaliseHeader(cellText(cell))
    if (aliases.has(header)) exact.add(header)
    else if ([...aliases].some((alias) => likeness(header, alias) > 0)) loose.add(header)
  }
  return exact.size + loose.size / 2
}

/**
 * Finds the header among the first rows: the one that names the most aliases, the first of equals; null when no
 * row names two. `row` is Excel's row number.
 */
export function guessHeader(
  rows: readonly SheetRow[],
  aliases: readonly string[],
): { row: number; index: number; matches: number } | null {
  const known = new Set(aliases.map(normaliseHeader))
  const needed = Math.min(2, known.size)
  let best: { row: number; index: number; matches: number } | null = null
  for (const [index, { row, cells }] of rows.slice(0, HEADER_SEARCH).entries()) {
    const matches = headerScore(cells, known)
    if (matches >= needed && matches > 0 && matches > (best?.matches ?? 0)) best = { row, index, matches }
  }
  return best
}

/**
 * For each source column the target it most likely fills, or null. A name that is an alias letter for letter wins
 * over one that is after normalising, that over one that only contains it; each target is given once.
 */
export function guessMapping<K extends string>(
  headerCells: readonly Cell[],
  columns: readonly ImportColumn<K>[],
): (ColumnGuess<K> | null)[] {
  const headers = headerCells.map((cell) => (isBlank(cell) ? '' : cellText(cell).trim()))
  const guesses: (ColumnGuess<K> | null)[] = headers.map(() => null)
  const taken = new Set<K>()
  const give = (column: number, key: K, how: MatchKind) => {
    guesses[column] = { key, how }
    taken.add(key)
  }
  const passes: [MatchKind, (header: string, alias: string) => boolean][] = [
    ['exact', (header, alias) => header === alias],
    ['normalised', (header, alias) => normaliseHeader(header) === normaliseHeader(alias)],
  ]
  for (const [how, same] of passes) {
    for (const [column, header] of headers.entries()) {
      if (header === '' || guesses[column]) continue
      const target = columns.find(
        ({ key, aliases }) => !taken.has(key) && aliases.some((alias) => same(header, alias)),
      )
      if (target) give(column, target.key, how)
    }
  }
  for (const { column, key } of containing(headers, columns)) {
    if (!guesses[column] && !taken.has(key)) give(column, key, 'contains')
  }
  return guesses
}

/** Every pair of a header and a target of which one contains the other, the closest first. */
function containing<K extends string>(headers: readonly string[], columns: readonly ImportColumn<K>[]) {
  const pairs: { column: number; key: K; share: number }[] = []
  for (const [column, header] of headers.entries()) {
    if (header === '' || header.length > HEADER_LENGTH) continue
    const name = normaliseHeader(header)
    for (const { key, aliases } of columns) {
      const share = Math.max(0, ...aliases.map((alias) => likeness(name, normaliseHeader(alias))))
      if (share > 0) pairs.push({ column, key, share })
    }
  }
  return pairs.sort((a, b) => b.share - a.share || a.column - b.column)
}
