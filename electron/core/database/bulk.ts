import type { Statement } from 'better-sqlite3'
import type { Insertable } from 'kysely'
import type { OpenDatabase } from './open.ts'
import type { Tables } from './tables.ts'

const statements = new WeakMap<OpenDatabase, Map<string, Statement>>()

/**
 * Writes many rows of one table inside the transaction that is open, several times as fast as through a query builder.
 * All rows have the columns of the first one. Answers with their ids in the order given; a table without ids of its own
 * answers with nothing useful. Call it only from within a transaction of one's own.
 */
export function insertMany<Table extends keyof Tables & string>(
  database: OpenDatabase,
  table: Table,
  rows: readonly Insertable<Tables[Table]>[],
): number[] {
  const [first] = rows
  if (first === undefined) return []
  const columns = Object.keys(first)
  const insert = statement(database, table, columns)
  const values: unknown[] = columns.map(() => null)
  return rows.map((row) => {
    for (let at = 0; at < columns.length; at++) values[at] = (row as Record<string, unknown>)[columns[at]!]
    return Number(insert.run(values).lastInsertRowid)
  })
}

function statement(database: OpenDatabase, table: string, columns: readonly string[]): Statement {
  let known = statements.get(database)
  if (!known) statements.set(database, (known = new Map<string, Statement>()))
  const text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
  let found = known.get(text)
  if (!found) known.set(text, (found = database.raw.prepare(text)))
  return found
}
