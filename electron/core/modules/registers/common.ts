import { expressionBuilder, sql, type Expression, type SqlBool } from 'kysely'
import { parseRoomQuery } from '../../../../shared/modules/houses/room.ts'
import { maskPhone, normalisePhone } from '../../../../shared/modules/residents/phone.ts'
import { normalisePlate } from '../../../../shared/modules/residents/plate.ts'
import { isPhoneTail } from '../../../../shared/modules/registers/rules.ts'
import { cleanText, normaliseCode } from '../../../../shared/text/normalise.ts'
import { addDays, startOfDay } from '../../../../shared/time/zone.ts'
import { containing, endingWith } from '../../database/text.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { housesRead } from '../houses/readings.ts'

/** What every list of a register is asked by beside its state. */
export interface RowFilter {
  text?: string | undefined
  houseId?: number | undefined
  from?: string | undefined
  to?: string | undefined
}

export interface Page {
  page: number
  size: number
}

/** Which columns of a table a filter looks into, as `parcels.recipient`. */
interface Columns {
  houseId: string
  at: string
  /** Any part of what is written here. */
  parts: readonly string[]
  /** The end of a number: a phone, a tracking number. */
  ends: readonly string[]
}

/** The conditions of a filter on one register's table, without its state. */
export function matchingRows(call: Call, filter: RowFilter, columns: Columns): Expression<SqlBool>[] {
  const zone = call.services.timeZone
  const at = sql.ref(columns.at)
  const conditions: Expression<SqlBool>[] = []
  if (filter.houseId) conditions.push(sql<SqlBool>`${sql.ref(columns.houseId)} = ${filter.houseId}`)
  if (filter.from) conditions.push(sql<SqlBool>`${at} >= ${startOfDay(zone, filter.from)}`)
  if (filter.to) conditions.push(sql<SqlBool>`${at} < ${startOfDay(zone, addDays(filter.to, 1))}`)
  if (filter.text) conditions.push(matchesText(filter.text, columns))
  return conditions
}

function matchesText(text: string, { houseId, parts, ends }: Columns): Expression<SqlBool> {
  const part = cleanText(text)
  const code = normaliseCode(text)
  const ways: Expression<SqlBool>[] = [
    ...parts.map((column) => containing(column, part)),
    ...ends.map((column) => endingWith(column, code)),
  ]
  const readings = parseRoomQuery(text)
  if (readings.length > 0) ways.push(sql<SqlBool>`${sql.ref(houseId)} in ${housesRead(readings)}`)
  return expressionBuilder<Tables, never>().or(ways)
}

/** All of the conditions; with none, every row. */
export const allOf = (conditions: readonly Expression<SqlBool>[]): Expression<SqlBool> =>
  conditions.length > 0 ? expressionBuilder<Tables, never>().and([...conditions]) : sql<SqlBool>`1 = 1`

/** One page of a list, and how many rows there are in all; a page that is not full is the last and tells by itself. */
export async function paged<Row>(
  { page, size }: Page,
  read: (limit: number, offset: number) => Promise<Row[]>,
  count: () => Promise<{ total: number }>,
): Promise<{ rows: Row[]; total: number }> {
  const offset = (page - 1) * size
  const rows = await read(size, offset)
  const last = rows.length < size && (rows.length > 0 || page === 1)
  return { rows, total: last ? offset + rows.length : (await count()).total }
}

/** The columns by which a row's house and whoever took it in are named; the tables are left joins. */
export const nameColumns = [
  'buildings.name as building',
  'houses.unit',
  'houses.room',
  'staff.name as by',
] as const

/** Digits of a phone as typed, or nothing; with `tail` its last four digits do. Error: INVALID_INPUT on the field. */
export function typedPhone(typed: string, field: string, tail = false): string {
  const digits = normaliseCode(typed)
  if (digits === '' || (tail && isPhoneTail(digits))) return digits
  const { phone, reason } = normalisePhone(typed)
  if (phone === null) throw new Fault('INVALID_INPUT', { field, params: { reason } })
  return phone
}

/** As a list shows it; the last four digits alone hide nobody's number. */
export const shownPhone = (phone: string): string => (isPhoneTail(phone) ? phone : maskPhone(phone))

/** A number plate as it is kept, or nothing. Error: INVALID_INPUT on `plate`. */
export function typedPlate(typed: string): string {
  if (cleanText(typed) === '') return ''
  const plate = normalisePlate(typed)
  if (plate === null) throw new Fault('INVALID_INPUT', { field: 'plate' })
  return plate
}
