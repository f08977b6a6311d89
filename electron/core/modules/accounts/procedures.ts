import { Fault } from '../../kernel/errors.ts'
import { hashPassword, verifyPassword } from '../../kernel/passwords.ts'
import { procedures } from '../../kernel/procedures.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { countedTry } from './login-delay.ts'
import { changeOwnPassword } from './own-password.ts'
import { recoveryConfirmed, renewRecoveryCode, resetByRecoveryCode } from './recovery.ts'
import { asPerson, signIn } from './sign-in.ts'
import { insertUser, listUsers, refuseLastAdministrator } from './users.ts'

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

  users: procedures.accounts.users.handler(({ context: { call } }) => listUsers(call)),

  createUser: procedures.accounts.createUser.handler(async ({ input, context: { call } }) => {
    const passwordHash = await hashPassword(input.password)
    return call.transact(async (inside) => {
      const user = await insertUser(inside, { ...input, passwordHash })
      await inside.audit({ subject: `user:${user.id}`, fields: { login: input.login, roles: input.roles } })
      return user
    })
  }),

  setUserActive: procedures.accounts.setUserActive.handler(async ({ input, context: { call } }) => {
    if (!input.active) await refuseLastAdministrator(call, input.id)
    const written = await updateVersioned(call, 'users', input, { active: input.active ? 1 : 0 })
    await call.audit({ subject: `user:${input.id}`, fields: { active: input.active } })
    if (!input.active) await call.services.sessions.endAllOf(call.db, input.id, 'disabled')
    return written
  }),
})
