import { z } from 'zod'
import { query, task } from '../../contract/procedure.ts'
import { instant } from '../../contract/values.ts'
import { errorCodes, type ErrorCode } from '../../contract/errors.ts'
import { backupName, backupReasons } from './terms.ts'

/** What an office holds, for telling two states of it apart. */
const holdings = z.object({
  houses: z.number().int(),
  residents: z.number().int(),
  tickets: z.number().int(),
})
export type Holdings = z.infer<typeof holdings>

const name = z.string().regex(backupName)

const backup = z.object({
  /** The file's name inside the folder. */
  name,
  at: instant,
  reason: z.enum(backupReasons),
  /** Bytes. */
  size: z.number().int(),
  appVersion: z.string(),
  holds: holdings,
})
export type Backup = z.infer<typeof backup>

export const backupsContract = {
  /** The status bar: when the last good one was made, and why none could be since. */
  status: query('member', { passive: true }).output(
    z.object({
      lastAt: instant.nullable(),
      failure: z.enum(Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]).nullable(),
    }),
  ),
  /** Newest first, with what the office holds now. */
  list: query('backups.manage').output(
    z.object({ folder: z.string(), now: holdings, backups: z.array(backup) }),
  ),
  /** Makes one now. Errors: DISK_FULL, FOLDER_UNSUITABLE, BACKUP_DAMAGED when the copy does not stand the check. */
  make: task('backups.manage').output(backup),
  /**
   * Puts the office back to a backup; the present state becomes a backup first, and everybody has to sign in again.
   * Errors: PASSWORD_AGAIN, NOT_FOUND, BACKUP_DAMAGED, IMPORT_RUNNING, DATABASE_FROM_FUTURE, DISK_FULL; the present state stays then.
   */
  restore: task('backups.manage').input(z.object({ name })).output(z.object({})),
}
