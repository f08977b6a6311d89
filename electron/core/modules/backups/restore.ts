import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { backupsFolder, verifyBackup } from '../../database/backup/folder.ts'
import { schemaVersion } from '../../database/migrate.ts'
import { openDatabase } from '../../database/open.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { isDemo } from '../setup/demo.ts'
import { importingIds } from '../imports/importing.ts'
import { makeBackup, placeOf } from './make.ts'
import { rememberRestore } from './restored.ts'

/** A restored database before it takes its place, beside the one it will replace so that a rename is enough. */
const preparedName = 'guanjia.db.restoring'

/**
 * Puts the office back to a backup. Everything that can fail happens to a copy; the database itself is replaced by one
 * rename, before which a crash leaves the present state and after which the restored one. Errors: NOT_FOUND,
 * BACKUP_DAMAGED, IMPORT_RUNNING, DATABASE_FROM_FUTURE, DISK_FULL, DEMO_MIXED.
 */
export async function restoreBackup(call: Call, name: string): Promise<void> {
  const { services } = call
  if ((await importingIds(call.db)).size > 0) throw new Fault('IMPORT_RUNNING')
  const backup = await verifyBackup(placeOf(services), name)
  if (backup.schema > schemaVersion) throw new Fault('DATABASE_FROM_FUTURE')
  await call.transact((inside) => inside.audit({ subject: 'backup', label: name }))
  const present = await makeBackup(services, 'restore')
  const { file, nativeBinding } = services.database
  const prepared = join(services.folder, preparedName)
  try {
    removePrepared(services.folder)
    copyFileSync(join(backupsFolder(services.folder), name), prepared)
    const copy = await openDatabase(prepared, nativeBinding)
    try {
      // Invented people never come among real ones, nor the other way round.
      if ((await isDemo(copy.kysely)) !== (await isDemo(call.db))) throw new Fault('DEMO_MIXED')
      await rememberRestore(copy.kysely, {
        at: call.now,
        userId: call.actor.userId,
        actor: call.actor.name,
        host: call.connection.host,
        name,
        replaced: present.name,
        headSeq: present.auditSeq,
        headHash: present.auditHash,
      })
    } finally {
      await copy.close()
    }
    await services.reopen(() => {
      // A log that stayed would be taken for the restored file's own.
      if (existsSync(`${file}-wal`)) throw new Fault('NOT_ALLOWED_NOW')
      renameSync(prepared, file)
    })
  } finally {
    removePrepared(services.folder)
  }
}

/** What a restore that was cut short left beside the database. */
export function removePrepared(folder: string): void {
  for (const end of ['', '-wal', '-shm', '-journal'])
    rmSync(join(folder, preparedName + end), { force: true })
}
