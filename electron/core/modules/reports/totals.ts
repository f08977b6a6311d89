import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { TicketMark, TicketSource } from '../../../../shared/modules/reports/terms.ts'
import type { TicketKind } from '../../../../shared/modules/tickets/terms.ts'
import type { Part } from '../../../../shared/modules/reports/contract.ts'
import type { Period } from '../../database/periods.ts'
import type { Call } from '../../kernel/call.ts'
import { fromSource, measure } from '../tickets/measures.ts'

/** How many of the rows meet a condition. */
const countOf = (condition: RawBuilder<SqlBool>) =>
  sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`

/** The month's figures that are one sum each, in one walk over its tickets. */
export async function monthTotals({ db, now }: Call, { starts, ends }: Period, kind?: TicketKind) {
  const marked = (mark: TicketMark) => countOf(measure(mark, now))
  const of = (mark: TicketMark, source: TicketSource) =>
    countOf(sql`${measure(mark, now)} and ${fromSource[source]}`)
  const row = await db
    .selectFrom('tickets')
    .select([
      marked('counted').as('received'),
      marked('voided').as('voided'),
      marked('joined').as('joined'),
      marked('back-entered').as('backEntered'),
      marked('solved-on-spot').as('solvedOnSpot'),
      marked('imported').as('imported'),
      marked('without-house').as('withoutHouse'),
      of('contact-due', 'live').as('liveDue'),
      of('contact-in-time', 'live').as('liveInTime'),
      of('contact-due', 'written').as('writtenDue'),
      of('contact-in-time', 'written').as('writtenInTime'),
      of('contact-due', 'imported').as('importedDue'),
      of('contact-in-time', 'imported').as('importedInTime'),
      of('resolve-due', 'own').as('ownResolveDue'),
      of('resolve-in-time', 'own').as('ownResolved'),
      of('resolve-due', 'imported').as('importedResolveDue'),
      of('resolve-in-time', 'imported').as('importedResolved'),
    ])
    .where('received_at', '>=', starts)
    .where('received_at', '<', ends)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
    .executeTakeFirstOrThrow()
  const { received, voided, joined, backEntered, solvedOnSpot, imported, withoutHouse } = row
  const part = (count: number, whole: number): Part => ({ count, of: whole })
  return {
    totals: { received, voided, joined, backEntered, solvedOnSpot, imported, withoutHouse },
    contact: {
      live: part(row.liveInTime, row.liveDue),
      written: part(row.writtenInTime, row.writtenDue),
      imported: part(row.importedInTime, row.importedDue),
    },
    resolve: {
      own: part(row.ownResolved, row.ownResolveDue),
      imported: part(row.importedResolved, row.importedResolveDue),
    },
  }
}
