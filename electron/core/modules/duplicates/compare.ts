import type { DuplicateSide, MergedField } from '../../../../shared/modules/duplicates/contract.ts'
import { formatRoom } from '../../../../shared/modules/houses/room.ts'
import { maskPhone } from '../../../../shared/modules/residents/phone.ts'
import type { Gender, OccupancyRole } from '../../../../shared/modules/residents/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { phonesOf } from '../residents/current.ts'
import { shownIdNumber } from '../residents/id-number.ts'
import { platesOf } from '../residents/plates.ts'
import { tagsOf } from '../residents/tags.ts'
import { findDuplicates } from './find.ts'

/**
 * Two people side by side, as one may see them, and what speaks for their being one. Errors: NOT_FOUND, INVALID_INPUT
 * on `secondId` when both are one.
 */
export async function compareResidents(
  call: Call,
  { firstId, secondId }: { firstId: number; secondId: number },
) {
  if (firstId === secondId) throw new Fault('INVALID_INPUT', { field: 'secondId' })
  const first = await sideOf(call, firstId)
  const second = await sideOf(call, secondId)
  const [pair] = await findDuplicates(call.db, [firstId, secondId])
  return { first, second, reasons: pair?.reasons ?? [] }
}

async function sideOf(call: Call, id: number): Promise<DuplicateSide> {
  const { db, services } = call
  const resident = await db
    .selectFrom('residents')
    .leftJoin('resident_groups', 'resident_groups.id', 'residents.group_id')
    .selectAll('residents')
    .select('resident_groups.name as group')
    .where('residents.id', '=', id)
    .executeTakeFirst()
  if (!resident) throw new Fault('NOT_FOUND')
  const fields: Record<MergedField, string> = {
    name: resident.name,
    gender: resident.gender ?? '',
    birthYear: String(resident.birth_year ?? ''),
    occupation: resident.occupation,
    group: resident.group ?? '',
    idNumber: shownIdNumber(services, resident.id_number_sealed),
    emergencyName: resident.emergency_name,
    emergencyPhone: maskPhone(resident.emergency_phone),
    contactTime: resident.contact_time,
    contactWishes: resident.contact_wishes,
    notes: resident.notes,
  }
  return {
    id,
    version: resident.version,
    name: resident.name,
    gender: resident.gender as Gender | null,
    fields,
    phones: ((await phonesOf(db, [id])).get(id) ?? []).map(({ phone }) => maskPhone(phone)),
    plates: ((await platesOf(db, [id])).get(id) ?? []).map(({ plate }) => plate),
    houses: await housesOf(call, id),
    tags: ((await tagsOf(call, [id])).get(id) ?? []).map(({ name }) => name),
    flags: await countOf(call, 'resident_flags', id),
    tickets: await countOf(call, 'tickets', id),
    contacts: await countOf(call, 'contacts', id),
    createdAt: resident.created_at,
  }
}

async function housesOf({ db }: Call, residentId: number): Promise<DuplicateSide['houses']> {
  const rows = await db
    .selectFrom('occupancies')
    .innerJoin('houses', 'houses.id', 'occupancies.house_id')
    .innerJoin('buildings', 'buildings.id', 'houses.building_id')
    .select([
      'buildings.name as building',
      'houses.unit',
      'houses.room',
      'occupancies.role',
      'occupancies.until',
    ])
    .where('occupancies.resident_id', '=', residentId)
    .orderBy((eb) => eb.case().when('occupancies.until', 'is', null).then(0).else(1).end())
    .orderBy('occupancies.id')
    .execute()
  return rows.map(({ role, until, ...address }) => ({
    label: formatRoom(address),
    role: role as OccupancyRole,
    current: until === null,
  }))
}

async function countOf(
  { db }: Call,
  table: 'resident_flags' | 'tickets' | 'contacts',
  residentId: number,
): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('resident_id', '=', residentId)
    .executeTakeFirstOrThrow()
  return count
}
