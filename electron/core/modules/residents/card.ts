import { formatRoom, formatRoomLong } from '../../../../shared/modules/houses/room.ts'
import { maskPhone } from '../../../../shared/modules/residents/phone.ts'
import type { Gender, OccupancyRole } from '../../../../shared/modules/residents/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { importingIds } from '../imports/importing.ts'
import { ticketBriefs } from '../tickets/briefs.ts'
import { phonesOf } from './current.ts'

/** One person with phones (masked), houses past and present, and tickets. Error: NOT_FOUND. */
export async function residentCard(call: Call, id: number) {
  const { db } = call
  const resident = await db
    .selectFrom('residents')
    .leftJoin('resident_groups', 'resident_groups.id', 'residents.group_id')
    .selectAll('residents')
    .select('resident_groups.name as groupName')
    .where('residents.id', '=', id)
    .executeTakeFirst()
  if (!resident) throw new Fault('NOT_FOUND')
  const [phones, plates, occupancies, tickets, importing] = await Promise.all([
    phonesOf(db, [id]),
    db.selectFrom('resident_plates').select('plate').where('resident_id', '=', id).orderBy('id').execute(),
    db
      .selectFrom('occupancies')
      .innerJoin('houses', 'houses.id', 'occupancies.house_id')
      .innerJoin('buildings', 'buildings.id', 'houses.building_id')
      .select([
        'occupancies.id',
        'occupancies.version',
        'occupancies.house_id as houseId',
        'buildings.name as building',
        'houses.unit',
        'houses.room',
        'occupancies.role',
        'occupancies.since',
        'occupancies.until',
        'occupancies.is_primary',
      ])
      .where('occupancies.resident_id', '=', id)
      .orderBy((eb) => eb.case().when('occupancies.until', 'is', null).then(0).else(1).end())
      .orderBy('occupancies.id')
      .execute(),
    ticketBriefs(db, { residentId: id }),
    importingIds(db),
  ])
  return {
    id,
    version: resident.version,
    name: resident.name,
    gender: resident.gender as Gender | null,
    birthYear: resident.birth_year,
    occupation: resident.occupation,
    groupId: resident.group_id,
    groupName: resident.groupName ?? '',
    emergencyName: resident.emergency_name,
    emergencyPhone: maskPhone(resident.emergency_phone),
    notes: resident.notes,
    importing: resident.import_id !== null && importing.has(resident.import_id),
    phones: (phones.get(id) ?? []).map((row) => ({
      id: row.id,
      masked: maskPhone(row.phone),
      label: row.label,
    })),
    plates: plates.map(({ plate }) => plate),
    occupancies: occupancies.map(({ building, unit, room, is_primary, role, ...occupancy }) => ({
      ...occupancy,
      label: formatRoom({ building, unit, room }),
      longLabel: formatRoomLong({ building, unit, room }),
      role: role as OccupancyRole,
      primary: is_primary === 1,
    })),
    tickets,
  }
}
