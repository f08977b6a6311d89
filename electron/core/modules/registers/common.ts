import { expressionBuilder, sql, type Expression, type Selectable, type SqlBool } from 'kysely'
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
import { paged, type Page } from '../../kernel/paged.ts'
import { housesRead } from '../houses/readings.ts'
import { roomLabel } from '../tickets/names.ts'

/** What every list of a register is asked by beside its state. */
export interface RowFilter {
  text?: string | undefined
  houseId?: number | undefined
  from?: string | undefined
  to?: string | undefined
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

/** The columns by which a row's house and whoever took it in are named; the tables are left joins. */
export const nameColumns = [
  'buildings.name as building',
  'houses.unit',
  'houses.room',
  'staff.name as by',
] as const

/** The registers of things that come in and go out; each row names a house and whoever of the staff took it in. */
type RegisterTable = 'held_keys' | 'parcels' | 'visitors' | 'item_passes'
interface Names {
  building: string | null
  unit: string | null
  room: string | null
  by: string | null
}

/** One page of a register's rows with their names: those that `first` is true of, then the others, newest first. */
export function registerPage<Table extends RegisterTable>(
  { db }: Call,
  table: Table,
  columns: { at: string; by: string },
  asked: Page & { where: Expression<SqlBool>; first: Expression<SqlBool> },
): Promise<{ rows: (Selectable<Tables[Table]> & Names)[]; total: number }> {
  // Kysely cannot type a table that is a parameter; what is named here is in each of them.
  const name = table as 'parcels'
  return paged(
    asked,
    (limit, offset) =>
      db
        .selectFrom(name)
        .leftJoin('houses', 'houses.id', `${name}.house_id`)
        .leftJoin('buildings', 'buildings.id', 'houses.building_id')
        .leftJoin('staff', (join) => join.on('staff.id', '=', sql.ref(`${table}.${columns.by}`)))
        .selectAll(name)
        .select(nameColumns)
        .where(asked.where)
        .orderBy(asked.first, 'desc')
        .orderBy(sql.ref(`${table}.${columns.at}`), 'desc')
        .orderBy(`${name}.id`, 'desc')
        .limit(limit)
        .offset(offset)
        .execute() as Promise<unknown> as Promise<(Selectable<Tables[Table]> & Names)[]>,
    () =>
      db
        .selectFrom(name)
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .where(asked.where)
        .executeTakeFirstOrThrow(),
  )
}

/** What every row of a register shows. */
export const rowFields = (
  row: Names & Pick<Selectable<Tables['parcels']>, 'id' | 'version' | 'house_id' | 'notes' | 'void_reason'>,
) => ({
  id: row.id,
  version: row.version,
  houseId: row.house_id,
  room: roomLabel(row),
  by: row.by ?? '',
  notes: row.notes,
  voidReason: row.void_reason,
})

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
