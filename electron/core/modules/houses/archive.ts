import { formatYuan } from '../../../../shared/money/fen.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { Undoable } from '../../kernel/undo.ts'
import { isOpen } from '../fees/charge-rows.ts'
import { advanceOf } from '../fees/write-payment.ts'
import { currentOccupancies, openTicketsBy } from '../residents/current.ts'
import { indexHouse } from '../search/indexing.ts'
import { requireHouse } from './address.ts'

/**
 * Out of lists and search, into the recycle bin. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW when it is there already,
 * IN_USE with how many `residents` live there, how many `tickets` and `charges` are open, and what is left in `advance`
 * (yuan): no money can be taken for a house in the recycle bin or given back.
 */
export async function archiveHouse(call: Call, { id, version }: { id: number; version: number }) {
  await requireHouse(call, id)
  const residents = (await currentOccupancies(call.db, { houseIds: [id] })).length
  const tickets = (await openTicketsBy(call.db, 'house_id', [id])).get(id) ?? 0
  const charges = await openCharges(call, id)
  const advanceFen = await advanceOf(call, id)
  if (residents + tickets + charges + advanceFen > 0)
    throw new Fault('IN_USE', {
      params: { residents, tickets, charges, advance: formatYuan(advanceFen) },
    })
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

async function openCharges({ db }: Call, houseId: number): Promise<number> {
  const { charges } = await db
    .selectFrom('charges')
    .select((eb) => eb.fn.countAll<number>().as('charges'))
    .where('house_id', '=', houseId)
    .where(isOpen)
    .executeTakeFirstOrThrow()
  return charges
}
