import type { RoleCode } from '../../../../shared/contract/permissions.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { cleanName } from '../office/clean-name.ts'

interface NewUser {
  name: string
  login: string
  passwordHash: string
  departmentId: number | null
  roles: readonly RoleCode[]
}

/** A person of the staff with a way to sign in. Error: ALREADY_EXISTS on the login. */
export async function insertUser(call: Call, user: NewUser): Promise<{ id: number; version: number }> {
  const { db, created } = call
  const taken = await db.selectFrom('users').select('id').where('login', '=', user.login).executeTakeFirst()
  if (taken) throw new Fault('ALREADY_EXISTS', { field: 'login' })
  const staff = await db
    .insertInto('staff')
    .values({
      name: cleanName(user.name, 'name'),
      department_id: user.departmentId,
      archived_at: null,
      ...created,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const row = await db
    .insertInto('users')
    .values({
      staff_id: staff.id,
      login: user.login,
      password_hash: user.passwordHash,
      last_login_at: null,
      ...created,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  await db
    .insertInto('user_roles')
    .values(user.roles.map((role_code) => ({ user_id: row.id, role_code })))
    .execute()
  return row
}

export async function listUsers(call: Call) {
  const users = await call.db
    .selectFrom('users')
    .innerJoin('staff', 'staff.id', 'users.staff_id')
    .select(['users.id', 'users.version', 'staff.name', 'users.login', 'users.active', 'users.last_login_at'])
    .orderBy('users.id')
    .execute()
  const roles = await call.db.selectFrom('user_roles').selectAll().orderBy('role_code').execute()
  return users.map((user) => ({
    id: user.id,
    version: user.version,
    name: user.name,
    login: user.login,
    roles: roles.filter((role) => role.user_id === user.id).map((role) => role.role_code),
    active: user.active === 1,
    lastLoginAt: user.last_login_at,
  }))
}

/** An office always keeps somebody who may manage its users. Error: IN_USE. */
export async function refuseLastAdministrator(call: Call, userId: number): Promise<void> {
  const others = await call.db
    .selectFrom('users')
    .innerJoin('user_roles', 'user_roles.user_id', 'users.id')
    .select('users.id')
    .where('users.active', '=', 1)
    .where('user_roles.role_code', '=', 'administrator')
    .where('users.id', '!=', userId)
    .executeTakeFirst()
  if (!others) throw new Fault('IN_USE')
}
