import type { Kysely } from 'kysely'
import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { removeUnfinished, writeBackup } from './database/backup/folder.ts'
import { openDatabase, type OpenDatabase } from './database/open.ts'
import type { Tables } from './database/tables.ts'
import { instantOf, systemClock, type Clock } from './kernel/clock.ts'
import { Downloads } from './kernel/downloads.ts'
import { asFault, Fault } from './kernel/errors.ts'
import { unwrapForMachine } from './kernel/keys.ts'
import type { Connection } from './kernel/call.ts'
import type { CoreContext } from './kernel/procedures.ts'
import type { Services } from './kernel/services.ts'
import { Sessions } from './kernel/sessions.ts'
import { Turns } from './kernel/turns.ts'
import { tidyPhotos } from './modules/attachments/tidy.ts'
import { keepBackingUp } from './modules/backups/daily.ts'
import { makeBackupIfChanged } from './modules/backups/make.ts'
import { removePrepared } from './modules/backups/restore.ts'
import { auditRestore } from './modules/backups/restored.ts'
import { removeLeftovers } from './modules/exports/export-folder.ts'
import { finishInterruptedImports } from './modules/imports/recovery.ts'
import { router, type Router } from './modules/router.ts'
import { completeFirstData } from './modules/setup/first-data.ts'
import { finishInterruptedSurveyImports } from './modules/surveys/imports/remove.ts'

export interface CoreOptions {
  /** The data folder; created when missing. */
  folder: string
  /** False when the folder was named on the command line. */
  folderChangeable: boolean
  host: 'desktop' | 'browser'
  /** 32 bytes kept by this machine outside the data folder; see folder/machine-key.ts. */
  machineKey: Buffer
  appVersion: string
  clock?: Clock
  /** False where backups are only made when somebody asks for one; true by default. */
  backsUpByItself?: boolean
  /** better-sqlite3's native file, where the bundled one does not fit the runtime. */
  nativeBinding?: string
}

/** The service center, open on one folder. A door serves `router` and hands in `context(connection)`. */
export interface Core {
  readonly router: Router
  readonly services: Services
  readonly folderId: string
  readonly stage: Services['stage']
  context(connection: Connection): CoreContext
  close(): Promise<void>
}

/**
 * Opens an office's folder. Errors: DATABASE_FROM_FUTURE, DATABASE_BROKEN, DISK_FULL, FOLDER_UNSUITABLE; nothing is
 * left open after one. The caller owns the folder's lock (folder/lock.ts).
 */
export async function openCore(options: CoreOptions): Promise<Core> {
  try {
    mkdirSync(options.folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new Fault('FOLDER_UNSUITABLE', {}, error)
  }
  removePrepared(options.folder)
  removeUnfinished(options.folder)
  let open = await openOn(options, reopen)
  let stopBackingUp = keepBackingUp(open.services)
  return {
    router,
    get services() {
      return open.services
    },
    folderId: open.folderId,
    get stage() {
      return open.services.stage
    },
    context: (connection) => ({
      get services() {
        return open.services
      },
      connection,
    }),
    async close() {
      stopBackingUp()
      // The office is closed whether or not the disk has room for another copy.
      await makeBackupIfChanged(open.services, 'closing').catch(() => undefined)
      await shut(open.services)
    },
  }

  async function reopen(replace: () => void): Promise<void> {
    stopBackingUp()
    await shut(open.services)
    try {
      replace()
    } finally {
      open = await openOn(options, reopen)
      stopBackingUp = keepBackingUp(open.services)
    }
  }
}

async function shut({ downloads, database }: Services): Promise<void> {
  await downloads.clear()
  await database.close()
}

interface Opened {
  services: Services
  folderId: string
}

async function openOn(options: CoreOptions, reopen: Services['reopen']): Promise<Opened> {
  const clock = options.clock ?? systemClock
  const { folder, nativeBinding, appVersion } = options
  const file = join(folder, 'guanjia.db')
  // Nobody knows yet where the office is: the name of this one backup tells Shanghai's time.
  const place = { folder, timeZone: usualTimeZone, appVersion, nativeBinding }
  const backUp = () => writeBackup(place, file, 'migration', clock.now())
  const database = await openDatabase(file, nativeBinding, backUp).catch((error: unknown) => {
    throw asFault(error)
  })
  try {
    return await start(options, database, clock, reopen)
  } catch (error) {
    await database.close()
    throw asFault(error)
  }
}

const usualTimeZone = 'Asia/Shanghai'

async function start(
  options: CoreOptions,
  database: OpenDatabase,
  clock: Clock,
  reopen: Services['reopen'],
): Promise<Opened> {
  const db = database.kysely
  const folderId = await identityOf(db, instantOf(clock.now()))
  const sessions = new Sessions(clock)
  await sessions.endLeftovers(db)
  const office = await db.selectFrom('office').select(['time_zone', 'idle_minutes']).executeTakeFirst()
  if (office) {
    sessions.idleMinutes = office.idle_minutes
    await completeOlderOffice(db, instantOf(clock.now()))
  }

  const services: Services = {
    database,
    clock,
    sessions,
    downloads: new Downloads(),
    passwordTries: new Turns(),
    folder: options.folder,
    folderChangeable: options.folderChangeable,
    machineKey: options.machineKey,
    appVersion: options.appVersion,
    host: options.host,
    backsUpByItself: options.backsUpByItself ?? true,
    backupFailure: null,
    reopen,
    dataKey: office ? await unwrapForMachine(db, options.machineKey) : null,
    timeZone: office?.time_zone ?? usualTimeZone,
    stage: 'fresh',
    digest(value) {
      if (!services.dataKey) throw new Fault('KEY_LOCKED')
      return services.dataKey.digest(value)
    },
  }
  if (office) services.stage = services.dataKey ? 'ready' : 'key-locked'
  if (services.stage === 'ready') {
    const restored = await auditRestore(services)
    await finishInterruptedImports(services)
    await finishInterruptedSurveyImports(services)
    // The office opens whether or not forgotten photos can be removed.
    await tidyPhotos(services, restored).catch(() => undefined)
  }
  await removeLeftovers(services)
  return { services, folderId }
}

/** A folder of an earlier version lacks the lists and forms that came later. */
function completeOlderOffice(db: Kysely<Tables>, now: string): Promise<void> {
  const stamp = { created_at: now, created_by: null, updated_at: now, updated_by: null }
  return db.transaction().execute((transaction) => completeFirstData(transaction, stamp))
}

/** A folder's own name, made with it: a copy on a USB disk is still the same office. */
async function identityOf(db: Kysely<Tables>, now: string): Promise<string> {
  const known = await db.selectFrom('meta').select('value').where('key', '=', 'folder-id').executeTakeFirst()
  if (known) return known.value
  const value = randomUUID()
  await db
    .insertInto('meta')
    .values([
      { key: 'folder-id', value },
      { key: 'created-at', value: now },
    ])
    .execute()
  return value
}
