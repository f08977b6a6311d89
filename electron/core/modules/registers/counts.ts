import { sql, type SqlBool } from 'kysely'
import { startOfDay } from '../../../../shared/time/zone.ts'
import type { Call } from '../../kernel/call.ts'
import { longWaitBefore } from './parcel-list.ts'

/** How many are open in each register now, and how many of those somebody should look after. */
export async function registerCounts(call: Call) {
  const { db, now, today } = call
  const count = (column: string, condition = sql`1`) =>
    sql<number>`count(case when ${condition} then ${sql.ref(column)} end)`
  const [keys, loans, parcels, visitors, passes, services] = await Promise.all([
    db
      .selectFrom('held_keys')
      .select(count('id').as('all'))
      .where('returned_at', 'is', null)
      .where('voided_at', 'is', null)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('key_loans')
      .select([count('id').as('out'), count('id', sql`due_at < ${now}`).as('overdue')])
      .where('back_at', 'is', null)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('parcels')
      .select([count('id').as('waiting'), count('id', sql`arrived_at < ${longWaitBefore(call)}`).as('long')])
      .where('handed_at', 'is', null)
      .where('voided_at', 'is', null)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('visitors')
      .select([
        count('id').as('inside'),
        count('id', sql`arrived_at < ${startOfDay(call.services.timeZone, today)}`).as('overnight'),
      ])
      .where('left_at', 'is', null)
      .where('voided_at', 'is', null)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('item_passes')
      .select([
        count('id', sql`valid_on >= ${today}`).as('issued'),
        count('id', sql`valid_on < ${today}`).as('expired'),
      ])
      .where('released_at', 'is', null)
      .where('voided_at', 'is', null)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('service_requests')
      .select([count('id').as('open'), count('id', sql`wanted_on < ${today}`).as('overdue')])
      // As a literal, so that the index of open requests serves it.
      .where(sql<SqlBool>`state = 'open'`)
      .where('voided_at', 'is', null)
      .executeTakeFirstOrThrow(),
  ])
  return { keys: { held: keys.all - loans.out, ...loans }, parcels, visitors, passes, services }
}
