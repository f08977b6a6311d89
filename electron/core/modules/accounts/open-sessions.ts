import type { Call } from '../../kernel/call.ts'
import { instantOf } from '../../kernel/clock.ts'

/** Everybody who is signed in now, with the last time they did something. */
export async function openSessions(call: Call) {
  const open = call.services.sessions.open()
  if (open.length === 0) return []
  const rows = await call.db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .innerJoin('staff', 'staff.id', 'users.staff_id')
    .select(['sessions.id', 'sessions.host', 'staff.name'])
    .where(
      'sessions.id',
      'in',
      open.map(({ id }) => id),
    )
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const own = call.services.sessions.idOf(call.connection.token)
  return open.map(({ id, userId, startedAt, lastActiveAt }) => ({
    id,
    userId,
    name: byId.get(id)?.name ?? '',
    host: byId.get(id)?.host ?? '',
    startedAt: instantOf(startedAt),
    lastSeenAt: instantOf(lastActiveAt),
    own: id === own,
  }))
}

/** Error: NOT_FOUND for a session that is over. */
export async function endSession(call: Call, id: number): Promise<void> {
  const { userId } = await call.services.sessions.endOne(call.db, id, 'ended')
  await call.audit({ subject: `user:${userId}`, fields: { session: id } })
}
