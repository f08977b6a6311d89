import type { Statement } from 'better-sqlite3'
import type { OpenDatabase } from './open.ts'

const statements = new WeakMap<OpenDatabase, Statement>()

/**
 * Rows written since the database was opened, by anybody: while it stays the same, nothing that was read has changed. Null in the
 * middle of a transaction, whose rows are counted and not there yet for another connection.
 */
export function rowsWritten(database: OpenDatabase): number | null {
  if (database.raw.inTransaction) return null
  let statement = statements.get(database)
  if (!statement)
    statements.set(database, (statement = database.raw.prepare('SELECT total_changes()').pluck()))
  return statement.get() as number
}
