import type { PromiseRow } from '../../../../shared/modules/contacts/contract.ts'
import type { PromiseState } from '../../../../shared/modules/contacts/terms.ts'
import { oneOf } from '../../database/one-of.ts'
import type { Call } from '../../kernel/call.ts'
import { roomLabel } from '../tickets/names.ts'
import { open } from './open-promises.ts'
import { matchingPromises, type PromiseFilter } from './promise-filter.ts'
import { promiseColumns } from './rows.ts'

/** One page of the book of promises, in its order, and how many there are in all. */
export async function promiseBook(
  call: Call,
  { page, size, ...filter }: PromiseFilter & { page: number; size: number },
): Promise<{ rows: PromiseRow[]; total: number }> {
  const shown = await promiseIds(call, filter)
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const { total } = await call.db
    .selectFrom('promises')
    .innerJoin('contacts', 'contacts.id', 'promises.contact_id')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where(matchingPromises(call, filter))
    .executeTakeFirstOrThrow()
  const ids = shown.map(({ id }) => id)
  return { rows: await promiseRows(call, ids), total }
}

/** Open promises first with the longest overdue at the top, then the last settled. */
export const promiseIds = (call: Call, filter: PromiseFilter) =>
  call.db
    .selectFrom('promises')
    .innerJoin('contacts', 'contacts.id', 'promises.contact_id')
    .select('promises.id')
    .where(matchingPromises(call, filter))
    .orderBy((eb) => eb.case().when(open).then(0).else(1).end())
    .orderBy((eb) => eb.case().when(open).then(eb.ref('promises.due_on')).else(null).end())
    .orderBy('promises.settled_at', 'desc')
    .orderBy('promises.id')

/** Promises with the names that a row shows, in the order of their ids as given. */
export async function promiseRows(call: Call, ids: readonly number[]): Promise<PromiseRow[]> {
  const rows = await call.db
    .selectFrom('promises')
    .innerJoin('contacts', 'contacts.id', 'promises.contact_id')
    .leftJoin('residents', 'residents.id', 'contacts.resident_id')
    .leftJoin('houses', 'houses.id', 'contacts.house_id')
    .leftJoin('buildings', 'buildings.id', 'houses.building_id')
    .leftJoin('staff', 'staff.id', 'promises.staff_id')
    .select([
      ...promiseColumns,
      'contacts.at as madeAt',
      'contacts.resident_id as residentId',
      'contacts.house_id as houseId',
      'residents.name as resident',
      'buildings.name as building',
      'houses.unit',
      'houses.room',
    ])
    .where('promises.id', 'in', oneOf(ids))
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids
    .map((id) => byId.get(id))
    .filter((row) => row !== undefined)
    .map(({ building, unit, room, state, ...promise }) => ({
      ...promise,
      state: state as PromiseState,
      by: promise.by ?? '',
      resident: promise.resident ?? '',
      room: roomLabel({ building, unit, room }),
      overdue: state === 'open' && promise.dueOn < call.today,
    }))
}
