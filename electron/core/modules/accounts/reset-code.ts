import type { Call } from '../../kernel/call.ts'
import { instantOf } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/errors.ts'
import { codeLetters, newCode } from '../../kernel/keys.ts'
import { hashPassword, verifyPassword } from '../../kernel/passwords.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { requireRecentPassword, storePassword } from './own-password.ts'

/** 50 bits, of which the growing delay lets a handful be tried. */
const letters = 10
const dayLength = 24 * 60 * 60 * 1000

/**
 * A code that lets somebody choose a new password within a day, once; the former code, if any, is void. Only its hash
 * is stored, and whoever hands it over never learns the password. Errors: PASSWORD_AGAIN, NOT_FOUND, CONFLICT,
 * NOT_ALLOWED_NOW for somebody who may not sign in.
 */
export async function startReset(
  call: Call,
  reference: { id: number; version: number },
): Promise<{ code: string; until: string }> {
  requireRecentPassword(call)
  const user = await call.db
    .selectFrom('users')
    .select('active')
    .where('id', '=', reference.id)
    .executeTakeFirst()
  if (!user) throw new Fault('NOT_FOUND')
  if (user.active === 0) throw new Fault('NOT_ALLOWED_NOW')
  const code = newCode(letters)
  const reset_hash = await hashPassword(codeLetters(code))
  const until = instantOf(Date.parse(call.now) + dayLength)
  await call.transact(async (inside) => {
    await updateVersioned(inside, 'users', reference, { reset_hash, reset_expires_at: until })
    await inside.audit({ subject: `user:${reference.id}`, fields: { reset_expires_at: until } })
  })
  return { code, until }
}

/**
 * The colleague's own half: a right code is used up, the password is theirs, and whatever they had open ends. Error:
 * WRONG_CREDENTIALS, also for an unknown login and for a code that is used or too old.
 */
export async function resetByCode(
  call: Call,
  { login, code, password }: { login: string; code: string; password: string },
): Promise<void> {
  const user = await call.db
    .selectFrom('users')
    .select(['id', 'reset_hash'])
    .where('login', '=', login)
    .where('active', '=', 1)
    .where('reset_expires_at', '>', call.now)
    .executeTakeFirst()
  const right = await verifyPassword(codeLetters(code), user?.reset_hash ?? null)
  if (!user || !right) throw new Fault('WRONG_CREDENTIALS')
  const password_hash = await hashPassword(password)
  await call.transact(async (inside) => {
    // The same code twice at one moment: only the first use finds it still in force.
    const unused = await inside.db
      .selectFrom('users')
      .select('id')
      .where('id', '=', user.id)
      .where('reset_hash', '=', user.reset_hash)
      .executeTakeFirst()
    if (!unused) throw new Fault('WRONG_CREDENTIALS')
    await storePassword(inside, user.id, password_hash)
    await inside.audit({ subject: `user:${user.id}` })
  })
  await call.services.sessions.endAllOf(call.db, user.id, 'replaced')
}
