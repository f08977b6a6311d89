import { groupBy } from '../../../../shared/collections/group.ts'
import { formatRoom } from '../../../../shared/modules/houses/room.ts'
import type { ResidentRow } from '../../../../shared/modules/residents/contract.ts'
import { maskPhone } from '../../../../shared/modules/residents/phone.ts'
import type { Gender, OccupancyRole } from '../../../../shared/modules/residents/terms.ts'
import { containing } from '../../database/text.ts'
import type { Call } from '../../kernel/call.ts'
import { importingIds } from '../imports/importing.ts'
import { searchBox } from '../search/box.ts'
import { currentOccupancies, openTicketsBy, phonesOf } from './current.ts'

export interface ResidentFilter {
  text?: string
  role?: OccupancyRole
  groupId?: number
  buildingId?: number
}

/** Whom a filter means. A text is understood as in the box (room, phone, pinyin), and also as part of a name. */
export async function matchingResidents(call: Call, filter: ResidentFilter) {
  const found = filter.text ? await searchBox(call, filter.text, 20) : []
  const foundIds = found.flatMap((row) => (row.residentId && row.kind !== 'ticket' ? [row.residentId] : []))
  let matching = call.db.selectFrom('residents').where('residents.archived_at', 'is', null)
  if (filter.groupId) matching = matching.where('residents.group_id', '=', filter.groupId)
  if (filter.text)
    matching = matching.where((eb) =>
      eb.or([containing('residents.name', filter.text!), eb('residents.id', 'in', foundIds)]),
    )
  if (filter.role || filter.buildingId)
    matching = matching.where(({ exists, selectFrom }) => {
      let living = selectFrom('occupancies')
        .innerJoin('houses', 'houses.id', 'occupancies.house_id')
        .select('occupancies.id')
        .whereRef('occupancies.resident_id', '=', 'residents.id')
        .where('occupancies.until', 'is', null)
      if (filter.role) living = living.where('occupancies.role', '=', filter.role)
      if (filter.buildingId) living = living.where('houses.building_id', '=', filter.buildingId)
      return exists(living)
    })
  return matching
}

export async function countResidents(call: Call, filter: ResidentFilter): Promise<number> {
  const matching = await matchingResidents(call, filter)
  const { total } = await matching
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

/** A page of residents in the order they were entered; `phonesShown` decides how a phone leaves the core. */
export async function residentRows(
  call: Call,
  filter: ResidentFilter,
  page: { limit: number; offset: number },
  phonesShown: (phones: readonly string[]) => string = (phones) => maskPhone(phones[0] ?? ''),
): Promise<ResidentRow[]> {
  const { db } = call
  const residents = await (
    await matchingResidents(call, filter)
  )
    .leftJoin('resident_groups', 'resident_groups.id', 'residents.group_id')
    .select([
      'residents.id',
      'residents.name',
      'residents.gender',
      'residents.notes',
      'residents.import_id',
      'resident_groups.name as group',
    ])
    .orderBy('residents.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const ids = residents.map((resident) => resident.id)
  const [occupancies, phones, open, importing] = await Promise.all([
    currentOccupancies(db, { residentIds: ids }),
    phonesOf(db, ids),
    openTicketsBy(db, 'resident_id', ids),
    importingIds(db),
  ])
  const living = groupBy(occupancies, (occupancy) => occupancy.residentId)
  return residents.map(({ import_id, ...resident }) => ({
    ...resident,
    gender: resident.gender as Gender | null,
    group: resident.group ?? '',
    houses: (living.get(resident.id) ?? []).map((occupancy) => ({
      id: occupancy.houseId,
      label: formatRoom(occupancy),
      role: occupancy.role,
    })),
    phone: phonesShown((phones.get(resident.id) ?? []).map(({ phone }) => phone)),
    openTickets: open.get(resident.id) ?? 0,
    importing: import_id !== null && importing.has(import_id),
  }))
}
