import type { Kysely, UpdateObject } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { Call } from './call.ts'
import { Fault } from './errors.ts'

/** Tables whose rows are edited under optimistic locking. */
export type VersionedTable = {
  [Table in keyof Tables]: Tables[Table] extends { id: unknown; version: unknown } ? Table : never
}[keyof Tables]

/**
 * Writes a row only if it is still the version the writer saw. Errors: NOT_FOUND, CONFLICT. Answers with the version
 * written.
 */
export async function updateVersioned<Table extends VersionedTable>(
  call: Call,
  table: Table,
  reference: { id: number; version: number },
  values: UpdateObject<Tables, Table>,
): Promise<{ id: number; version: number }> {
  const version = reference.version + 1
  // Kysely cannot type a table that is a parameter; the columns named here are in every VersionedTable.
  const db = call.db as unknown as Kysely<{ row: { id: number; version: number } }>
  const name = table as 'row'
  const result = await db
    .updateTable(name)
    .set({ ...values, ...call.updated, version } as never)
    .where('id', '=', reference.id)
    .where('version', '=', reference.version)
    .executeTakeFirst()
  if (result.numUpdatedRows > 0n) return { id: reference.id, version }
  const exists = await db.selectFrom(name).select('id').where('id', '=', reference.id).executeTakeFirst()
  throw new Fault(exists ? 'CONFLICT' : 'NOT_FOUND')
}
