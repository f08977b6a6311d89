import type { Selectable } from 'kysely'
import type { MergedField } from '../../../../shared/modules/duplicates/contract.ts'
import type { Tables } from '../../database/tables.ts'

type Resident = Selectable<Tables['residents']>

/** The columns of each field: an ID number is sealed and found by its digest. */
const columnsOf = {
  name: ['name'],
  gender: ['gender'],
  birthYear: ['birth_year'],
  occupation: ['occupation'],
  group: ['group_id'],
  idNumber: ['id_number_sealed', 'id_number_digest'],
  emergencyName: ['emergency_name'],
  emergencyPhone: ['emergency_phone'],
  contactTime: ['contact_time'],
  contactWishes: ['contact_wishes'],
  notes: ['notes'],
} as const satisfies Record<MergedField, readonly (keyof Resident)[]>

/** Which fields the kept record gets from the other: those it lacks, and those asked for. Nothing empties a field. */
export function fieldsTaken(kept: Resident, dropped: Resident, take: readonly MergedField[]): MergedField[] {
  const isEmpty = (resident: Resident, field: MergedField) => !resident[columnsOf[field][0]]
  return (Object.keys(columnsOf) as MergedField[]).filter(
    (field) => !isEmpty(dropped, field) && (isEmpty(kept, field) || take.includes(field)),
  )
}

/** The values of some fields, by column. */
export const valuesOf = (resident: Resident, fields: readonly MergedField[]): Partial<Resident> =>
  Object.fromEntries(fields.flatMap((field) => columnsOf[field].map((column) => [column, resident[column]])))
