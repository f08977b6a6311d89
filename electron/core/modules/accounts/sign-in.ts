import type { Person } from '../../../../shared/modules/accounts/contract.ts'
import { loadActor } from '../../kernel/actors.ts'
import type { Actor, Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'

export const asPerson = (actor: Actor): Person => ({
  userId: actor.userId,
  staffId: actor.staffId,
  name: actor.name,
  login: actor.login,
  roles: actor.roles,
  permissions: [...actor.permissions],
})

/** Opens a new session on this connection, ending the one it had. The password was checked before. */
export async function signIn(call: Call, userId: number): Promise<Person> {
  const { sessions } = call.services
  const actor = await loadActor(call.db, userId)
  if (!actor) throw new Fault('WRONG_CREDENTIALS')
  await sessions.end(call.db, call.connection.token, 'replaced')
  const { token, activate } = await call.as(actor).transact(async (inside) => {
    await inside.db.updateTable('users').set({ last_login_at: inside.now }).where('id', '=', userId).execute()
    await inside.audit({ subject: `user:${userId}` })
    return sessions.start(inside.db, userId, call.connection.host)
  })
  activate()
  call.connection.token = token
  return asPerson(actor)
}
