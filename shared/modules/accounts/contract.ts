import { z } from 'zod'
import { permissions, roleCodes } from '../../contract/permissions.ts'
import { command, query, task } from '../../contract/procedure.ts'
import { id, instant, requiredWords, version, written } from '../../contract/values.ts'
import { loginName, newPassword } from './terms.ts'

export const person = z.object({
  userId: id,
  staffId: id,
  name: z.string(),
  login: z.string(),
  roles: z.array(z.string()),
  permissions: z.array(z.enum(permissions)),
})
export type Person = z.infer<typeof person>

const userRow = z.object({
  id,
  version,
  name: z.string(),
  login: z.string(),
  roles: z.array(z.string()),
  active: z.boolean(),
  lastLoginAt: instant.nullable(),
})

export const accountsContract = {
  /** Who is signed in on this connection; null for nobody. Asking does not count as activity. */
  current: query('public', { passive: true }).output(
    z.object({
      person: person.nullable(),
      idleMinutes: z.number().int().positive(),
      /** The recovery code was never confirmed as written down, and this person may make a new one. */
      recoveryUnconfirmed: z.boolean(),
    }),
  ),
  login: task('public')
    .input(z.object({ login: z.string().max(200), password: z.string().max(500) }))
    .output(z.object({ person })),
  /** Ends the session in the core; `lock` keeps the page's drafts for the same person. */
  logout: task('public')
    .input(z.object({ reason: z.enum(['logout', 'lock']) }))
    .output(z.object({})),
  /** The printed code restores the only administrator's way in; a new code is returned and replaces it. */
  resetByRecoveryCode: task('public')
    .input(z.object({ recoveryCode: requiredWords(100), login: loginName, password: newPassword }))
    .output(z.object({ recoveryCode: z.string() })),
  /** A new recovery code in place of the old one, for somebody who gives their password again. */
  renewRecoveryCode: task('users.manage')
    .input(z.object({ password: z.string().max(500) }))
    .output(z.object({ recoveryCode: z.string() })),
  changePassword: task('member')
    .input(z.object({ current: z.string().max(500), next: newPassword }))
    .output(z.object({})),
  users: query('users.manage').output(z.array(userRow)),
  createUser: task('users.manage')
    .input(
      z.object({
        name: requiredWords(30),
        login: loginName,
        password: newPassword,
        roles: z.array(z.enum(roleCodes)).min(1),
        departmentId: id.nullable().default(null),
      }),
    )
    .output(written),
  setUserActive: command('users.manage')
    .input(z.object({ id, version, active: z.boolean() }))
    .output(written),
}
