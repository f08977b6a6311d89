import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'

/** The first wrong tries cost nothing; then each doubles the wait, up to five minutes. Nobody is locked out for good. */
const freeTries = 4
const longestSeconds = 300

export const waitSeconds = (failures: number): number =>
  failures <= freeTries ? 0 : Math.min(longestSeconds, 5 * 2 ** (failures - freeTries - 1))

/** Error: TOO_MANY_TRIES with the seconds left. Unknown logins wait alike, so that a name cannot be probed. */
export async function refuseWhileWaiting(call: Call, login: string): Promise<void> {
  const row = await call.db
    .selectFrom('login_failures')
    .select(['failures', 'last_at'])
    .where('login_digest', '=', call.services.digest(login))
    .executeTakeFirst()
  if (!row) return
  const left = waitSeconds(row.failures) - (Date.parse(call.now) - Date.parse(row.last_at)) / 1000
  if (left > 0) throw new Fault('TOO_MANY_TRIES', { params: { seconds: Math.ceil(left) } })
}

export async function countFailure(call: Call, login: string): Promise<void> {
  await call.transact(async (inside) => {
    const login_digest = inside.services.digest(login)
    await inside.db
      .insertInto('login_failures')
      .values({ login_digest, failures: 1, last_at: inside.now })
      .onConflict((conflict) =>
        conflict.column('login_digest').doUpdateSet((eb) => ({
          failures: eb('login_failures.failures', '+', 1),
          last_at: inside.now,
        })),
      )
      .execute()
    await inside.audit({ subject: 'login', outcome: 'refused' })
  })
}

export async function forgetFailures(call: Call, login: string): Promise<void> {
  await call.db.deleteFrom('login_failures').where('login_digest', '=', call.services.digest(login)).execute()
}
