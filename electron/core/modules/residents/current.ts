import { groupBy } from '../../../../shared/collections/group.ts'
import type { Kysely } from 'kysely'
import type { OccupancyRole } from '../../../../shared/modules/residents/terms.ts'
import { oneOf } from '../../database/one-of.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'

export interface CurrentOccupancy {
  houseId: number
  residentId: number
  residentName: string
  role: OccupancyRole
  primary: boolean
  building: string
  unit: string
  room: string
}

/** Who lives where now, the primary contact first. Give the houses or the residents in question. */
export async function currentOccupancies(
  db: Kysely<Tables>,
  of: { houseIds: readonly number[] } | { residentIds: readonly number[] },
): Promise<CurrentOccupancy[]> {
  const [column, ids] =
    'houseIds' in of
      ? (['occupancies.house_id', of.houseIds] as const)
      : (['occupancies.resident_id', of.residentIds] as const)
  if (ids.length === 0) return []
  const rows = await occupanciesNow(db)
    .select([
      'occupancies.house_id as houseId',
      'occupancies.resident_id as residentId',
      'residents.name as residentName',
      'occupancies.role',
      'occupancies.is_primary',
      'buildings.name as building',
      'houses.unit',
      'houses.room',
    ])
    .where(column, 'in', oneOf(ids))
    .execute()
  return rows.map(({ is_primary, role, ...row }) => ({
    ...row,
    role: role as OccupancyRole,
    primary: is_primary === 1,
  }))
}

/** Every occupancy of today with its resident, house and building, the primary contact first. */
export const occupanciesNow = (db: Kysely<Tables>) =>
  db
    .selectFrom('occupancies')
    .innerJoin('residents', 'residents.id', 'occupancies.resident_id')
    .innerJoin('houses', 'houses.id', 'occupancies.house_id')
    .innerJoin('buildings', 'buildings.id', 'houses.building_id')
    .where('occupancies.until', 'is', null)
    .where('residents.archived_at', 'is', null)
    .where('houses.archived_at', 'is', null)
    .orderBy('occupancies.is_primary', 'desc')
    .orderBy('occupancies.id')

/** Each resident's phones in their order, whole: mask them before they leave the core. */
export async function phonesOf(
  db: Kysely<Tables>,
  residentIds: readonly number[],
): Promise<Map<number, { id: number; version: number; phone: string; label: string }[]>> {
  if (residentIds.length === 0) return new Map()
  const rows = await phonesInOrder(db, residentIds)
    .select(['id', 'version', 'resident_id', 'phone', 'label'])
    .execute()
  return groupBy(rows, (row) => row.resident_id)
}

export const phonesInOrder = (db: Kysely<Tables>, residentIds: readonly number[]) =>
  db
    .selectFrom('resident_phones')
    .where('resident_id', 'in', oneOf(residentIds))
    .orderBy('resident_id')
    .orderBy('position')
    .orderBy('id')

type OpenTicketsOf = [column: 'house_id' | 'resident_id', ids: readonly number[]]

/** How many tickets are not closed yet, by house or by resident. */
export async function openTicketsBy(
  db: Kysely<Tables>,
  ...[column, ids]: OpenTicketsOf
): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('tickets')
    .select([column, (eb) => eb.fn.countAll<number>().as('count')])
    .where(column, 'in', oneOf(ids))
    .where('state', 'in', ['open', 'assigned', 'done'])
    .groupBy(column)
    .execute()
  return new Map(rows.map((row) => [row[column]!, row.count]))
}

/** The same as far as whoever asks may know of tickets: nothing without the permission `tickets.read`. */
export const shownOpenTickets = async (call: Call, ...of: OpenTicketsOf): Promise<Map<number, number>> =>
  call.may('tickets.read') ? openTicketsBy(call.db, ...of) : new Map()
