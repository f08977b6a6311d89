/**
 * One cell as it crosses the worker boundary: plain data, no class, no prototype of its own.
 * `s` text, `n` number (`fmt` = its number format when it has one), `d` a day with an optional time of day,
 * `b` boolean, `e` an error such as `#N/A`. `formula` marks a stored formula result; nothing is evaluated.
 */
export type Cell =
  | null
  | { t: 's'; v: string; formula?: true }
  | { t: 'n'; v: number; fmt?: string; formula?: true }
  | { t: 'd'; v: string; time?: string; precision?: 'month' | 'year'; formula?: true }
  | { t: 'b'; v: boolean; formula?: true }
  | { t: 'e'; v: string; formula?: true }

/** One row that holds something: Excel's own 1-based number, cells from column A on, nothing after the last value. */
export interface SheetRow {
  row: number
  cells: Cell[]
}

const SECONDS_PER_DAY = 86_400
/** Serial of 1970-01-01 in the 1900 system; the 1904 system starts 1,462 days later (ECMA-376 part 1, 18.17.4.1). */
const UNIX_EPOCH_SERIAL = 25_569
const OFFSET_1904 = 1_462
/** Serial of 9999-12-31, the last day Excel knows. */
const LAST_SERIAL = 2_958_465

/**
 * A serial date as a day and, when there is one, a time of day (rounded to the second); null outside Excel's
 * calendar. Pure UTC arithmetic: the machine's time zone plays no part.
 */
export function serialToDay(serial: number, date1904 = false): { v: string; time?: string } | null {
  if (!Number.isFinite(serial) || serial < 0) return null
  let days1900 = serial + (date1904 ? OFFSET_1904 : 0)
  // The 1900 system counts a 29 February 1900 that never was, so days before it are one too low.
  if (!date1904 && serial >= 1 && serial < 60) days1900 += 1
  if (days1900 >= LAST_SERIAL + 1) return null
  const seconds = Math.round((days1900 - UNIX_EPOCH_SERIAL) * SECONDS_PER_DAY)
  const ofDay = ((seconds % SECONDS_PER_DAY) + SECONDS_PER_DAY) % SECONDS_PER_DAY
  const v = isoDay((seconds - ofDay) / SECONDS_PER_DAY)
  return ofDay === 0 ? { v } : { v, time: new Date(ofDay * 1000).toISOString().slice(11, 19) }
}

/** The few thousand different days of a register, each spelt once. */
const days = new Map<number, string>()
const MAX_DAYS = 10_000

function isoDay(epochDay: number): string {
  let text = days.get(epochDay)
  if (text === undefined) {
    text = new Date(epochDay * SECONDS_PER_DAY * 1000).toISOString().slice(0, 10)
    if (days.size >= MAX_DAYS) days.clear()
    days.set(epochDay, text)
  }
  return text
}

/** The day a cell has that holds only a time of day (serial 0). */
export const TIME_ONLY_DAY = '1899-12-30'

/**
 * The exact decimal digits of a number, never with an exponent. Integers are exact; fractions are rounded to the
 * 15 digits Excel keeps, so that 89.15000000000001 reads 89.15.
 */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return ''
  if (Number.isInteger(value)) return BigInt(value).toString()
  const text = String(Number(value.toPrecision(15)))
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (!match) return text
  const [, sign = '', first = '', rest = '', exponent = '0'] = match
  const shift = Number(exponent)
  const digits = first + rest
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${digits}`
  return sign + digits.padEnd(shift + 1, '0')
}

/** A format of zeros only (`0000`) is how a sheet keeps leading zeros of a number. */
function padded(value: number, fmt: string | undefined): string {
  const text = numberText(value)
  if (fmt === undefined || !/^0{2,}$/.test(fmt) || !Number.isInteger(value) || value < 0) return text
  return text.padStart(fmt.length, '0')
}

/** A cell as a person would read it. Empty cells and times of day alone included; never an exponent. */
export function cellText(cell: Cell | undefined): string {
  if (!cell) return ''
  switch (cell.t) {
    case 's':
    case 'e':
      return cell.v
    case 'n':
      return padded(cell.v, cell.fmt)
    case 'b':
      return cell.v ? 'TRUE' : 'FALSE'
    case 'd': {
      if (cell.v === TIME_ONLY_DAY) return cell.time ?? '00:00:00'
      const day = cell.v.slice(0, cell.precision === 'year' ? 4 : cell.precision === 'month' ? 7 : 10)
      return cell.time ? `${day} ${cell.time}` : day
    }
  }
}

/** True for cells that hold nothing a person could see. */
export function isBlank(cell: Cell | undefined): boolean {
  return !cell || (cell.t === 's' && cell.v.replaceAll('\u200b', '').trim() === '')
}
