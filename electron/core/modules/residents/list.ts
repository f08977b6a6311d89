import type { Expression, SqlBool } from 'kysely'
import { groupBy } from '../../../../shared/collections/group.ts'
import { formatRoom } from '../../../../shared/modules/houses/room.ts'
import type { ResidentRow } from '../../../../shared/modules/residents/contract.ts'
import { maskPhone } from '../../../../shared/modules/residents/phone.ts'
import type { Gender } from '../../../../shared/modules/residents/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { importingIds } from '../imports/importing.ts'
import { currentOccupancies, openTicketsBy, phonesOf } from './current.ts'

export async function countResidents({ db }: Call, matching: Expression<SqlBool>): Promise<number> {
  const { total } = await db
    .selectFrom('residents')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where(matching)
    .executeTakeFirstOrThrow()
  return total
}

/** By number of rows for pages; after the last one seen for a long reading, so that nobody is skipped meanwhile. */
type Page = { limit: number } & ({ offset: number } | { after: number })

/** A page of residents in the order they were entered; `phonesShown` decides how a phone leaves the core. */
export async function residentRows(
  call: Call,
  matching: Expression<SqlBool>,
  page: Page,
  phonesShown: (phones: readonly string[]) => string = (phones) => maskPhone(phones[0] ?? ''),
): Promise<ResidentRow[]> {
  const { db } = call
  const residents = await db
    .selectFrom('residents')
    .leftJoin('resident_groups', 'resident_groups.id', 'residents.group_id')
    .select([
      'residents.id',
      'residents.name',
      'residents.gender',
      'residents.notes',
      'residents.import_id',
      'resident_groups.name as group',
    ])
    .where(matching)
    .$if('after' in page, (query) => query.where('residents.id', '>', (page as { after: number }).after))
    .orderBy('residents.id')
    .limit(page.limit)
    .offset('offset' in page ? page.offset : 0)
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
