import { serialToDay, TIME_ONLY_DAY } from './cell.ts'
import type { Cell } from './cell.ts'
import { flatten } from './parse-text.ts'
import type { Parsed } from './table.ts'

const FIRST_YEAR = 1900
const LAST_YEAR = 2199
/** Bare numbers taken for serial dates: 1954-10-03 to 2119-01-10. Years, months and days written as digits lie outside. */
const FIRST_SERIAL = 20_000
const LAST_SERIAL = 80_000

const pad = (value: number, length = 2) => String(value).padStart(length, '0')

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as much as was given; null when there is no such day. */
function calendarDay(year: number, month?: number, day?: number): string | null {
  if (year < FIRST_YEAR || year > LAST_YEAR) return null
  if (month === undefined) return pad(year, 4)
  if (month < 1 || month > 12) return null
  if (day === undefined) return `${pad(year, 4)}-${pad(month)}`
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return day >= 1 && day <= lastDay ? `${pad(year, 4)}-${pad(month)}-${pad(day)}` : null
}

const TIME = /(?:[T ]?(上午|下午|am|pm)?(\d{1,2})[:时点](\d{1,2})?(?:[:分](\d{1,2})?(?:\.\d+)?)?[分秒]?)/i
const DAY = /(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2})[日号]?|月)?|年)?/
const WHOLE = new RegExp(`^${DAY.source}(?:${TIME.source})?$`, 'i')
const DIGITS = /^(\d{4})(\d{2})(\d{2})?$/

interface Moment {
  day: string
  time?: string
}

function timeOfDay(half = '', hour = '0', minute = '0', second = '0'): string | null {
  const afternoon = /下午|pm/i.test(half) && Number(hour) < 12
  const hours = Number(hour) + (afternoon ? 12 : 0)
  if (hours > 23 || Number(minute) > 59 || Number(second) > 59) return null
  return `${pad(hours)}:${pad(Number(minute))}:${pad(Number(second))}`
}

function fromText(text: string): Moment | null {
  const digits = DIGITS.exec(text)
  if (digits) {
    const day = calendarDay(Number(digits[1]), Number(digits[2]), digits[3] ? Number(digits[3]) : undefined)
    return day ? { day } : null
  }
  const match = WHOLE.exec(text)
  if (!match) return null
  const [, year, month, dayOfMonth, half, hour, minute, second] = match
  const day = calendarDay(
    Number(year),
    month ? Number(month) : undefined,
    dayOfMonth ? Number(dayOfMonth) : undefined,
  )
  if (!day) return null
  if (hour === undefined) return { day }
  if (!dayOfMonth) return null
  const time = timeOfDay(half, hour, minute, second)
  return time ? { day, time } : null
}

function fromNumber(value: number): Parsed<Moment> {
  if (value >= FIRST_SERIAL && value < LAST_SERIAL) {
    const day = serialToDay(value)
    return day ? { value: { day: day.v, time: day.time } } : { reason: 'NOT_A_DATE' }
  }
  // Typed as 2019.10, stored as 2019.1: January or October, nobody can tell.
  if (/^\d{4}\.1$/.test(String(value))) return { reason: 'AMBIGUOUS_DATE' }
  const moment = fromText(String(value))
  return moment ? { value: moment } : { reason: 'NOT_A_DATE' }
}

function moment(cell: Cell): Parsed<Moment | null> {
  if (!cell) return { value: null }
  switch (cell.t) {
    case 'e':
      return { reason: 'FORMULA_ERROR' }
    case 'b':
      return { reason: 'NOT_A_DATE' }
    case 'n':
      return fromNumber(cell.v)
    case 'd': {
      if (cell.v === TIME_ONLY_DAY) return { reason: 'NOT_A_DATE' }
      const length = cell.precision === 'year' ? 4 : cell.precision === 'month' ? 7 : 10
      return { value: { day: cell.v.slice(0, length), time: cell.time } }
    }
    case 's': {
      // Spaces are dropped except the one between day and time, which WHOLE does not need.
      const text = flatten(cell.v).replace(/\s+/g, '').replace(/^'/, '')
      if (text === '') return { value: null }
      const found = fromText(text) ?? splitTime(flatten(cell.v))
      if (found) return { value: found }
      return /^\d{5}(?:\.\d+)?$/.test(text) ? fromNumber(Number(text)) : { reason: 'NOT_A_DATE' }
    }
  }
}

/** `2025-11-03 9:30` cannot lose its space: 2025-11-039:30 reads as nothing. */
function splitTime(text: string): Moment | null {
  const match = /^(\S.*?)[\sT]+(\S+)$/i.exec(text.trim())
  if (!match?.[1] || !match[2]) return null
  const day = fromText(match[1].replace(/\s+/g, ''))
  if (!day || day.time || day.day.length < 10) return null
  const time = new RegExp(`^${TIME.source}$`, 'i').exec(match[2])
  if (!time) return null
  const value = timeOfDay(time[1], time[2], time[3], time[4])
  return value ? { day: day.day, time: value } : null
}

/**
 * A day with the precision it was given in: `2019`, `2019-10` or `2019-10-01`. Takes date cells, serials,
 * `20251103`, `201910`, `2025.11.3`, `2025年11月`, with or without a time of day, which is dropped.
 */
export function parseDate(cell: Cell): Parsed<string | null> {
  const result = moment(cell)
  return 'reason' in result ? result : { value: result.value && result.value.day }
}

/** Like `parseDate`, with the time of day when there is one: `2025-11-03 09:30:00`, in the office's own time. */
export function parseDateTime(cell: Cell): Parsed<string | null> {
  const result = moment(cell)
  if ('reason' in result || result.value === null) return result as Parsed<null>
  const { day, time } = result.value
  return { value: time ? `${day} ${time}` : day }
}
