import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { Undoable } from '../../kernel/undo.ts'
import { currentOccupancies, openTicketsBy } from '../residents/current.ts'
import { indexHouse } from '../search/indexing.ts'
import { requireHouse } from './address.ts'

/**
 * Out of lists and search, into the recycle bin. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW when it is there already,
 * IN_USE with how many `residents` live there and how many `tickets` are open.
 */
export async function archiveHouse(call: Call, { id, version }: { id: number; version: number }) {
  await requireHouse(call, id)
  const residents = (await currentOccupancies(call.db, { houseIds: [id] })).length
  const tickets = (await openTicketsBy(call.db, 'house_id', [id])).get(id) ?? 0
  if (residents + tickets > 0) throw new Fault('IN_USE', { params: { residents, tickets } })
  const undoable = new Undoable(call, `house:${id}`)
  const written = await undoable.update('houses', id, { archived_at: call.now }, version)
  await indexHouse(call.db, id)
  await call.audit({
    subject: `house:${id}`,
    fields: { archivedAt: call.now },
    before: { archivedAt: null },
  })
  return { ...written, undoId: await undoable.finish() }
}
