import { formatRoom, formatRoomLong } from '../../../../shared/modules/houses/room.ts'
import { maskPhone } from '../../../../shared/modules/residents/phone.ts'
import type { Gender } from '../../../../shared/modules/residents/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { openPromisesOf } from '../contacts/open-promises.ts'
import { importingIds } from '../imports/importing.ts'
import { ticketBriefs } from '../tickets/briefs.ts'
import { bandsOf } from './bands.ts'
import { phonesOf } from './current.ts'
import { shownFlags } from './flags.ts'
import { shownIdNumber } from './id-number.ts'
import { occupanciesOf } from './occupancies.ts'
import { platesOf } from './plates.ts'
import { preferencesOf } from './preferences.ts'
import { tagsOf } from './tags.ts'

/** One person with all that is known of them, phones and ID number masked; archived ones too. Error: NOT_FOUND. */
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
  const [phones, plates, tags, flags, occupancies, importing] = await Promise.all([
    phonesOf(db, [id]),
    platesOf(db, [id]),
    tagsOf(call, [id]),
    shownFlags(call, [id]),
    occupanciesOf(db, id),
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
    contactTime: resident.contact_time,
    contactWishes: resident.contact_wishes,
    notes: resident.notes,
    idNumber: shownIdNumber(call.services, resident.id_number_sealed),
    mergedInto: resident.merged_into,
    archivedAt: resident.archived_at,
    importing: resident.import_id !== null && importing.has(resident.import_id),
    phones: (phones.get(id) ?? []).map(({ phone, ...row }) => ({ ...row, masked: maskPhone(phone) })),
    plates: plates.get(id) ?? [],
    tags: tags.get(id) ?? [],
    flags: flags.get(id) ?? [],
    bands: await bandsOf(call, id),
    preferences: await preferencesOf(call, id),
    openPromises: await openPromisesOf(call, id),
    occupancies: occupancies.map(({ building, unit, room, ...occupancy }) => ({
      ...occupancy,
      label: formatRoom({ building, unit, room }),
      longLabel: formatRoomLong({ building, unit, room }),
    })),
    tickets: await ticketBriefs(call, { residentId: id }),
  }
}
