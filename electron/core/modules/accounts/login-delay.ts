import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'

/** The first wrong tries cost nothing; then each doubles the wait, up to five minutes. Nobody is locked out for good. */
const freeTries = 4
const longestSeconds = 300

export const waitSeconds = (failures: number): number =>
  failures <= freeTries ? 0 : Math.min(longestSeconds, 5 * 2 ** (failures - freeTries - 1))

const wrongAnswers = new Set(['WRONG_CREDENTIALS', 'WRONG_RECOVERY_CODE'])

/**
 * One try at somebody's password or recovery code. Tries for one login wait for each other, a wrong one is counted
 * and audited, a right one forgets the wrong ones. Unknown logins are treated alike, so that a name cannot be probed.
 * Error: TOO_MANY_TRIES with the seconds left.
 */
export function countedTry<Result>(
  call: Call,
  login: string,
  attempt: () => Promise<Result>,
): Promise<Result> {
  const login_digest = call.services.digest(login)
  return call.services.passwordTries.take(login_digest, async () => {
    await refuseWhileWaiting(call, login_digest)
    try {
      const result = await attempt()
      await call.db.deleteFrom('login_failures').where('login_digest', '=', login_digest).execute()
      return result
    } catch (error) {
      if (error instanceof Fault && wrongAnswers.has(error.code)) await countFailure(call, login_digest)
      throw error
    }
  })
}

async function refuseWhileWaiting(call: Call, login_digest: string): Promise<void> {
  const row = await call.db
    .selectFrom('login_failures')
    .select(['failures', 'last_at'])
    .where('login_digest', '=', login_digest)
    .executeTakeFirst()
  if (!row) return
  // A clock that was set back must not lengthen the wait.
  const waited = Math.max(0, Date.parse(call.now) - Date.parse(row.last_at)) / 1000
  const left = waitSeconds(row.failures) - waited
  if (left > 0) throw new Fault('TOO_MANY_TRIES', { params: { seconds: Math.ceil(left) } })
}

async function countFailure(call: Call, login_digest: string): Promise<void> {
  await call.transact(async (inside) => {
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
