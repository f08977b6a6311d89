import type { Kysely } from 'kysely'
import { groupBy } from '../../../../shared/collections/group.ts'
import type { OccupancyRole } from '../../../../shared/modules/residents/terms.ts'
import { oneOf } from '../../database/one-of.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { occupanciesNow, phonesInOrder, shownOpenTickets } from './current.ts'
import { shownFlags } from './flags.ts'
import { platesOf } from './plates.ts'
import { tagsOf } from './tags.ts'

const parts = ['living', 'phones', 'plates', 'tags', 'flags', 'open'] as const
export type Part = (typeof parts)[number]

export type BesideResidents = Awaited<ReturnType<typeof besideResidents>>

/**
 * What stands in other tables about some residents, by their ids: where they live now, phones (whole), plates, tags,
 * flags as may be seen, how many tickets are open. Parts that are not wanted stay empty.
 */
export async function besideResidents(call: Call, ids: readonly number[], wanted: readonly Part[] = parts) {
  const { db } = call
  const of = (part: Part) => (wanted.includes(part) ? ids : [])
  const [living, phones, plates, tags, flags, open] = await Promise.all([
    homesOf(db, of('living')),
    numbersOf(db, of('phones')),
    platesOf(db, of('plates')),
    tagsOf(call, of('tags')),
    shownFlags(call, of('flags')),
    shownOpenTickets(call, 'resident_id', of('open')),
  ])
  return { living, phones, plates, tags, flags, open }
}

/** Only what a row tells: an export reads it of everybody. */
async function homesOf(db: Kysely<Tables>, residentIds: readonly number[]) {
  if (residentIds.length === 0) return new Map<number, never[]>()
  const rows = await occupanciesNow(db)
    .select([
      'occupancies.resident_id as residentId',
      'occupancies.house_id as houseId',
      'occupancies.role',
      'buildings.name as building',
      'houses.unit',
      'houses.room',
    ])
    .where('occupancies.resident_id', 'in', oneOf(residentIds))
    .$narrowType<{ role: OccupancyRole }>()
    .execute()
  return groupBy(rows, (row) => row.residentId)
}

async function numbersOf(db: Kysely<Tables>, residentIds: readonly number[]) {
  if (residentIds.length === 0) return new Map<number, never[]>()
  const rows = await phonesInOrder(db, residentIds).select(['resident_id', 'phone']).execute()
  return groupBy(rows, (row) => row.resident_id)
}
