import { z } from 'zod'
import { permissions } from '../../contract/permissions.ts'
import { command, query, task } from '../../contract/procedure.ts'
import { id, instant, requiredWords, version, written } from '../../contract/values.ts'
import { formCodes } from '../office/terms.ts'
import { listNames } from '../system/terms.ts'
import { listSettings, loginName, newPassword } from './terms.ts'

export const person = z.object({
  userId: id,
  staffId: id,
  name: z.string(),
  login: z.string(),
  /** A built-in role has its word in the locale and no name. */
  roles: z.array(z.object({ code: z.string(), name: z.string() })),
  permissions: z.array(z.enum(permissions)),
})
export type Person = z.infer<typeof person>

const userRow = z.object({
  id,
  version,
  name: z.string(),
  login: z.string(),
  staffId: id,
  departmentId: id.nullable(),
  /** Its name, also when it is archived. */
  department: z.string(),
  /** Their name and department are a row of the staff, which the dictionaries change too. */
  staffVersion: version,
  /** Codes of their roles. */
  roles: z.array(z.string()),
  active: z.boolean(),
  lastLoginAt: instant.nullable(),
  /** A one-time code was given out and still works until then. */
  resetUntil: instant.nullable(),
})

const roleRow = z.object({
  code: z.string(),
  version,
  /** Empty for a built-in role, which has its word in the locale. */
  name: z.string(),
  permissions: z.array(z.enum(permissions)),
  builtIn: z.boolean(),
  users: z.number().int(),
})
export type RoleRow = z.infer<typeof roleRow>

/** What a page remembers for one person: columns, density, saved filters, the paper last chosen; small JSON under a key that is known. */
const settingKey = z.union([
  z.templateLiteral(['list.', z.enum(listNames), '.', z.enum(listSettings)]),
  z.templateLiteral(['print.', z.enum(formCodes), '.paper']),
  z.literal('tour'),
  z.literal('survey-sound'),
])
export type SettingKey = z.infer<typeof settingKey>

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
  /**
   * The person's own password once more. For five minutes, as after signing in, they may then do what gives somebody
   * rights or a way to sign in; the core refuses it otherwise with PASSWORD_AGAIN.
   */
  confirmPassword: task('member')
    .input(z.object({ password: z.string().max(500) }))
    .output(z.object({})),
  users: query('users.manage').output(z.array(userRow)),
  /** Errors: ALREADY_EXISTS on `login`, NOT_FOUND on `departmentId`, PASSWORD_AGAIN. */
  createUser: task('users.manage')
    .input(
      z.object({
        name: requiredWords(30),
        login: loginName,
        password: newPassword,
        roles: z.array(z.string().max(40)).min(1),
        departmentId: id.nullable().default(null),
      }),
    )
    .output(written),
  /** Error: NOT_ALLOWED_NOW for somebody who is that already. */
  setUserActive: command('users.manage')
    .input(z.object({ id, version, active: z.boolean() }))
    .output(written),
  /**
   * Errors: IN_USE when nobody would be left who manages users; CONFLICT with the `staffId` of whoever saved first;
   * PASSWORD_AGAIN for other roles.
   */
  updateUser: command('users.manage')
    .input(
      z.object({
        id,
        version,
        staffVersion: version,
        name: requiredWords(30),
        roles: z.array(z.string().max(40)).min(1),
        departmentId: id.nullable(),
      }),
    )
    .output(written),
  /**
   * A one-time code that lets this person choose a new password within a day; their sessions end when they do. Error:
   * PASSWORD_AGAIN.
   */
  startReset: task('users.manage')
    .input(z.object({ id, version }))
    .output(z.object({ code: z.string(), until: instant })),
  /** The colleague's own half. Errors: WRONG_CREDENTIALS, TOO_MANY_TRIES. */
  resetByCode: task('public')
    .input(z.object({ login: loginName, code: requiredWords(40), password: newPassword }))
    .output(z.object({})),
  roles: query('users.manage').output(z.array(roleRow)),
  /** A role of the office's own, usually a copy. Errors: ALREADY_EXISTS, PASSWORD_AGAIN. */
  createRole: command('users.manage')
    .input(z.object({ name: requiredWords(20), permissions: z.array(z.enum(permissions)) }))
    .output(z.object({ code: z.string() })),
  /** Built-in roles keep what they may do; copy them. Errors: NOT_ALLOWED_NOW, IN_USE, CONFLICT, PASSWORD_AGAIN. */
  updateRole: command('users.manage')
    .input(
      z.object({
        code: z.string().max(40),
        version,
        name: requiredWords(20),
        permissions: z.array(z.enum(permissions)),
      }),
    )
    .output(z.object({ version })),
  /** Error: IN_USE while somebody has it. */
  archiveRole: command('users.manage')
    .input(z.object({ code: z.string().max(40), version }))
    .output(z.object({})),
  sessions: query('users.manage').output(
    z.array(
      z.object({
        id,
        userId: id,
        name: z.string(),
        host: z.string(),
        startedAt: instant,
        lastSeenAt: instant.nullable(),
        own: z.boolean(),
      }),
    ),
  ),
  /** 下线: the session ends at once, in the core. */
  endSession: command('users.manage').input(z.object({ id })).output(z.object({})),
  settings: query('member')
    .input(z.object({ keys: z.array(settingKey).max(20) }))
    .output(z.record(z.string(), z.unknown())),
  /** Not audited one by one: how wide somebody likes a column concerns nobody. Null forgets. */
  saveSetting: task('member')
    .input(z.object({ key: settingKey, value: z.json().nullable() }))
    .output(z.object({})),
}
