import type { Kysely } from 'kysely'
import { permissions, type Permission } from '../../../shared/contract/permissions.ts'
import type { Tables } from '../database/tables.ts'
import type { Actor } from './call.ts'

/** A person as they stand now; null when the account was disabled. Asked on every request, so that a change counts at once. */
export async function loadActor(db: Kysely<Tables>, userId: number): Promise<Actor | null> {
  const rows = await db
    .selectFrom('users')
    .innerJoin('staff', 'staff.id', 'users.staff_id')
    .innerJoin('user_roles', 'user_roles.user_id', 'users.id')
    .innerJoin('roles', 'roles.code', 'user_roles.role_code')
    .select([
      'users.login',
      'staff.id as staffId',
      'staff.name',
      'roles.code',
      'roles.name as role',
      'roles.permissions',
    ])
    .where('users.id', '=', userId)
    .where('users.active', '=', 1)
    .orderBy('roles.code')
    .execute()
  const first = rows[0]
  if (!first) return null
  const known = new Set<string>(permissions)
  const granted = rows
    .flatMap((row) => JSON.parse(row.permissions) as string[])
    .filter((permission): permission is Permission => known.has(permission))
  return {
    userId,
    staffId: first.staffId,
    name: first.name,
    login: first.login,
    roles: rows.map(({ code, role }) => ({ code, name: role })),
    permissions: new Set(granted),
  }
}
