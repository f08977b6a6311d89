import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'

/** Somebody who can be changed. Errors: NOT_FOUND; NOT_ALLOWED_NOW when they are archived. */
export async function editableResident({ db }: Call, id: number) {
  const row = await db.selectFrom('residents').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND')
  if (row.archived_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  return row
}
