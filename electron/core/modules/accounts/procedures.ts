import { Fault } from '../../kernel/errors.ts'
import { hashPassword, verifyPassword } from '../../kernel/passwords.ts'
import { procedures } from '../../kernel/procedures.ts'
import { countedTry } from './login-delay.ts'
import { endSession, openSessions } from './open-sessions.ts'
import { changeOwnPassword, confirmPassword, requireRecentPassword } from './own-password.ts'
import { recoveryConfirmed, renewRecoveryCode, resetByRecoveryCode } from './recovery.ts'
import { resetByCode, startReset } from './reset-code.ts'
import { archiveRole, createRole, listRoles, updateRole } from './roles.ts'
import { ownSettings, saveOwnSetting } from './settings.ts'
import { asPerson, signIn } from './sign-in.ts'
import { insertUser, listUsers, setUserActive, updateUser } from './users.ts'

export const accounts = procedures.accounts.router({
  current: procedures.accounts.current.handler(async ({ context: { call } }) => ({
    person: call.signedIn ? asPerson(call.actor) : null,
    idleMinutes: call.services.sessions.idleMinutes,
    recoveryUnconfirmed: call.may('users.manage') && !(await recoveryConfirmed(call.db)),
  })),

  login: procedures.accounts.login.handler(({ input, context: { call } }) => {
    const login = input.login.trim().normalize('NFKC').toLowerCase()
    return countedTry(call, login, async () => {
      const user = await call.db
        .selectFrom('users')
        .select(['id', 'password_hash'])
        .where('login', '=', login)
        .where('active', '=', 1)
        .executeTakeFirst()
      const right = await verifyPassword(input.password, user?.password_hash ?? null)
      if (!user || !right) throw new Fault('WRONG_CREDENTIALS')
      return { person: await signIn(call, user.id) }
    })
  }),

  logout: procedures.accounts.logout.handler(async ({ input, context: { call } }) => {
    const { connection, services } = call
    if (call.signedIn) {
      await call.transact((inside) =>
        inside.audit({ subject: `user:${call.actor.userId}`, label: input.reason }),
      )
      await services.sessions.end(call.db, connection.token, input.reason)
    }
    connection.token = null
    return {}
  }),

  resetByRecoveryCode: procedures.accounts.resetByRecoveryCode.handler(
    async ({ input, context: { call } }) => ({
      recoveryCode: await countedTry(call, input.login, () => resetByRecoveryCode(call, input)),
    }),
  ),

  renewRecoveryCode: procedures.accounts.renewRecoveryCode.handler(async ({ input, context: { call } }) => ({
    recoveryCode: await renewRecoveryCode(call, input.password),
  })),

  changePassword: procedures.accounts.changePassword.handler(async ({ input, context: { call } }) => {
    await changeOwnPassword(call, input.current, input.next)
    return {}
  }),

  confirmPassword: procedures.accounts.confirmPassword.handler(async ({ input, context: { call } }) => {
    await confirmPassword(call, input.password)
    return {}
  }),

  users: procedures.accounts.users.handler(({ context: { call } }) => listUsers(call)),

  createUser: procedures.accounts.createUser.handler(async ({ input, context: { call } }) => {
    requireRecentPassword(call)
    const passwordHash = await hashPassword(input.password)
    return call.transact(async (inside) => {
      const user = await insertUser(inside, { ...input, passwordHash })
      await inside.audit({ subject: `user:${user.id}`, fields: { login: input.login, roles: input.roles } })
      return user
    })
  }),

  setUserActive: procedures.accounts.setUserActive.handler(({ input, context: { call } }) =>
    setUserActive(call, input),
  ),
  updateUser: procedures.accounts.updateUser.handler(({ input, context: { call } }) =>
    updateUser(call, input),
  ),
  startReset: procedures.accounts.startReset.handler(({ input, context: { call } }) =>
    startReset(call, input),
  ),

  resetByCode: procedures.accounts.resetByCode.handler(async ({ input, context: { call } }) => {
    await countedTry(call, input.login, () => resetByCode(call, input))
    return {}
  }),

  roles: procedures.accounts.roles.handler(({ context: { call } }) => listRoles(call)),
  createRole: procedures.accounts.createRole.handler(({ input, context: { call } }) =>
    createRole(call, input),
  ),
  updateRole: procedures.accounts.updateRole.handler(({ input, context: { call } }) =>
    updateRole(call, input),
  ),
  archiveRole: procedures.accounts.archiveRole.handler(async ({ input, context: { call } }) => {
    await archiveRole(call, input)
    return {}
  }),

  sessions: procedures.accounts.sessions.handler(({ context: { call } }) => openSessions(call)),
  endSession: procedures.accounts.endSession.handler(async ({ input, context: { call } }) => {
    await endSession(call, input.id)
    return {}
  }),

  settings: procedures.accounts.settings.handler(({ input, context: { call } }) =>
    ownSettings(call, input.keys),
  ),
  saveSetting: procedures.accounts.saveSetting.handler(async ({ input, context: { call } }) => {
    await saveOwnSetting(call, input)
    return {}
  }),
})
