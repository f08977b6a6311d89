import type { UpdateObject } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { Call } from './call.ts'
import { updateVersioned, type VersionedTable } from './rows.ts'

/** Tables of entries that are put away rather than deleted. */
type ShelvedTable = {
  [Table in VersionedTable]: Tables[Table] extends { archived_at: unknown } ? Table : never
}[VersionedTable]

/**
 * Puts an entry away, or brings it back with null, and says so in the audit under its name. Whether it may be is the caller's
 * to know.
 * Errors: NOT_FOUND, CONFLICT.
 */
export async function setArchived<Table extends ShelvedTable>(
  call: Call,
  table: Table,
  subject: string,
  reference: { id: number; version: number },
  entry: { name: string; archived_at: string | null },
  archivedAt: string | null,
): Promise<{ id: number; version: number }> {
  const values = { archived_at: archivedAt } as unknown as UpdateObject<Tables, Table>
  const written = await updateVersioned(call, table, reference, values)
  await call.audit({
    subject,
    label: entry.name,
    fields: { archivedAt },
    before: { archivedAt: entry.archived_at },
  })
  return written
}
