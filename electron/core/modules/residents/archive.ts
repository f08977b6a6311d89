import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { Undoable } from '../../kernel/undo.ts'
import { indexResident } from '../search/indexing.ts'
import { currentOccupancies, openTicketsBy } from './current.ts'
import { editableResident } from './editable.ts'

/**
 * Puts a person into the recycle bin. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW when they are there already, IN_USE
 * with the number of `houses` they live in and of their open `tickets`.
 */
export async function archiveResident(call: Call, { id, version }: { id: number; version: number }) {
  await editableResident(call, id)
  const houses = (await currentOccupancies(call.db, { residentIds: [id] })).length
  const tickets = (await openTicketsBy(call.db, 'resident_id', [id])).get(id) ?? 0
  if (houses > 0 || tickets > 0) throw new Fault('IN_USE', { params: { houses, tickets } })
  const subject = `resident:${id}`
  const undoable = new Undoable(call, subject)
  const written = await undoable.update('residents', id, { archived_at: call.now }, version)
  await indexResident(call.db, id)
  await call.audit({ subject, fields: { archived_at: call.now }, before: { archived_at: null } })
  return { ...written, undoId: await undoable.finish() }
}
