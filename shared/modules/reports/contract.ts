import { z } from 'zod'
import { query } from '../../contract/procedure.ts'
import { day, id, instant } from '../../contract/values.ts'
import { ticketKinds } from '../tickets/terms.ts'
import { month } from './month.ts'

const count = z.number().int().min(0)
/** A part and the whole it is of. */
const part = z.object({ of: count, count })
export type Part = z.infer<typeof part>
/** Received in the month and in the one before. */
const received = z.object({ received: count, previous: count })

const categoryPart = received.extend({ id, code: z.string(), name: z.string() })
const monthCategory = categoryPart.extend({
  kind: z.enum(ticketKinds),
  /** The second level; what stands at the first level alone is in the sum above only. */
  parts: z.array(categoryPart),
})
export type MonthCategory = z.infer<typeof monthCategory>

const monthReport = z.object({
  month,
  previousMonth: month,
  kind: z.enum(ticketKinds).nullable(),
  computedAt: instant,
  /** The month is not over: what is open is so now, not at its end. */
  running: z.boolean(),
  totals: received.extend({
    /** Closed in the month, whenever they were received. */
    closed: count,
    /** Received before the month and open when it began. */
    carriedOver: count,
    /** Received before the month's end (or now) and open then. */
    open: count,
    /** Of those received; a voided one is in no other figure. */
    voided: count,
    joined: count,
    backEntered: count,
    solvedOnSpot: count,
    imported: count,
    withoutHouse: count,
    afterHours: count,
  }),
  kinds: z.array(received.extend({ kind: z.enum(ticketKinds) })),
  /**
   * First contact within the promised minutes, of those received whose time for it is over; those out of a ledger as
   * the ledger recorded them, where it did.
   */
  contact: z.object({ live: part, written: part, imported: part }),
  /** Solved within the promised time, of those received whose time is over; a ledger's own verdict apart. */
  resolve: z.object({ own: part, imported: part }),
  days: z.array(z.object({ day, received: count, closed: count })),
  categories: z.array(monthCategory),
  channels: z.array(received.extend({ id, name: z.string(), live: z.boolean() })),
  /** Most first. `households` are the houses on record, parking spaces left out. */
  buildings: z.array(
    received.extend({ id, name: z.string(), community: z.string(), households: count.nullable() }),
  ),
  /** Every band of `hourBands`, in its order. */
  hours: z.array(z.object({ band: z.string(), received: count })),
})
export type MonthReport = z.infer<typeof monthReport>

export const reportsContract = {
  /** What came in a month of the office's time zone, counted from the tickets as they are now. */
  month: query('reports.read')
    .input(z.object({ month, kind: z.enum(ticketKinds).optional() }))
    .output(monthReport),
}
