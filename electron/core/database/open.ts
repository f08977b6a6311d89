import BetterSqlite from 'better-sqlite3'
import { Kysely } from 'kysely'
import { existsSync, statSync } from 'node:fs'
import { createFileAtomic } from '../folder/atomic-file.ts'
import { asFault, Fault } from '../kernel/errors.ts'
import { ImmediateSqliteDialect, type CommitCounter } from './dialect.ts'
import { applicationId } from './identity.ts'
import { migrate, schemaVersion } from './migrate.ts'
import type { Tables } from './tables.ts'

/** Makes a backup of the file that is about to be migrated. */
type BackUp = () => Promise<unknown>
const nothing: BackUp = () => Promise.resolve()

export interface OpenDatabase {
  file: string
  /** Queries and transactions; one connection, so a command never meets another half way. */
  kysely: Kysely<Tables>
  /** For database/ only: pragmas, backup, integrity checks. */
  raw: BetterSqlite.Database
  /** The native file it was opened with, for whoever opens a second database beside it. */
  nativeBinding: string | undefined
  /** How many transactions were committed since opening. */
  commits: CommitCounter
  /** True when this opening made the file. */
  created: boolean
  close(): Promise<void>
}

/**
 * Opens an office's database, asserts every pragma its promises rest on, and migrates it, after `backUp`. Errors: DATABASE_FROM_FUTURE (file untouched), DATABASE_BROKEN (not SQLite, another program's, damaged),
 * DISK_FULL.
 */
export async function openDatabase(
  file: string,
  nativeBinding?: string,
  backUp: BackUp = nothing,
): Promise<OpenDatabase> {
  const endedWell = !existsSync(`${file}-wal`)
  // A log without its database is what is left of somebody's data; a new file would take it for its own.
  if (!endedWell && !existsSync(file)) throw new Fault('DATABASE_BROKEN')
  const created = !existsSync(file) && createFile(file, nativeBinding)
  const raw = openFile(file, nativeBinding)
  try {
    refuseForeignFile(raw)
    if (!endedWell || statSync(file).size <= alwaysCheckedBytes) refuseDamagedFile(raw)
    configure(raw)
    if (raw.pragma('user_version', { simple: true }) !== schemaVersion) await backUp()
    migrate(raw)
  } catch (error) {
    raw.close()
    throw asFault(error)
  }
  const commits = { count: 0 }
  const kysely = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect(raw, commits) })
  return { file, kysely, raw, nativeBinding, commits, created, close: () => closeBoth(kysely, raw) }
}

async function closeBoth(kysely: Kysely<Tables>, raw: BetterSqlite.Database): Promise<void> {
  await kysely.destroy()
  // Kysely closes the file only when it ever ran a query.
  if (raw.open) raw.close()
}

function openFile(file: string, nativeBinding?: string): BetterSqlite.Database {
  try {
    return new BetterSqlite(file, nativeBinding ? { nativeBinding } : {})
  } catch (error) {
    throw asFault(error)
  }
}

/**
 * Made in memory and put in its place whole: a crash or a full disk leaves no file or all of it, never one that would
 * be refused as empty ever after. False when another process was first.
 */
function createFile(file: string, nativeBinding?: string): boolean {
  const blank = openFile(':memory:', nativeBinding)
  try {
    blank.pragma(`application_id = ${applicationId}`)
    migrate(blank)
    return createFileAtomic(file, blank.serialize())
  } finally {
    blank.close()
  }
}

/** Before anything is written: a file of another program, an empty file or one from the future stays as it is. */
function refuseForeignFile(raw: BetterSqlite.Database): void {
  const identity = raw.pragma('application_id', { simple: true })
  const version = raw.pragma('user_version', { simple: true }) as number
  if (identity !== applicationId) throw new Fault('DATABASE_BROKEN')
  if (version > schemaVersion) throw new Fault('DATABASE_FROM_FUTURE')
}

/**
 * Up to this size every opening reads the file through, at about 2 ms a megabyte. A larger one is read only when the
 * last run did not end by closing it, which would have removed its log; otherwise damage shows when it is met.
 */
const alwaysCheckedBytes = 64 * 2 ** 20

function refuseDamagedFile(raw: BetterSqlite.Database): void {
  if (raw.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new Fault('DATABASE_BROKEN')
}

const required: Record<string, string | number> = {
  journal_mode: 'wal',
  // better-sqlite3 makes WAL's default NORMAL, which loses acknowledged commits in a power cut.
  synchronous: 2,
  foreign_keys: 1,
  secure_delete: 1,
}

function configure(raw: BetterSqlite.Database): void {
  raw.pragma('journal_mode = WAL')
  raw.pragma('synchronous = FULL')
  raw.pragma('foreign_keys = ON')
  raw.pragma('secure_delete = ON')
  raw.pragma('busy_timeout = 5000')
  for (const [pragma, expected] of Object.entries(required)) {
    if (raw.pragma(pragma, { simple: true }) !== expected)
      throw new Fault('DATABASE_BROKEN', { params: { pragma } })
  }
}
