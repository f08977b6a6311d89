import { cleanText, normaliseCode } from '../../../../shared/text/normalise.ts'
import { maskPhone, normalisePhone } from '../../../../shared/modules/residents/phone.ts'
import type { Gender, OccupancyRole } from '../../../../shared/modules/residents/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { cleanName } from '../office/clean-name.ts'

export interface ResidentFields {
  name: string
  gender: Gender | null
  birthYear: number | null
  occupation: string
  groupId: number | null
  emergencyName: string
  emergencyPhone: string
  notes: string
}

/** Digits of a phone as typed. Error: INVALID_INPUT on the field, with the reason as a parameter. */
export function phoneDigits(typed: string, field: string): string {
  const { phone, reason } = normalisePhone(typed)
  if (phone === null) throw new Fault('INVALID_INPUT', { field, params: { reason } })
  return phone
}

/**
 * The columns of a resident. The emergency phone as the page was shown it, masked, stays what it is. Errors:
 * INVALID_INPUT on `name`, `emergencyPhone`.
 */
export function residentColumns(fields: ResidentFields, emergencyPhoneNow = '') {
  const typed = fields.emergencyPhone
  return {
    name: cleanName(fields.name),
    gender: fields.gender,
    birth_year: fields.birthYear,
    occupation: fields.occupation,
    group_id: fields.groupId,
    emergency_name: cleanText(fields.emergencyName),
    emergency_phone:
      typed === maskPhone(emergencyPhoneNow)
        ? emergencyPhoneNow
        : typed && phoneDigits(typed, 'emergencyPhone'),
    notes: fields.notes,
  }
}

/** Adds a phone behind those the person has. Error: ALREADY_EXISTS. */
export async function addPhone(
  call: Call,
  residentId: number,
  typed: string,
  label: string,
  field = 'phone',
) {
  const phone = phoneDigits(typed, field)
  const { last } = await call.db
    .selectFrom('resident_phones')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('resident_id', '=', residentId)
    .executeTakeFirstOrThrow()
  const known = await call.db
    .selectFrom('resident_phones')
    .select('id')
    .where('resident_id', '=', residentId)
    .where('phone', '=', phone)
    .executeTakeFirst()
  if (known) throw new Fault('ALREADY_EXISTS', { field })
  return call.db
    .insertInto('resident_phones')
    .values({
      resident_id: residentId,
      phone,
      label,
      position: (last ?? -1) + 1,
      import_id: null,
      ...call.created,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
}

export async function addPlate(call: Call, residentId: number, typed: string): Promise<void> {
  await call.db
    .insertInto('resident_plates')
    .values({ resident_id: residentId, plate: normaliseCode(typed), import_id: null, ...call.created })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

interface NewOccupancy {
  houseId: number
  residentId: number
  role: OccupancyRole
  since: string | null
  primary: boolean
}

/** Lets a person live in a house; the first one there becomes its primary contact. Errors: NOT_FOUND, ALREADY_EXISTS. */
export async function addOccupancy(call: Call, occupancy: NewOccupancy) {
  const { db } = call
  const house = await db
    .selectFrom('houses')
    .select('id')
    .where('id', '=', occupancy.houseId)
    .executeTakeFirst()
  if (!house) throw new Fault('NOT_FOUND', { field: 'houseId' })
  const current = await db
    .selectFrom('occupancies')
    .select(['id', 'resident_id', 'is_primary'])
    .where('house_id', '=', occupancy.houseId)
    .where('until', 'is', null)
    .execute()
  if (current.some((row) => row.resident_id === occupancy.residentId))
    throw new Fault('ALREADY_EXISTS', { field: 'houseId' })
  const primary = occupancy.primary || !current.some((row) => row.is_primary === 1)
  if (primary)
    await db
      .updateTable('occupancies')
      .set((eb) => ({ is_primary: 0, version: eb('version', '+', 1), ...call.updated }))
      .where('house_id', '=', occupancy.houseId)
      .where('is_primary', '=', 1)
      .execute()
  return db
    .insertInto('occupancies')
    .values({
      house_id: occupancy.houseId,
      resident_id: occupancy.residentId,
      role: occupancy.role,
      since: occupancy.since,
      until: null,
      is_primary: primary ? 1 : 0,
      import_id: null,
      ...call.created,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
}

/** Error: NOT_FOUND. */
export async function requireResident(call: Call, id: number) {
  const row = await call.db.selectFrom('residents').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND')
  return row
}
