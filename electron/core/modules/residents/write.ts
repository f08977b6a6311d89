import { cleanText } from '../../../../shared/text/normalise.ts'
import { maskPhone } from '../../../../shared/modules/residents/phone.ts'
import type { Gender, OccupancyRole } from '../../../../shared/modules/residents/terms.ts'
import { said } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { cleanName } from '../office/clean-name.ts'
import { indexResident } from '../search/indexing.ts'
import { editableResident } from './editable.ts'
import { idNumberColumns, shownIdNumber } from './id-number.ts'
import { insertOccupancy } from './occupancies.ts'
import { insertPhone, phoneDigits } from './phones.ts'
import { insertPlate } from './plates.ts'

interface ResidentFields {
  name: string
  gender: Gender | null
  birthYear: number | null
  occupation: string
  groupId: number | null
  emergencyName: string
  emergencyPhone: string
  contactTime: string
  contactWishes: string
  notes: string
}

/** What a person was before; somebody new was nothing. */
interface Before {
  group_id: number | null
  emergency_phone: string
}

/**
 * The columns of a resident. The emergency phone as the page was shown it, masked, stays what it is; so may a group that
 * is not offered any more. Errors: INVALID_INPUT on `name`, `emergencyPhone` and, for a year to come, `birthYear`;
 * NOT_FOUND on `groupId`.
 */
async function residentColumns(
  call: Call,
  fields: ResidentFields,
  { group_id, emergency_phone }: Before = { group_id: null, emergency_phone: '' },
) {
  const typed = fields.emergencyPhone
  if (fields.birthYear !== null && fields.birthYear > Number(call.today.slice(0, 4)))
    throw new Fault('INVALID_INPUT', { field: 'birthYear' })
  if (fields.groupId !== null && fields.groupId !== group_id) await requireGroup(call, fields.groupId)
  return {
    name: cleanName(fields.name),
    gender: fields.gender,
    birth_year: fields.birthYear,
    occupation: fields.occupation,
    group_id: fields.groupId,
    emergency_name: cleanText(fields.emergencyName),
    emergency_phone:
      typed === maskPhone(emergency_phone) ? emergency_phone : typed && phoneDigits(typed, 'emergencyPhone'),
    contact_time: fields.contactTime,
    contact_wishes: fields.contactWishes,
    notes: fields.notes,
  }
}

async function requireGroup({ db }: Call, id: number): Promise<void> {
  const offered = await db
    .selectFrom('resident_groups')
    .select('id')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (!offered) throw new Fault('NOT_FOUND', { field: 'groupId' })
}

interface NewResident extends ResidentFields {
  idNumber: string
  phones: { phone: string; label: string }[]
  plates: string[]
  occupancy: { houseId: number; role: OccupancyRole; since: string | null; primary: boolean } | null
}

/**
 * Errors: on `phones.N.phone` and `plates.N` INVALID_INPUT and ALREADY_EXISTS, those of `residentColumns`,
 * `idNumberColumns` and `insertOccupancy`.
 */
export async function createResident(call: Call, input: NewResident) {
  const columns = await residentColumns(call, input)
  const idNumber = await idNumberColumns(call, input.idNumber)
  const written = await call.db
    .insertInto('residents')
    .values({ ...columns, ...idNumber, import_id: null, archived_at: null, ...call.created })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  for (const [index, phone] of input.phones.entries())
    await insertPhone(call, written.id, phone, `phones.${index}.phone`)
  for (const [index, plate] of input.plates.entries())
    await insertPlate(call, written.id, plate, `plates.${index}`)
  if (input.occupancy) await insertOccupancy(call, written.id, input.occupancy)
  await indexResident(call.db, written.id)
  const shown = shownIdNumber(call.services, idNumber.id_number_sealed)
  await call.audit({
    subject: `resident:${written.id}`,
    fields: {
      ...said({ ...columns, id_number: shown }),
      ...(input.phones.length > 0 && { phones: input.phones }),
      ...(input.plates.length > 0 && { plates: input.plates }),
      ...said({ ...input.occupancy }),
    },
  })
  return written
}

/**
 * Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for an archived person, those of `residentColumns` and
 * `idNumberColumns`.
 */
export async function updateResident(
  call: Call,
  input: ResidentFields & { id: number; version: number; idNumber: string },
) {
  const before = await editableResident(call, input.id)
  const columns = await residentColumns(call, input, before)
  const idNumber = await idNumberColumns(call, input.idNumber, before)
  const written = await updateVersioned(call, 'residents', input, { ...columns, ...idNumber })
  if (columns.name !== before.name) await indexResident(call.db, input.id)
  const changed = (Object.keys(columns) as (keyof typeof columns)[]).filter(
    (column) => before[column] !== columns[column],
  )
  const numbers = idNumber.id_number_digest === before.id_number_digest ? [] : [idNumber, before]
  // An ID number stands in the audit masked, before and after.
  const [now, then] = numbers.map((row) => ({
    id_number: shownIdNumber(call.services, row.id_number_sealed),
  }))
  await call.audit({
    subject: `resident:${input.id}`,
    fields: { ...Object.fromEntries(changed.map((column) => [column, columns[column]])), ...now },
    before: { ...Object.fromEntries(changed.map((column) => [column, before[column]])), ...then },
  })
  return written
}
