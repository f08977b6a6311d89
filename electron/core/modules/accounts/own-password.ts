import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { hashPassword, verifyPassword } from '../../kernel/passwords.ts'
import { countedTry } from './login-delay.ts'

/**
 * The person at the keyboard is still the one signed in, which then counts for some minutes (`requireRecentPassword`).
 * Errors: WRONG_CREDENTIALS on the field, TOO_MANY_TRIES.
 */
export function requirePassword(call: Call, password: string, field: string): Promise<void> {
  const { userId, login } = call.actor
  return countedTry(call, login, async () => {
    const user = await call.db
      .selectFrom('users')
      .select('password_hash')
      .where('id', '=', userId)
      .executeTakeFirstOrThrow()
    if (!(await verifyPassword(password, user.password_hash))) throw new Fault('WRONG_CREDENTIALS', { field })
    call.services.sessions.passwordGiven(call.connection.token)
  })
}

/** Whoever leaves their seat for longer lends nobody the right to give rights. */
const recentMinutes = 5

/**
 * Refuses what would give somebody rights, or a way to sign in, unless whoever asks has lately given their own
 * password in this session, by signing in or when they were asked. Error: PASSWORD_AGAIN.
 */
export function requireRecentPassword({ services, connection }: Call): void {
  if (!services.sessions.passwordWithin(connection.token, recentMinutes)) throw new Fault('PASSWORD_AGAIN')
}

/** The password once more, for nothing else. Errors: those of `requirePassword`. */
export async function confirmPassword(call: Call, password: string): Promise<void> {
  await requirePassword(call, password, 'password')
  await call.transact((inside) => inside.audit({ subject: `user:${call.actor.userId}` }))
}

/** Inside the transaction of what changes it; hashing is slow and comes before. A reset code given out is void then. */
export async function storePassword(call: Call, userId: number, password_hash: string): Promise<void> {
  await call.db
    .updateTable('users')
    .set((eb) => ({
      password_hash,
      reset_hash: null,
      reset_expires_at: null,
      version: eb('version', '+', 1),
      ...call.updated,
    }))
    .where('id', '=', userId)
    .execute()
}

/** Ends the person's other sessions. Errors: those of `requirePassword`. */
export async function changeOwnPassword(call: Call, current: string, next: string): Promise<void> {
  await requirePassword(call, current, 'current')
  const { userId } = call.actor
  const password_hash = await hashPassword(next)
  await call.transact(async (inside) => {
    await storePassword(inside, userId, password_hash)
    await inside.audit({ subject: `user:${userId}` })
  })
  await call.services.sessions.endAllOf(call.db, userId, 'replaced', call.connection.token)
}
