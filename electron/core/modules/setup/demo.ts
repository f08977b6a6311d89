import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'

/** A folder of invented data says so for good: there is no way to take the mark away. */
const key = 'demo'

export async function markDemo(db: Kysely<Tables>): Promise<void> {
  await db.insertInto('meta').values({ key, value: '1' }).execute()
}

export async function isDemo(db: Kysely<Tables>): Promise<boolean> {
  return (await db.selectFrom('meta').select('key').where('key', '=', key).executeTakeFirst()) !== undefined
}
