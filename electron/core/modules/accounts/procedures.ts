import { Fault } from '../../kernel/errors.ts'
import { newRecoveryWrapping, unwrapByRecovery, wrapForRecovery } from '../../kernel/keys.ts'
import { hashPassword, verifyPassword } from '../../kernel/passwords.ts'
import { procedures } from '../../kernel/procedures.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { countFailure, forgetFailures, refuseWhileWaiting } from './login-delay.ts'
import { asPerson, signIn } from './sign-in.ts'
import { insertUser, listUsers, refuseLastAdministrator } from './users.ts'

export const accounts = procedures.accounts.router({
  current: procedures.accounts.current.handler(({ context: { call } }) => ({
    person: call.signedIn ? asPerson(call.actor) : null,
    idleMinutes: call.services.sessions.idleMinutes,
  })),

  login: procedures.accounts.login.handler(async ({ input, context: { call } }) => {
    const login = input.login.trim().toLowerCase()
    await refuseWhileWaiting(call, login)
    const user = await call.db
      .selectFrom('users')
      .select(['id', 'password_hash', 'active'])
      .where('login', '=', login)
      .executeTakeFirst()
    const known = user?.active === 1 ? user : null
    const right = await verifyPassword(input.password, known?.password_hash ?? null)
    if (!known || !right) {
      await countFailure(call, login)
      throw new Fault('WRONG_CREDENTIALS')
    }
    await forgetFailures(call, login)
    return { person: await signIn(call, known.id) }
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
    async ({ input, context: { call } }) => {
      await refuseWhileWaiting(call, input.login)
      const key = await unwrapByRecovery(call.db, input.recoveryCode)
      const user = await call.db
        .selectFrom('users')
        .innerJoin('user_roles', 'user_roles.user_id', 'users.id')
        .select('users.id')
        .where('users.login', '=', input.login)
        .where('users.active', '=', 1)
        .where('user_roles.role_code', '=', 'administrator')
        .executeTakeFirst()
      if (!key || !user) {
        await countFailure(call, input.login)
        throw new Fault('WRONG_RECOVERY_CODE')
      }
      const recovery = await newRecoveryWrapping()
      const password_hash = await hashPassword(input.password)
      await call.transact(async (inside) => {
        await wrapForRecovery(inside.db, key, recovery, inside.now)
        await inside.db
          .updateTable('users')
          .set((eb) => ({ password_hash, version: eb('version', '+', 1), ...inside.updated }))
          .where('id', '=', user.id)
          .execute()
        await inside.audit({ subject: `user:${user.id}` })
      })
      await call.services.sessions.endAllOf(call.db, user.id, 'replaced')
      await forgetFailures(call, input.login)
      return { recoveryCode: recovery.code }
    },
  ),

  changePassword: procedures.accounts.changePassword.handler(async ({ input, context: { call } }) => {
    const { userId, login } = call.actor
    await refuseWhileWaiting(call, login)
    const user = await call.db
      .selectFrom('users')
      .select('password_hash')
      .where('id', '=', userId)
      .executeTakeFirstOrThrow()
    if (!(await verifyPassword(input.current, user.password_hash))) {
      await countFailure(call, login)
      throw new Fault('WRONG_CREDENTIALS', { field: 'current' })
    }
    const password_hash = await hashPassword(input.next)
    await call.transact(async (inside) => {
      await inside.db
        .updateTable('users')
        .set((eb) => ({ password_hash, version: eb('version', '+', 1), ...inside.updated }))
        .where('id', '=', userId)
        .execute()
      await inside.audit({ subject: `user:${userId}` })
    })
    await call.services.sessions.endAllOf(call.db, userId, 'replaced', call.connection.token)
    return {}
  }),

  users: procedures.accounts.users.handler(({ context: { call } }) => listUsers(call)),

  createUser: procedures.accounts.createUser.handler(async ({ input, context: { call } }) => {
    const passwordHash = await hashPassword(input.password)
    return call.transact(async (inside) => {
      const user = await insertUser(inside, { ...input, passwordHash, departmentId: null })
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
