import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { cleanName } from '../office/clean-name.ts'
import { offeredDepartment } from '../office/offered-department.ts'
import { requireRecentPassword } from './own-password.ts'
import { checkedRoles, requireUserManager } from './roles.ts'

interface NewUser {
  name: string
  login: string
  passwordHash: string
  departmentId: number | null
  roles: readonly string[]
}

/**
 * A person of the staff with a way to sign in. Errors: ALREADY_EXISTS (`login`), INVALID_INPUT (`name`, `roles`),
 * NOT_FOUND (`departmentId`).
 */
export async function insertUser(call: Call, user: NewUser): Promise<{ id: number; version: number }> {
  const { db, created } = call
  const taken = await db.selectFrom('users').select('id').where('login', '=', user.login).executeTakeFirst()
  if (taken) throw new Fault('ALREADY_EXISTS', { field: 'login' })
  const roles = await checkedRoles(call, user.roles)
  const staff = await db
    .insertInto('staff')
    .values({
      name: cleanName(user.name, 'name'),
      department_id: await offeredDepartment(call, user.departmentId),
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
    .leftJoin('departments', 'departments.id', 'staff.department_id')
    .select([
      'users.id',
      'users.version',
      'users.staff_id as staffId',
      'staff.name',
      'staff.department_id as departmentId',
      'staff.version as staffVersion',
      'departments.name as department',
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
    department: user.department ?? '',
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
  staffVersion: number
  name: string
  roles: readonly string[]
  departmentId: number | null
}

/**
 * Somebody's name, department and roles, which stand in two rows: whoever saved one of them first is named, as the
 * fault's `staffId`. Errors: NOT_FOUND (also `departmentId`), CONFLICT, INVALID_INPUT (`name`, `roles`), IN_USE;
 * PASSWORD_AGAIN for other roles.
 */
export async function updateUser(call: Call, input: UserFields): Promise<{ id: number; version: number }> {
  const { db } = call
  const before = await db
    .selectFrom('users')
    .innerJoin('staff', 'staff.id', 'users.staff_id')
    .select([
      'users.staff_id',
      'users.version',
      'users.updated_by',
      'staff.name',
      'staff.department_id',
      'staff.version as staff_version',
      'staff.updated_by as staff_updated_by',
    ])
    .where('users.id', '=', input.id)
    .executeTakeFirst()
  if (!before) throw new Fault('NOT_FOUND')
  if (before.version !== input.version) throw savedFirst(before.updated_by)
  if (before.staff_version !== input.staffVersion) throw savedFirst(before.staff_updated_by)
  const had = rolesOf(await db.selectFrom('user_roles').selectAll().orderBy('role_code').execute(), input.id)
  const roles = (await checkedRoles(call, input.roles)).sort()
  if (roles.join(' ') !== had.join(' ')) requireRecentPassword(call)
  const name = cleanName(input.name)
  const department_id = await offeredDepartment(call, input.departmentId, before.department_id)
  const written = await updateVersioned(call, 'users', input, {})
  const staff = { id: before.staff_id, version: input.staffVersion }
  await updateVersioned(call, 'staff', staff, { name, department_id })
  await giveRoles(call, input.id, roles)
  await requireUserManager(call)
  await call.audit({
    subject: `user:${input.id}`,
    fields: { name, departmentId: department_id, roles },
    before: { name: before.name, departmentId: before.department_id, roles: had.join(' ') },
  })
  return written
}

const savedFirst = (staffId: number | null): Fault =>
  new Fault('CONFLICT', staffId === null ? {} : { params: { staffId } })

/**
 * A reset code given out before is void for somebody who is let in again. Errors: NOT_FOUND, CONFLICT, IN_USE,
 * NOT_ALLOWED_NOW for somebody who is that already.
 */
export async function setUserActive(
  call: Call,
  { active, ...reference }: { id: number; version: number; active: boolean },
): Promise<{ id: number; version: number }> {
  const before = await call.db
    .selectFrom('users')
    .select('active')
    .where('id', '=', reference.id)
    .executeTakeFirst()
  const written = await updateVersioned(call, 'users', reference, {
    active: active ? 1 : 0,
    ...(active ? {} : { reset_hash: null, reset_expires_at: null }),
  })
  const was = before?.active ?? 0
  if (was === (active ? 1 : 0)) throw new Fault('NOT_ALLOWED_NOW')
  await requireUserManager(call)
  await call.audit({ subject: `user:${reference.id}`, fields: { active }, before: { active: was } })
  if (!active) await call.services.sessions.endAllOf(call.db, reference.id, 'disabled')
  return written
}
