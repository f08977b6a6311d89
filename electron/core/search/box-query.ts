import { parseRoomQuery } from '../../../shared/modules/houses/room.ts'
import { normalisePhone } from '../../../shared/modules/residents/phone.ts'
import type { MatchHint } from '../../../shared/text/highlight.ts'
import { cleanText, toHalfWidth } from '../../../shared/text/normalise.ts'
import { backwards, compact, MARKS, offsetOf, PARTIAL, PLATE_WHOLE } from './terms.ts'
import type { TermKind } from './terms.ts'

import type { MatchReason } from '../../../shared/modules/search/contract.ts'

export interface TermRow {
  term: string
  kind: TermKind
  weight: number
  /** What the term belongs to, opaque here: r:123, h:45, t:6. */
  ref: string
}

/** Rows of the search index with from <= term < toExclusive, in the order of the term's bytes, at most `limit`. */
export type TermReader = (from: string, toExclusive: string, limit: number) => Promise<TermRow[]>

/** One range to read: rows of these kinds whose term begins with `prefix` match for `reason`. */
export interface PlannedRange {
  prefix: string
  kinds: readonly TermKind[]
  reason: MatchReason
}

export interface SearchHit {
  ref: string
  reason: MatchReason
  /** The term that matched, without its mark (a phone in its right order). */
  term: string
  /** What was typed, as compared: the text to mark in the row (`matchedRange`). */
  matched: string
  exact: boolean
  score: number
  /** How `matchedRange` finds what to mark where the typed text does not stand there letter by letter. */
  hint: MatchHint
}

const ROWS_A_RANGE = 64
const LONGEST_QUERY = 40
const MOST_READINGS = 4
const FEWEST_DIGITS = 3
const FEWEST_OF_PLATE = 3
const PLATE_LIKE = /^\p{Script=Han}?[a-z]{0,3}\d[a-z\d]*\p{Script=Han}?$/u

/** What a typed text may mean, as ranges of the index, most telling first. Empty for a text without a letter or digit. */
export function planQuery(text: string): PlannedRange[] {
  const typed = toHalfWidth(cleanText(text)).replace(/。/g, '.').toLowerCase()
  const letters = compact(typed).replace(/ü/g, 'v')
  if (letters === '' || typed.length > LONGEST_QUERY) return []
  const ranges = [
    ...roomRanges(typed, letters),
    ...phoneRanges(typed),
    ...numberRanges(letters),
    ...plateRanges(typed),
    ...nameRanges(letters),
  ]
  const unique = new Map(ranges.map((range) => [`${range.prefix} ${range.reason}`, range]))
  return [...unique.values()]
}

function roomRanges(typed: string, letters: string): PlannedRange[] {
  const readings = parseRoomQuery(typed).slice(0, MOST_READINGS)
  const prefixes = readings.map(({ building, unit, room }) => {
    // A unit alone has no term of its own: 2单元501 is looked for as 501.
    const parts = building === undefined ? [room] : [building, unit, room]
    // 3-2 asks for the houses of unit 2, not for those of unit 21.
    return parts.filter(Boolean).join('-').toLowerCase() + (room === undefined ? '-' : '')
  })
  // Unlabelled and without separators, the text is also read as it stands: 3250 on the way to 32501, sp12.
  if (/^[\p{L}\d]+$/u.test(typed)) prefixes.push(letters)
  return [...new Set(prefixes)].map((prefix) => ({ prefix, kinds: ['room'], reason: 'room' }))
}

/** Digits, spaced as phones are: 8000, 138 0013, 010-8888, +86 138. A room 3-2-501 is no phone. */
function phoneRanges(typed: string): PlannedRange[] {
  const spaced = /^(?:\+|\(?0|400|1[3-9]\d)[\d\s\-()]*$/.test(typed)
  if (!spaced && !/^\d+$/.test(typed)) return []
  const digits = normalisePhone(typed).phone ?? typed.replace(/^(?:\+|00)86/, '').replace(/\D/g, '')
  if (digits.length < FEWEST_DIGITS) return []
  return [
    { prefix: MARKS.phone + digits, kinds: ['phone'], reason: 'phone-head' },
    { prefix: MARKS.phoneTail + backwards(digits), kinds: ['phone-tail'], reason: 'phone-tail' },
  ]
}

function numberRanges(letters: string): PlannedRange[] {
  const digits = letters.replace(/\D/g, '').length
  if (digits < FEWEST_DIGITS) return []
  return [{ prefix: MARKS.number + letters, kinds: ['number'], reason: 'number' }]
}

/** A plate from its beginning, 京A·123 and A12345, or its last characters, 345: with one digit at least. */
function plateRanges(typed: string): PlannedRange[] {
  const plate = typed.replace(/(?<=[\p{Script=Han}a-z])[\s·•・-]+/gu, '')
  if (plate.length < FEWEST_OF_PLATE || !PLATE_LIKE.test(plate)) return []
  return [{ prefix: MARKS.plate + plate, kinds: ['plate'], reason: 'plate' }]
}

function nameRanges(letters: string): PlannedRange[] {
  if (/^\d+$/.test(letters)) return []
  const kinds: (TermKind & MatchReason)[] = /^[a-z]+$/.test(letters)
    ? ['name', 'pinyin', 'initials']
    : ['name']
  const named = ['', MARKS.middle].flatMap((mark) =>
    kinds.map((kind) => ({ prefix: mark + letters, kinds: [kind], reason: kind })),
  )
  // zs501, 张501, zhang 501: who and where in one.
  const combined: PlannedRange = { prefix: MARKS.withRoom + letters, kinds: ['name'], reason: 'name' }
  return /\p{L}\d/u.test(letters) ? [combined, ...named] : named
}

/**
 * The best hits for a typed text, one a ref, best first. Reads only prefix ranges of at most 64 rows. Order: exact
 * room, exact number, exact plate, phone (tail, then head), exact name, pinyin, initials, then what only begins so, in
 * the same order; equal ones by the shorter term, the term and the ref.
 */
export async function searchTerms(text: string, read: TermReader, limit = 20): Promise<SearchHit[]> {
  const ranges = planQuery(text)
  const prefixes = [...new Set(ranges.map((range) => range.prefix))]
  const rows = new Map(
    await Promise.all(
      prefixes.map(async (prefix) => [prefix, await read(prefix, after(prefix), ROWS_A_RANGE)] as const),
    ),
  )
  const best = new Map<string, SearchHit>()
  for (const range of ranges) {
    for (const row of rows.get(range.prefix) ?? []) {
      if (!range.kinds.includes(row.kind)) continue
      const hit = toHit(row, range)
      const known = best.get(row.ref)
      if (!known || compareHits(hit, known) < 0) best.set(row.ref, hit)
    }
  }
  return [...best.values()].sort(compareHits).slice(0, limit)
}

/** The first text after all texts that begin with the prefix, in the order of code points (bytes of UTF-8). */
export function after(prefix: string): string {
  const points = [...prefix].map((char) => char.codePointAt(0)!)
  const last = points.pop() ?? 0
  return String.fromCodePoint(...points, last === 0xd7ff ? 0xe000 : Math.min(last + 1, 0x10ffff))
}

const unmarked = (text: string) => text.replace(/^[*@+<#=]/, '')

/** Terms of less weight are only the end of a number or plate, which many share. */
const LEAST_OF_WHOLE: Partial<Record<MatchReason, number>> = { number: PARTIAL, plate: PLATE_WHOLE }

function toHit(row: TermRow, { prefix, reason }: PlannedRange): SearchHit {
  const whole = row.term === prefix && !prefix.startsWith(MARKS.middle)
  const exact = whole && row.weight >= (LEAST_OF_WHOLE[reason] ?? 0)
  const right = reason === 'phone-tail' ? backwards : (same: string) => same
  return {
    ref: row.ref,
    reason,
    term: right(unmarked(row.term)),
    matched: right(unmarked(prefix)),
    exact,
    score: (exact ? EXACT : BEGINS)[reason] * 10_000 + row.weight,
    hint: hintOf(reason, row, unmarked(prefix)),
  }
}

/** A match by sound is marked from the character where it begins; each initial typed is one character. */
function hintOf(reason: MatchReason, row: TermRow, typed: string): MatchHint {
  if (reason === 'phone-tail') return { last: true }
  if (reason === 'initials') return { offset: offsetOf(row.weight), length: typed.length }
  return reason === 'name' || reason === 'pinyin' ? { offset: offsetOf(row.weight) } : {}
}

// A phone is hardly ever typed whole: tail and head rank among the exact ones from three digits on.
const EXACT: Record<MatchReason, number> = {
  room: 70,
  number: 60,
  'id-number': 60,
  plate: 55,
  'phone-tail': 51,
  'phone-head': 50,
  name: 40,
  pinyin: 39,
  initials: 38,
}
const BEGINS: Record<MatchReason, number> = {
  ...EXACT,
  room: 30,
  number: 29,
  plate: 28,
  name: 20,
  pinyin: 19,
  initials: 18,
}

function compareHits(a: SearchHit, b: SearchHit): number {
  return b.score - a.score || a.term.length - b.term.length || byText(a.term, b.term) || byText(a.ref, b.ref)
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
