import { groupBy } from '../../../../shared/collections/group.ts'
import { dayIn } from '../../../../shared/time/zone.ts'
import type { Call } from '../../kernel/call.ts'
import { unclosed } from './closings.ts'

/** Others who took or gave money that no closing has taken up, by name, with the days on which they did and what it comes to. */
export async function openClosings(call: Call) {
  const rows = await call.db
    .selectFrom('payments')
    .innerJoin('staff', 'staff.id', 'payments.staff_id')
    .select(['payments.staff_id', 'staff.name', 'payments.at', 'payments.method', 'payments.amount_fen'])
    .where(unclosed)
    .where('payments.staff_id', '<>', call.actor.staffId)
    .execute()
  const sum = (some: typeof rows) => some.reduce((total, { amount_fen }) => total + amount_fen, 0)
  return [...groupBy(rows, ({ staff_id }) => staff_id)]
    .map(([staffId, own]) => ({
      staffId,
      name: own[0]!.name,
      days: [...new Set(own.map(({ at }) => dayIn(call.services.timeZone, at)))].sort(),
      payments: own.length,
      amountFen: sum(own),
      cashFen: sum(own.filter(({ method }) => method === 'cash')),
    }))
    .sort((one, other) => (one.days[0]! < other.days[0]! ? -1 : one.days[0]! > other.days[0]! ? 1 : 0))
}
