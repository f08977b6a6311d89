import { numberPrefixes, type TicketKind } from '../../../../shared/modules/tickets/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { nextInSeries, ticketNumber } from '../../kernel/numbering.ts'

/**
 * The next number of a kind and of today. One that came in a ledger of another place is passed over: it is taken, and
 * standing still before it would keep everybody from registering for the rest of the day.
 */
export async function nextNumber(call: Call, kind: TicketKind): Promise<string> {
  const prefix = numberPrefixes[kind]
  for (;;) {
    const count = await nextInSeries(call.db, `${prefix}-${call.today}`)
    const number = ticketNumber(prefix, call.today, count)
    if (!(await isTaken(call, number))) return number
  }
}

/** Does a ticket bear this number, wherever it came from? */
export async function isTaken({ db }: Call, number: string): Promise<boolean> {
  const row = await db.selectFrom('tickets').select('id').where('number', '=', number).executeTakeFirst()
  return row !== undefined
}
