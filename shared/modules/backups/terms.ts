/** Why a backup was made: once a day, when the program closed, before something risky, or because somebody asked. */
export const backupReasons = ['daily', 'closing', 'import', 'migration', 'restore', 'manual'] as const
export type BackupReason = (typeof backupReasons)[number]

/** A backup's file, `guanjia-20261122-084000-daily.db`; its moment is in the office's time zone. */
export const backupName = /^guanjia-\d{8}-\d{6}-[a-z]+(?:-\d+)?\.db$/
