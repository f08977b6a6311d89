import { z } from 'zod'
import { command, query, task } from '../../contract/procedure.ts'
import { requiredWords, words } from '../../contract/values.ts'
import { newPassword, loginName } from '../accounts/terms.ts'

/** Where an office's folder stands: nobody yet, its key missing on this machine, or in use. */
export const setupStages = ['fresh', 'key-locked', 'ready'] as const
export type SetupStage = (typeof setupStages)[number]

export const setupContract = {
  status: query('public').output(
    z.object({
      stage: z.enum(setupStages),
      /** The data folder as a person would read it. */
      folder: z.string(),
      /** False when the folder was named on the command line. */
      folderChangeable: z.boolean(),
      host: z.enum(['desktop', 'browser']),
      appVersion: z.string(),
      /** Invented data to look around in: marked everywhere, and never turned into an office's own. */
      demo: z.boolean(),
    }),
  ),
  complete: task('public')
    .input(
      z.object({
        person: z.object({ name: requiredWords(30), login: loginName, password: newPassword }),
        office: z.object({ name: requiredWords(60), hotline: words(40).default('') }),
        community: z.object({ name: requiredWords(60) }),
        demo: z.boolean().default(false),
      }),
    )
    .output(z.object({ recoveryCode: z.string() })),
  /** On another machine: the recovery code opens the data key again. */
  unlockKey: task('public')
    .input(z.object({ recoveryCode: requiredWords(100) }))
    .output(z.object({})),
  /** The recovery code was written down; until then an administrator is reminded to renew it. */
  confirmRecoveryCode: command('users.manage').output(z.object({})),
}
