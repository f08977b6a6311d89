import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { exportEvent } from '../../contract/export.ts'
import { query, task } from '../../contract/procedure.ts'
import { day, id, instant, pageInput, pageOf, words } from '../../contract/values.ts'
import { fenSum } from '../../money/fen.ts'
import { houseKinds } from '../houses/terms.ts'
import { month } from '../reports/month.ts'
import { count, fen } from './fields.ts'
import { advanceExportKeys, waiverExportKeys } from './list-export.ts'
import { waiverStates } from './terms.ts'

const waiver = z.object({
  id,
  chargeId: id,
  houseId: id,
  room: z.string(),
  item: z.string(),
  month,
  mark: z.string(),
  amountFen: fen,
  reason: z.string(),
  by: z.string(),
  at: instant,
  /** Given after the books of the charge's month were closed: it lifts no rate of that month. */
  later: z.boolean(),
  state: z.enum(waiverStates),
  /** When and why it was taken back. */
  voidedAt: instant.nullable(),
  voidReason: z.string(),
})
export type Waiver = z.infer<typeof waiver>

const waiverFilter = z.object({
  /** A room in any style, or the name of somebody who lives there. */
  text: words(60).optional(),
  /** Part of the reason. */
  reason: words(60).optional(),
  itemId: id.optional(),
  state: z.enum(waiverStates).optional(),
  /** Days on which they were given, in the office's time zone. */
  from: day.optional(),
  to: day.optional(),
})

const advance = z.object({
  houseId: id,
  room: z.string(),
  kind: z.enum(houseKinds),
  payer: z.string(),
  amountFen: fen,
  /** What the house owes all the same, so that it could be settled by the advance. */
  openFen: fenSum,
  /** The last day on which money came in advance, went back or was used. */
  lastOn: day.nullable(),
})
export type Advance = z.infer<typeof advance>

const advanceFilter = z.object({
  text: words(60).optional(),
  buildingId: id.optional(),
  leastFen: fen.optional(),
  /** Only houses that owe something, or that owe nothing. */
  owing: z.boolean().optional(),
})

/** Lists across all houses: what was waived, and what lies in advance. */
export const listContract = {
  waivers: {
    /** Newest first. What was taken back is listed and not summed. */
    list: query('fees.read')
      .input(pageInput.extend(waiverFilter.shape))
      .output(pageOf(waiver).extend({ sums: z.object({ waivers: count, amountFen: fenSum }) })),
    export: task('exports.run')
      .input(waiverFilter.extend({ columns: z.array(z.enum(waiverExportKeys)).min(1).optional() }))
      .output(eventIterator(exportEvent)),
  },
  advances: {
    /** Houses with money in advance, the most first. */
    list: query('fees.read')
      .input(pageInput.extend(advanceFilter.shape))
      .output(pageOf(advance).extend({ sums: z.object({ houses: count, amountFen: fenSum }) })),
    export: task('exports.run')
      .input(advanceFilter.extend({ columns: z.array(z.enum(advanceExportKeys)).min(1).optional() }))
      .output(eventIterator(exportEvent)),
  },
}
