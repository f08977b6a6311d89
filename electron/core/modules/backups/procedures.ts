import { backupsFolder, listBackups } from '../../database/backup/folder.ts'
import { procedures } from '../../kernel/procedures.ts'
import { requireRecentPassword } from '../accounts/own-password.ts'
import { asBackup, holdingsNow, makeBackup } from './make.ts'
import { restoreBackup } from './restore.ts'

export const backups = procedures.backups.router({
  status: procedures.backups.status.handler(({ context: { call } }) => ({
    lastAt: listBackups(call.services.folder)[0]?.at ?? null,
    failure: call.services.backupFailure,
  })),

  list: procedures.backups.list.handler(async ({ context: { call } }) => ({
    folder: backupsFolder(call.services.folder),
    now: await holdingsNow(call.db),
    backups: listBackups(call.services.folder).map(asBackup),
  })),

  make: procedures.backups.make.handler(async ({ context: { call } }) => {
    const made = await makeBackup(call.services, 'manual')
    await call.transact((inside) => inside.audit({ subject: 'backup', label: made.name }))
    return asBackup(made)
  }),

  restore: procedures.backups.restore.handler(async ({ input, context: { call } }) => {
    requireRecentPassword(call)
    await restoreBackup(call, input.name)
    return {}
  }),
})
