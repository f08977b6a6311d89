import type { Database } from 'better-sqlite3'
import { Fault } from '../kernel/errors.ts'
import { firstCounter } from './migrations/0001-first-counter.ts'
import { archives } from './migrations/0002-archives.ts'
import { fullCounter } from './migrations/0003-full-counter.ts'
import { openMoney } from './migrations/0004-open-money.ts'
import { survey } from './migrations/0005-survey.ts'
import type { Migration } from './migrations/migration.ts'

/** In order, each id one more than the last. Released entries are never edited. */
export const migrations: readonly Migration[] = [firstCounter, archives, fullCounter, openMoney, survey]

export const schemaVersion = migrations.length

/**
 * Brings the schema to the newest version: each migration with its version number in one transaction, foreign keys
 * checked before the commit. Returns how many ran. Errors: DATABASE_FROM_FUTURE when the file is newer than this
 * program, and then nothing is touched; whatever a statement throws, and then the old version stands intact.
 */
export function migrate(database: Database, steps: readonly Migration[] = migrations): number {
  const current = database.pragma('user_version', { simple: true }) as number
  if (current > steps.length) throw new Fault('DATABASE_FROM_FUTURE')
  const pending = steps.slice(current)
  for (const step of pending) {
    database
      .transaction(() => {
        for (const statement of step.statements) database.exec(statement)
        const broken = database.pragma('foreign_key_check') as unknown[]
        if (broken.length > 0) throw new Fault('DATABASE_BROKEN', { params: { step: step.name } })
        database.pragma(`user_version = ${step.id}`)
      })
      .immediate()
  }
  return pending.length
}
