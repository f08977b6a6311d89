import type { Kysely } from 'kysely'
import type { Backup, Holdings } from '../../../../shared/modules/backups/contract.ts'
import type { BackupReason } from '../../../../shared/modules/backups/terms.ts'
import { listBackups, writeBackup, type BackupPlace, type KeptBackup } from '../../database/backup/folder.ts'
import type { Tables } from '../../database/tables.ts'
import { asFault } from '../../kernel/errors.ts'
import type { Services } from '../../kernel/services.ts'
import { Turns } from '../../kernel/turns.ts'

const turns = new Turns()

export const placeOf = ({ folder, timeZone, appVersion, database }: Services): BackupPlace => ({
  folder,
  timeZone,
  appVersion,
  nativeBinding: database.nativeBinding,
})

/** Makes a backup, one at a time. Errors: DISK_FULL, FOLDER_UNSUITABLE, BACKUP_DAMAGED. */
export function makeBackup(services: Services, reason: BackupReason): Promise<KeptBackup> {
  const { database, folder, clock } = services
  return turns.take(folder, async () => {
    try {
      const made = await writeBackup(placeOf(services), database.file, reason, clock.now())
      services.backupFailure = null
      return made
    } catch (error) {
      const fault = asFault(error)
      services.backupFailure = fault.code
      throw fault
    }
  })
}

/** The same before something risky or at closing, where the office makes backups by itself and anything is new. */
export async function makeBackupIfChanged(services: Services, reason: BackupReason): Promise<void> {
  if (!services.backsUpByItself || services.stage !== 'ready') return
  const [newest] = listBackups(services.folder)
  if (newest && newest.auditSeq === (await auditSeq(services.database.kysely))) return
  await makeBackup(services, reason)
}

async function auditSeq(db: Kysely<Tables>): Promise<number> {
  return (await db.selectFrom('audit_head').select('seq').executeTakeFirstOrThrow()).seq
}

export const asBackup = ({ name, at, reason, size, appVersion, counts }: KeptBackup): Backup => ({
  name,
  at,
  reason,
  size,
  appVersion,
  holds: holdingsIn(counts),
})

const holdingsIn = (counts: Readonly<Record<string, number>>): Holdings => ({
  houses: counts['houses'] ?? 0,
  residents: counts['residents'] ?? 0,
  tickets: counts['tickets'] ?? 0,
})

/** What the office holds now, counted as a backup would count it. */
export async function holdingsNow(db: Kysely<Tables>): Promise<Holdings> {
  const count = async (table: keyof Holdings) => {
    const { rows } = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow()
    return rows
  }
  return {
    houses: await count('houses'),
    residents: await count('residents'),
    tickets: await count('tickets'),
  }
}
