import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { cleanName } from '../office/clean-name.ts'
import { checkedRoles, requireUserManager } from './roles.ts'

interface NewUser {
  name: string
  login: string
  passwordHash: string
  departmentId: number | null
  roles: readonly string[]
}

/** A person of the staff with a way to sign in. Errors: ALREADY_EXISTS (`login`), INVALID_INPUT (`name`, `roles`). */
export async function insertUser(call: Call, user: NewUser): Promise<{ id: number; version: number }> {
  const { db, created } = call
  const taken = await db.selectFrom('users').select('id').where('login', '=', user.login).executeTakeFirst()
  if (taken) throw new Fault('ALREADY_EXISTS', { field: 'login' })
  const roles = await checkedRoles(call, user.roles)
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
  await giveRoles(call, row.id, roles)
  return row
}

async function giveRoles({ db }: Call, user_id: number, roles: readonly string[]): Promise<void> {
  await db.deleteFrom('user_roles').where('user_id', '=', user_id).execute()
  await db
    .insertInto('user_roles')
    .values(roles.map((role_code) => ({ user_id, role_code })))
    .execute()
}

export async function listUsers(call: Call) {
  const users = await call.db
    .selectFrom('users')
    .innerJoin('staff', 'staff.id', 'users.staff_id')
    .select([
      'users.id',
      'users.version',
      'users.staff_id as staffId',
      'staff.name',
      'staff.department_id as departmentId',
      'users.login',
      'users.active',
      'users.last_login_at',
      'users.reset_hash',
      'users.reset_expires_at',
    ])
    .orderBy('users.id')
    .execute()
  const roles = await call.db.selectFrom('user_roles').selectAll().orderBy('role_code').execute()
  return users.map(({ active, last_login_at, reset_hash, reset_expires_at, ...user }) => ({
    ...user,
    roles: rolesOf(roles, user.id),
    active: active === 1,
    lastLoginAt: last_login_at,
    resetUntil: reset_hash !== null && (reset_expires_at ?? '') > call.now ? reset_expires_at : null,
  }))
}

const rolesOf = (rows: readonly { user_id: number; role_code: string }[], userId: number): string[] =>
  rows.filter(({ user_id }) => user_id === userId).map(({ role_code }) => role_code)

interface UserFields {
  id: number
  version: number
  name: string
  roles: readonly string[]
  departmentId: number | null
}

/** Errors: NOT_FOUND (also `departmentId`), CONFLICT, INVALID_INPUT (`name`, `roles`), IN_USE. */
export async function updateUser(call: Call, input: UserFields): Promise<{ id: number; version: number }> {
  const { db } = call
  const before = await db
    .selectFrom('users')
    .innerJoin('staff', 'staff.id', 'users.staff_id')
    .select(['users.staff_id', 'staff.name', 'staff.department_id'])
    .where('users.id', '=', input.id)
    .executeTakeFirst()
  if (!before) throw new Fault('NOT_FOUND')
  const had = rolesOf(await db.selectFrom('user_roles').selectAll().orderBy('role_code').execute(), input.id)
  const roles = await checkedRoles(call, input.roles)
  await checkDepartment(call, input.departmentId, before.department_id)
  const name = cleanName(input.name)
  const written = await updateVersioned(call, 'users', input, {})
  await db
    .updateTable('staff')
    .set((eb) => ({
      name,
      department_id: input.departmentId,
      version: eb('version', '+', 1),
      ...call.updated,
    }))
    .where('id', '=', before.staff_id)
    .execute()
  await giveRoles(call, input.id, roles)
  await requireUserManager(call)
  await call.audit({
    subject: `user:${input.id}`,
    fields: { name, departmentId: input.departmentId, roles },
    before: { name: before.name, departmentId: before.department_id, roles: had.join(' ') },
  })
  return written
}

async function checkDepartment({ db }: Call, id: number | null, before: number | null): Promise<void> {
  if (id === null || id === before) return
  const department = await db
    .selectFrom('departments')
    .select('id')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (!department) throw new Fault('NOT_FOUND', { field: 'departmentId' })
}

/** A reset code given out before is void for somebody who is let in again. Errors: NOT_FOUND, CONFLICT, IN_USE. */
export async function setUserActive(
  call: Call,
  { active, ...reference }: { id: number; version: number; active: boolean },
): Promise<{ id: number; version: number }> {
  const written = await updateVersioned(call, 'users', reference, {
    active: active ? 1 : 0,
    ...(active ? {} : { reset_hash: null, reset_expires_at: null }),
  })
  await requireUserManager(call)
  await call.audit({
    subject: `user:${reference.id}`,
    fields: { active },
    before: { active: active ? 0 : 1 },
  })
  if (!active) await call.services.sessions.endAllOf(call.db, reference.id, 'disabled')
  return written
}
