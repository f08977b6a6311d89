import type { Database, Statement } from 'better-sqlite3'
import { CompiledQuery, SqliteDialect, SqliteDriver, type DatabaseConnection, type Driver } from 'kysely'

export interface CommitCounter {
  count: number
}

/**
 * Kysely's SQLite dialect with three differences: a transaction takes the write lock at once (a deferred one can fail
 * half way when it first writes), one that SQLite has rolled back itself is not rolled back again, and prepared
 * statements are kept, since Kysely prepares every query anew.
 */
export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #driver: Driver

  constructor(database: Database, commits: CommitCounter) {
    const cached = withStatementCache(database)
    super({ database: cached })
    this.#driver = new ImmediateDriver(database, cached, commits)
  }

  override createDriver(): Driver {
    return this.#driver
  }
}

class ImmediateDriver extends SqliteDriver {
  readonly #database: Database
  readonly #commits: CommitCounter

  constructor(database: Database, cached: ReturnType<typeof withStatementCache>, commits: CommitCounter) {
    super({ database: cached })
    this.#database = database
    this.#commits = commits
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection)
    this.#commits.count++
  }

  /** On a full disk SQLite has rolled back by itself; a second rollback would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection)
  }
}

const cachedStatements = 500

/** Least recently used statements are dropped first; Kysely's SQL text repeats exactly. */
function withStatementCache(database: Database) {
  const statements = new Map<string, Statement>()
  return {
    prepare(sql: string): Statement {
      const statement = statements.get(sql) ?? database.prepare(sql)
      statements.delete(sql)
      statements.set(sql, statement)
      if (statements.size > cachedStatements) statements.delete(statements.keys().next().value as string)
      return statement
    },
    close: () => database.close(),
  }
}
