import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'

/**
 * The department somebody is put into: one that is still in use, none, or the one they have `current`ly, archived or
 * not. Error: NOT_FOUND (`departmentId`).
 */
export async function offeredDepartment(
  { db }: Call,
  id: number | null,
  current: number | null = null,
): Promise<number | null> {
  if (id === null || id === current) return id
  const department = await db
    .selectFrom('departments')
    .select('id')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (!department) throw new Fault('NOT_FOUND', { field: 'departmentId' })
  return id
}
