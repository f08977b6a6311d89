import { groupBy } from '../../../../shared/collections/group.ts'
import { oneOf } from '../../database/one-of.ts'
import type { Call } from '../../kernel/call.ts'
import { isOpen, asCharges, selectCharges } from './charge-rows.ts'

/** What stands in the letter to each house, in the order asked for; a house that owes nothing overdue gets none. */
export async function arrearsLetters(call: Call, { houseIds }: { houseIds: readonly number[] }) {
  const rows = await selectCharges(call.db)
    .where('charges.house_id', 'in', oneOf(houseIds))
    .where(isOpen)
    .where('charges.due_on', '<', call.today)
    .orderBy('charges.month')
    .orderBy('charges.due_on')
    .orderBy('charges.id')
    .execute()
  const charges = groupBy(await asCharges(call, rows), ({ houseId }) => houseId)
  return [...new Set(houseIds)].flatMap((houseId) => {
    const own = charges.get(houseId) ?? []
    const [first] = own
    if (!first) return []
    return {
      houseId,
      room: first.room,
      payer: first.payer,
      charges: own.map(({ item, month, openFen, dueOn }) => ({ item, month, openFen, dueOn })),
      openFen: own.reduce((sum, { openFen }) => sum + openFen, 0),
    }
  })
}
