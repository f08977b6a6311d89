import dictionaries from '../../../../resources/dictionaries/first-office.json' with { type: 'json' }
import type { RoleCode } from '../../../../shared/contract/permissions.ts'
import { defaultRoles } from '../../../../shared/contract/permissions.ts'
import type { Call } from '../../kernel/call.ts'

/**
 * The dictionaries a new office starts with, all of them editable defaults: ways a matter reaches it (`live` ones are a
 * conversation, so first contact happens at once), complaint types in two levels with a code to type, departments and
 * customer groups.
 */
export async function writeFirstDictionaries(call: Call): Promise<{ departmentId: number }> {
  const { db, created } = call
  await db
    .insertInto('roles')
    .values(
      (Object.keys(defaultRoles) as RoleCode[]).map((code) => ({
        code,
        permissions: JSON.stringify(defaultRoles[code]),
        ...created,
      })),
    )
    .execute()
  await db
    .insertInto('channels')
    .values(
      dictionaries.channels.map(({ code, name, live }, position) => ({
        code,
        name,
        live: live ? (1 as const) : (0 as const),
        position,
        archived_at: null,
        ...created,
      })),
    )
    .execute()
  for (const { code, name, children } of dictionaries.complaintCategories) {
    const row = { kind: 'complaint', archived_at: null, ...created }
    const { id } = await db
      .insertInto('categories')
      .values({ ...row, code, name, parent_id: null })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('categories')
      .values(children.map((child) => ({ ...row, ...child, parent_id: id })))
      .execute()
  }
  await db
    .insertInto('resident_groups')
    .values(
      dictionaries.residentGroups.map((name) => ({ name, import_id: null, archived_at: null, ...created })),
    )
    .execute()
  const rows = await db
    .insertInto('departments')
    .values(dictionaries.departments.map((name) => ({ name, archived_at: null, ...created })))
    .returning('id')
    .execute()
  return { departmentId: rows[0]!.id }
}
