import { formatRoom } from '../../../shared/modules/houses/room.ts'
import type { HouseAddress } from '../../../shared/modules/houses/room.ts'
import { surnameOf } from '../../../shared/modules/residents/name.ts'
import { phoneKind } from '../../../shared/modules/residents/phone.ts'
import { cleanText, toHalfWidth } from '../../../shared/text/normalise.ts'
import { readingsOf, soundsOf } from './pinyin.ts'
import type { Sound } from './pinyin.ts'

export type TermKind = 'room' | 'phone' | 'phone-tail' | 'name' | 'pinyin' | 'initials' | 'number' | 'plate'

/**
 * One row of the search index, less what it points to. All terms are lower case without spaces and are found by
 * prefix. `weight` is 1000 for the whole thing; a form that says less weighs less (see `offsetOf` for names).
 */
export interface SearchTerm {
  term: string
  kind: TermKind
  weight: number
}

/**
 * First characters that give some kinds of terms a range of their own. A range is read with a limit: without them a
 * thousand rooms 105 would hide the one phone that ends in 501, and all that end in 丽 (li) the surname 李 (li).
 */
export const MARKS = {
  middle: '*',
  withRoom: '@',
  phone: '+',
  phoneTail: '<',
  number: '#',
  plate: '=',
} as const

const WHOLE = 1000
/** Room numbers alone, ticket series alone: many things share them. */
export const PARTIAL = 900
const LONGEST_TERM = 40
const MOST_PARTS = 12
const MOST_READINGS = 8

/** Letters and digits only, half width, lower case: the form in which names and numbers are compared. */
export function compact(text: string): string {
  return toHalfWidth(cleanText(text))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** The index in the name where a term of kind name, pinyin or initials begins; read from its weight. */
export function offsetOf(weight: number): number {
  return Math.max(0, Math.floor((WHOLE - weight) / 10))
}
const nameWeight = (offset: number, variant: number) => WHOLE - 10 * offset - Math.min(variant, 9)

/**
 * What a name is found by: 王张芳, 张芳, 芳; wangzhangfang, zhangfang, fang; wzf, zf, f; the surname in every way it
 * is read. Endings (all but the whole name) carry the mark `*`.
 */
export function nameTerms(name: string): SearchTerm[] {
  const sounds = soundsOf(toHalfWidth(cleanText(name)))
  const spoken = sounds.slice(0, MOST_PARTS).some((sound) => sound.han)
  const terms = sounds.flatMap((first, start) => {
    // A long name, a company's, is found by all of its characters, by sound only as far as anybody types.
    const heard = sounds.slice(start, MOST_PARTS)
    const mark = start === 0 ? '' : MARKS.middle
    const term = (kind: TermKind, text: string, variant: number): SearchTerm => ({
      term: mark + text,
      kind,
      weight: nameWeight(first.offset, variant),
    })
    const ways = heard.length > 0 ? readingsOf(heard, MOST_READINGS) : []
    const spelt = spoken && first.readings.length > 0
    return [
      term('name', writtenOf(sounds.slice(start)), 0),
      ...(spelt ? ways : []).map((way, variant) => term('pinyin', way.join(''), variant)),
      ...(sounds.length > 1 ? ways : []).map((way, variant) => term('initials', initialsOf(way), variant)),
    ]
  })
  return best(terms)
}

const writtenOf = (sounds: readonly Sound[]) => sounds.map((sound) => sound.text).join('')
const initialsOf = (way: readonly string[]) => way.map((reading) => reading[0]).join('')

/** A phone in digits: by its head, and by its tail (stored backwards). A landline also without its area code. */
export function phoneTerms(phone: string): SearchTerm[] {
  const digits = phone.replace(/\D/g, '')
  if (digits === '') return []
  const local = phoneKind(digits) === 'landline' ? digits.replace(/^0(?:10|2\d|\d{3})/, '') : digits
  return best([
    { term: MARKS.phone + digits, kind: 'phone', weight: WHOLE },
    { term: MARKS.phone + local, kind: 'phone', weight: local === digits ? WHOLE : PARTIAL },
    { term: MARKS.phoneTail + backwards(digits), kind: 'phone-tail', weight: WHOLE },
  ])
}

/** A plate at least without its province. */
export const PLATE_WHOLE = WHOLE - 10
/** A plate's endings shorter than this say too little. */
const SHORTEST_PLATE_END = 3

/** A number plate, 京A12345: whole, without its province, and by each of its endings, as people remember them. */
export function plateTerms(plate: string): SearchTerm[] {
  const chars = [...compact(plate)]
  const ends = chars.slice(0, Math.max(1, chars.length - SHORTEST_PLATE_END + 1))
  return best(
    ends.map((_, start) => {
      const text = chars.slice(start).join('')
      return { term: text && MARKS.plate + text, kind: 'plate', weight: WHOLE - 10 * start }
    }),
  )
}

export const backwards = (text: string) => [...text].reverse().join('')

/**
 * What a house is found by: 3-2-501, 32501, 3-501, 501; 商业街-商铺12, 商业街商铺12, 商铺12, and the initials of
 * Chinese parts, syjsp12 and sp12. Takes a normalised address.
 */
export function roomTerms(address: HouseAddress): SearchTerm[] {
  const { building, unit, room } = address
  const joined = (...parts: string[]) => parts.filter(Boolean).join('-').toLowerCase()
  const forms: [string, number][] = [
    [joined(building, unit, room), WHOLE],
    [compact(joined(building, unit, room)), WHOLE - 10],
    [compact(formatRoom(address)), WHOLE - 10],
    [joined(building, room), unit === '' ? WHOLE : WHOLE - 40],
    [joined(room), building === '' && unit === '' ? WHOLE : PARTIAL],
  ]
  const unpadded = (text: string) => text.replace(/(?<=\p{Script=Han})0+(?=\d)/gu, '')
  const written = forms.flatMap(([text, weight]): [string, number][] => [
    [text, weight],
    [unpadded(text), weight],
  ])
  const sounded = written
    .filter(([text]) => /\p{Script=Han}/u.test(text))
    .map(([text, weight]): [string, number] => [soundedInitials(text), weight - 100])
  return best([...written, ...sounded].map(([term, weight]) => ({ term, kind: 'room', weight })))
}

/** 商业街商铺12 → syjsp12: the initial of each character, numbers as they are. */
function soundedInitials(text: string): string {
  return soundsOf(compact(text))
    .map((sound) => (sound.han ? (sound.readings[0]?.[0] ?? '') : sound.text))
    .join('')
}

/**
 * A number that people read, TS-20261121-0007, in letters and digits only: ts202611210007, 202611210007, and the
 * series alone, 0007. Queries are compacted in the same way, so dashes may be typed or not.
 */
export function numberTerms(number: string): SearchTerm[] {
  const full = compact(number)
  const series = /\d+$/.exec(toHalfWidth(cleanText(number)))?.[0] ?? ''
  const forms: [string, number][] = [
    [full, WHOLE],
    [full.replace(/^\p{L}+/u, ''), WHOLE - 10],
    [series, PARTIAL - 100],
  ]
  const rows = forms.map(([text, weight]) => ({
    term: text && MARKS.number + text,
    kind: 'number' as const,
    weight,
  }))
  return best(rows)
}

/**
 * A resident at a room, typed as one: 张三501, 张501, zhangsan501, zhang501, zs501. To be stored for the resident with
 * each room of theirs, beside `nameTerms(name)`; an index row can then answer what would need two lists intersected.
 * The terms carry the mark `@`.
 */
export function combinedTerms(name: string, address: HouseAddress): SearchTerm[] {
  const sounds = soundsOf(toHalfWidth(cleanText(name))).slice(0, MOST_PARTS)
  const room = compact(address.room)
  if (sounds.length === 0 || room === '') return []
  const surname = [...surnameOf(writtenOf(sounds))].length
  const forms: string[] = [writtenOf(sounds)]
  for (const way of readingsOf(sounds, MOST_READINGS)) forms.push(way.join(''), initialsOf(way))
  if (surname > 0) {
    const head = sounds.slice(0, surname)
    forms.push(writtenOf(head), ...readingsOf(head, MOST_READINGS).map((way) => way.join('')))
  }
  return best(
    forms
      .filter(Boolean)
      .map((form) => ({ term: MARKS.withRoom + form + room, kind: 'name', weight: WHOLE })),
  )
}

/** Each (term, kind) once, with its best weight; empty terms dropped, very long ones cut. */
function best(terms: readonly SearchTerm[]): SearchTerm[] {
  const unique = new Map<string, SearchTerm>()
  for (const { term: text, kind, weight } of terms) {
    const term = text.length <= LONGEST_TERM ? text : [...text].slice(0, LONGEST_TERM).join('')
    if (term === '' || term === MARKS.middle) continue
    const known = unique.get(`${kind} ${term}`)
    if (!known || known.weight < weight) unique.set(`${kind} ${term}`, { term, kind, weight })
  }
  return [...unique.values()]
}
