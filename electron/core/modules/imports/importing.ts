import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'

/** Imports being written or withdrawn right now: their rows are shown as 导入中. */
export async function importingIds(db: Kysely<Tables>): Promise<Set<number>> {
  const rows = await db
    .selectFrom('imports')
    .select('id')
    .where('state', 'in', ['applying', 'withdrawing'])
    .execute()
  return new Set(rows.map((row) => row.id))
}
