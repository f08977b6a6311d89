import { sql, type SqlBool } from 'kysely'
import type { Call } from '../../kernel/call.ts'

/** The state stands as a literal, so that the index of open promises serves it. */
export const open = sql<SqlBool>`promises.state = 'open'`

/** How many promises made to a resident are neither kept nor broken yet, for their card. */
export async function openPromisesOf({ db }: Call, residentId: number): Promise<number> {
  const { count } = await db
    .selectFrom('contacts')
    .innerJoin('promises', 'promises.contact_id', 'contacts.id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('contacts.resident_id', '=', residentId)
    .where(open)
    .executeTakeFirstOrThrow()
  return count
}

/** Open promises due today, and before today, for the desk. */
export async function duePromises({ db, today }: Call): Promise<{ dueToday: number; overdue: number }> {
  const rows = await db
    .selectFrom('promises')
    .select(['due_on', (eb) => eb.fn.countAll<number>().as('count')])
    .where(open)
    .where('due_on', '<=', today)
    .groupBy('due_on')
    .execute()
  const sum = (counted: typeof rows) => counted.reduce((total, { count }) => total + count, 0)
  return {
    dueToday: sum(rows.filter((row) => row.due_on === today)),
    overdue: sum(rows.filter((row) => row.due_on < today)),
  }
}
