import { splitPhones } from '../../../shared/modules/residents/phone.ts'
import type { PhoneProblem } from '../../../shared/modules/residents/phone.ts'
import { cellText } from './cell.ts'
import type { Cell } from './cell.ts'
import { flatten, tidy } from './parse-text.ts'
import type { ParseReason, Parsed } from './table.ts'

export { parseDate, parseDateTime } from './parse-date.ts'

/** Excel keeps 15 digits of a number; of longer ones the last have become zeros. */
const EXACT_DIGITS = 1e15
/** A long number shown as 1.38E+10 and saved as text has lost what the dots stood for. */
const EXPONENT = /^\d(?:\.\d+)?e\+?\d+$/i

const isNothing = (cell: Cell): cell is null => cell === null || (cell.t === 's' && tidy(cell.v) === '')

function lostDigits(cell: Exclude<Cell, null>): boolean {
  if (cell.t === 'n') return Math.abs(cell.v) >= EXACT_DIGITS
  return cell.t === 's' && EXPONENT.test(flatten(cell.v))
}

/** Text as written, ends trimmed; numbers as their exact digits. `max` is a length in characters. */
export function parseText(options: { max?: number } = {}): (cell: Cell) => Parsed<string | null> {
  return (cell) => {
    if (isNothing(cell)) return { value: null }
    if (cell.t === 'e') return { reason: 'FORMULA_ERROR' }
    if (cell.t === 'n' && lostDigits(cell)) return { reason: 'DIGITS_LOST' }
    const value = tidy(cellText(cell))
    return options.max !== undefined && value.length > options.max ? { reason: 'TOO_LONG' } : { value }
  }
}

const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)$/

function readNumber(cell: Exclude<Cell, null>, units: RegExp | null): Parsed<number> {
  if (cell.t === 'e') return { reason: 'FORMULA_ERROR' }
  if (cell.t === 'n')
    return lostDigits(cell) ? { reason: 'DIGITS_LOST' } : { value: Number(cell.v.toPrecision(15)) }
  if (cell.t !== 's') return { reason: 'NOT_A_NUMBER' }
  let text = flatten(cell.v)
    .replace(/\s/g, '')
    .replace(/^[¥'](?=.)/, '')
  if (units) text = text.replace(units, '')
  if (GROUPED.test(text)) text = text.replaceAll(',', '')
  else if (!PLAIN.test(text)) return { reason: lostDigits(cell) ? 'DIGITS_LOST' : 'NOT_A_NUMBER' }
  if (text.replace(/\D/g, '').replace(/^0+/, '').length > 15) return { reason: 'DIGITS_LOST' }
  return { value: Number(text) }
}

export interface NumberOptions {
  min?: number
  max?: number
  /** Words that may follow the number, such as 层 or 元. */
  units?: readonly string[]
}

/** A number: `1,234.56`, full-width digits, ¥ in front and a unit behind allowed. */
export function parseDecimal(options: NumberOptions = {}): (cell: Cell) => Parsed<number | null> {
  const words = options.units?.map((unit) => flatten(unit).replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
  const units = words?.length ? new RegExp(`(?:${words.join('|')})$`, 'i') : null
  return (cell) => {
    if (isNothing(cell)) return { value: null }
    const result = readNumber(cell, units)
    if ('reason' in result) return result
    const { min = -Infinity, max = Infinity } = options
    return result.value < min || result.value > max ? { reason: 'OUT_OF_RANGE' } : result
  }
}

/** A whole number, otherwise like `parseDecimal`. */
export function parseInteger(options: NumberOptions = {}): (cell: Cell) => Parsed<number | null> {
  const decimal = parseDecimal(options)
  return (cell) => {
    const result = decimal(cell)
    if ('reason' in result || result.value === null || Number.isInteger(result.value)) return result
    return { reason: 'NOT_AN_INTEGER' }
  }
}

/** An area in square metres. */
export const parseArea: (cell: Cell) => Parsed<number | null> = parseDecimal({
  min: 0,
  max: 1_000_000,
  units: ['平方米', '平米', '㎡', 'm²', 'm2', '平', '方'],
})

const PHONE_REASONS: Record<PhoneProblem, ParseReason> = {
  empty: 'PHONE_EMPTY',
  'too-short': 'PHONE_TOO_SHORT',
  'too-long': 'PHONE_TOO_LONG',
  'not-a-phone': 'NOT_A_PHONE',
  scientific: 'DIGITS_LOST',
}

/**
 * Phones of a cell, in order, digits only. Good ones are kept when others are not; `partly` is then the reason of
 * the first bad one. 无, 不详 and the like are no phone and no mistake.
 */
export function parsePhones(cell: Cell): Parsed<string[]> {
  if (isNothing(cell)) return { value: [] }
  if (cell.t === 'e') return { reason: 'FORMULA_ERROR' }
  if (lostDigits(cell)) return { reason: 'DIGITS_LOST' }
  const { phones, rejected } = splitPhones(cellText(cell))
  const bad = rejected.find(({ reason }) => reason !== 'empty')
  if (!bad) return { value: phones }
  const reason = PHONE_REASONS[bad.reason]
  return phones.length > 0 ? { value: phones, partly: reason } : { reason }
}

/** One of a fixed set of values by the words people use for it; width, case and spaces do not matter. */
export function parseChoice<V>(labels: Iterable<readonly [string, V]>): (cell: Cell) => Parsed<V | null> {
  const fold = (text: string) => flatten(text).replace(/\s/g, '').toLowerCase()
  const values = new Map<string, V>()
  for (const [label, value] of labels) values.set(fold(label), value)
  return (cell) => {
    if (isNothing(cell)) return { value: null }
    if (cell.t === 'e') return { reason: 'FORMULA_ERROR' }
    const key = fold(cellText(cell))
    return values.has(key) ? { value: values.get(key) as V } : { reason: 'UNKNOWN_VALUE' }
  }
}
