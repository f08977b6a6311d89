import BetterSqlite from 'better-sqlite3'
import { Kysely } from 'kysely'
import { ImmediateSqliteDialect } from './dialect.ts'
import type { Tables } from './tables.ts'

/**
 * Reads a database that is open elsewhere, all of it as of one moment, on a connection of its own that cannot write. It is closed when
 * `read` has ended: a file somebody still reads cannot be replaced by a restore everywhere.
 */
export async function readBeside<Result>(
  file: string,
  nativeBinding: string | undefined,
  read: (db: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  const raw = new BetterSqlite(file, {
    readonly: true,
    fileMustExist: true,
    ...(nativeBinding ? { nativeBinding } : {}),
  })
  try {
    const kysely = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect(raw, { count: 0 }) })
    return await kysely.transaction().execute(read)
  } finally {
    raw.close()
  }
}
