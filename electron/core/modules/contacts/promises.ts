import { expressionBuilder, sql, type Expression, type SqlBool } from 'kysely'
import type { z } from 'zod'
import type { contactsContract, PromiseRow } from '../../../../shared/modules/contacts/contract.ts'
import type { PromiseState } from '../../../../shared/modules/contacts/terms.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { roomLabel } from '../tickets/names.ts'
import { open } from './open-promises.ts'
import { promiseColumns } from './rows.ts'

type Input = z.output<NonNullable<(typeof contactsContract.promises)['~orpc']['inputSchema']>>

/** The book of promises: open ones first with the longest overdue at the top, then the last settled. */
export async function promiseBook(call: Call, input: Input): Promise<{ rows: PromiseRow[]; total: number }> {
  const wanted = matching(call, input)
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
    .where(wanted)
    .orderBy((eb) => eb.case().when(open).then(0).else(1).end())
    .orderBy((eb) => eb.case().when(open).then(eb.ref('promises.due_on')).else(null).end())
    .orderBy('promises.settled_at', 'desc')
    .orderBy('promises.id')
    .limit(input.size)
    .offset((input.page - 1) * input.size)
    .execute()
  const { total } = await call.db
    .selectFrom('promises')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where(wanted)
    .executeTakeFirstOrThrow()
  return {
    rows: rows.map(({ building, unit, room, state, ...promise }) => ({
      ...promise,
      state: state as PromiseState,
      by: promise.by ?? '',
      resident: promise.resident ?? '',
      room: roomLabel({ building, unit, room }),
      overdue: state === 'open' && promise.dueOn < call.today,
    })),
    total,
  }
}

function matching(call: Call, { state, overdue, mine }: Input): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'promises'>()
  const conditions: Expression<SqlBool>[] = []
  if (state) conditions.push(state === 'open' ? open : eb('promises.state', '=', state))
  if (overdue) conditions.push(open, eb('promises.due_on', '<', call.today))
  if (mine) conditions.push(eb('promises.staff_id', '=', call.actor.staffId))
  return conditions.length > 0 ? eb.and(conditions) : sql<SqlBool>`1 = 1`
}
