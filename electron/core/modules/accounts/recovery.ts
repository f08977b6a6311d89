import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { newRecoveryWrapping, unwrapByRecovery, wrapForRecovery } from '../../kernel/keys.ts'
import { hashPassword } from '../../kernel/passwords.ts'
import { requirePassword, storePassword } from './own-password.ts'
import { userManagers } from './roles.ts'

const confirmation = 'recovery-code-confirmed'

/** Whether somebody said that the present code was written down. */
export async function recoveryConfirmed(db: Kysely<Tables>): Promise<boolean> {
  return (
    (await db.selectFrom('settings').select('key').where('key', '=', confirmation).executeTakeFirst()) !==
    undefined
  )
}

export async function confirmRecovery(call: Call): Promise<void> {
  await call.db
    .insertInto('settings')
    .values({ key: confirmation, value: call.now })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: call.now }))
    .execute()
  await call.audit({ subject: 'recovery-code' })
}

/** A new code in place of the present one. Errors: WRONG_CREDENTIALS, TOO_MANY_TRIES. */
export async function renewRecoveryCode(call: Call, password: string): Promise<string> {
  await requirePassword(call, password, 'password')
  const { dataKey } = call.services
  if (!dataKey) throw new Fault('KEY_LOCKED')
  const recovery = await newRecoveryWrapping()
  await call.transact(async (inside) => {
    await wrapForRecovery(inside.db, dataKey, recovery, inside.now)
    await inside.db.deleteFrom('settings').where('key', '=', confirmation).execute()
    await inside.audit({ subject: 'recovery-code' })
  })
  return recovery.code
}

/**
 * Lets an administrator in again by the printed code, which is used up by it. Answers with the new one. Error:
 * WRONG_RECOVERY_CODE, also for a login that is no administrator's.
 */
export async function resetByRecoveryCode(
  call: Call,
  { recoveryCode, login, password }: { recoveryCode: string; login: string; password: string },
): Promise<string> {
  const opened = await unwrapByRecovery(call.db, recoveryCode)
  const user = await userManagers(call).where('users.login', '=', login).executeTakeFirst()
  if (!opened || !user) throw new Fault('WRONG_RECOVERY_CODE')
  const recovery = await newRecoveryWrapping()
  const password_hash = await hashPassword(password)
  await call.transact(async (inside) => {
    // Two resets by one code at the same moment: only the first of them finds the code still in force.
    if (!(await opened.inForce(inside.db))) throw new Fault('WRONG_RECOVERY_CODE')
    await wrapForRecovery(inside.db, opened.key, recovery, inside.now)
    await storePassword(inside, user.id, password_hash)
    await inside.audit({ subject: `user:${user.id}` })
  })
  await call.services.sessions.endAllOf(call.db, user.id, 'replaced')
  return recovery.code
}
