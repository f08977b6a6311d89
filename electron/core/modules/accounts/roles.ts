import { sql, type SqlBool } from 'kysely'
import { permissions, roleCodes, type Permission } from '../../../../shared/contract/permissions.ts'
import { messages } from '../../../../shared/locale/index.ts'
import type { RoleRow } from '../../../../shared/modules/accounts/contract.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { cleanName } from '../office/clean-name.ts'
import { requireRecentPassword } from './own-password.ts'

const builtIn = new Set<string>(roleCodes)
const order = (code: string) =>
  builtIn.has(code) ? roleCodes.findIndex((each) => each === code) : roleCodes.length

/** The built-in roles in their usual order, then the office's own. */
export async function listRoles({ db }: Call): Promise<RoleRow[]> {
  const rows = await db
    .selectFrom('roles')
    .select((eb) => [
      'roles.code',
      'roles.name',
      'roles.permissions',
      'roles.version',
      eb
        .selectFrom('user_roles')
        .select(sql<number>`count(*)`.as('count'))
        .whereRef('user_roles.role_code', '=', 'roles.code')
        .as('users'),
    ])
    .where('roles.archived_at', 'is', null)
    .orderBy('roles.created_at')
    .orderBy('roles.code')
    .execute()
  return rows
    .map((row) => ({
      code: row.code,
      version: row.version,
      name: row.name,
      permissions: granted(row.permissions),
      builtIn: builtIn.has(row.code),
      users: row.users ?? 0,
    }))
    .sort((a, b) => order(a.code) - order(b.code))
}

/** In the order of the matrix, without those of another version of the program. */
function granted(json: string): Permission[] {
  const stored = new Set(JSON.parse(json) as string[])
  return permissions.filter((permission) => stored.has(permission))
}

interface RoleFields {
  name: string
  permissions: readonly Permission[]
}

/** Errors: ALREADY_EXISTS (`name`), INVALID_INPUT (`name`), PASSWORD_AGAIN. */
export async function createRole(call: Call, input: RoleFields): Promise<{ code: string }> {
  requireRecentPassword(call)
  const name = await freeName(call, input.name)
  const codes = await call.db.selectFrom('roles').select('code').execute()
  const numbers = codes.map(({ code }) => Number(/^own-(\d+)$/.exec(code)?.[1] ?? 0))
  const code = `own-${Math.max(0, ...numbers) + 1}`
  const values = { name, permissions: JSON.stringify(input.permissions) }
  await call.db
    .insertInto('roles')
    .values({ code, ...values, ...call.created })
    .execute()
  await call.audit({ subject: `role:${code}`, label: name, fields: values })
  return { code }
}

/** Counts at once for whoever has the role. Errors: as for a new one; NOT_FOUND, NOT_ALLOWED_NOW, CONFLICT, IN_USE. */
export async function updateRole(
  call: Call,
  { code, version, ...input }: RoleFields & { code: string; version: number },
): Promise<{ version: number }> {
  const before = await ownRole(call, code)
  requireRecentPassword(call)
  const name = await freeName(call, input.name, code)
  const values = { name, permissions: JSON.stringify(input.permissions) }
  await writeRole(call, { code, version }, values)
  await requireUserManager(call)
  await call.audit({
    subject: `role:${code}`,
    label: before.name,
    fields: values,
    before: { name: before.name, permissions: before.permissions },
  })
  return { version: version + 1 }
}

/** Errors: NOT_FOUND, NOT_ALLOWED_NOW, CONFLICT, IN_USE while somebody has it. */
export async function archiveRole(call: Call, reference: { code: string; version: number }): Promise<void> {
  const role = await ownRole(call, reference.code)
  const user = await call.db
    .selectFrom('user_roles')
    .select('user_id')
    .where('role_code', '=', reference.code)
    .executeTakeFirst()
  if (user) throw new Fault('IN_USE')
  await writeRole(call, reference, { archived_at: call.now })
  await call.audit({ subject: `role:${reference.code}`, label: role.name, fields: { archived_at: call.now } })
}

async function ownRole({ db }: Call, code: string) {
  const role = await db
    .selectFrom('roles')
    .selectAll()
    .where('code', '=', code)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (!role) throw new Fault('NOT_FOUND')
  if (builtIn.has(code)) throw new Fault('NOT_ALLOWED_NOW')
  return role
}

async function writeRole(
  call: Call,
  { code, version }: { code: string; version: number },
  values: { name?: string; permissions?: string; archived_at?: string },
): Promise<void> {
  const result = await call.db
    .updateTable('roles')
    .set({ ...values, ...call.updated, version: version + 1 })
    .where('code', '=', code)
    .where('version', '=', version)
    .executeTakeFirst()
  if (result.numUpdatedRows === 0n) throw new Fault('CONFLICT')
}

/** Names that differ in nothing but capitals are the same to whoever reads them. */
const folded = (name: string): string => name.toLowerCase()

/** What the built-in roles are called, in every language: two roles of one name cannot be told apart. */
const builtInNames = new Set(
  Object.values(messages).flatMap(({ terms }) => Object.values(terms.role).map(folded)),
)

async function freeName({ db }: Call, typed: string, code = ''): Promise<string> {
  const name = cleanName(typed)
  const others = await db
    .selectFrom('roles')
    .select('name')
    .where('code', '<>', code)
    .where('archived_at', 'is', null)
    .execute()
  if (builtInNames.has(folded(name)) || others.some((other) => folded(other.name) === folded(name)))
    throw new Fault('ALREADY_EXISTS', { field: 'name' })
  return name
}

/** Roles that may be given, each once. Error: INVALID_INPUT (`roles`). */
export async function checkedRoles({ db }: Call, codes: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(codes)]
  const known = await db
    .selectFrom('roles')
    .select('code')
    .where('code', 'in', wanted)
    .where('archived_at', 'is', null)
    .execute()
  if (known.length < wanted.length) throw new Fault('INVALID_INPUT', { field: 'roles' })
  return wanted
}

/** Whoever can sign in and manage the office's users. */
export const userManagers = ({ db }: Call) =>
  db
    .selectFrom('users')
    .innerJoin('user_roles', 'user_roles.user_id', 'users.id')
    .innerJoin('roles', 'roles.code', 'user_roles.role_code')
    .select('users.id')
    .where('users.active', '=', 1)
    .where(
      sql<SqlBool>`exists (select 1 from json_each(roles.permissions) where json_each.value = ${'users.manage' satisfies Permission})`,
    )

/** After a change, inside its transaction: an office always keeps somebody who manages its users. Error: IN_USE. */
export async function requireUserManager(call: Call): Promise<void> {
  if (!(await userManagers(call).executeTakeFirst())) throw new Fault('IN_USE')
}
