import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { paperSizes } from '../../contract/desktop.ts'
import { exportEvent } from '../../contract/export.ts'
import { command, query, task } from '../../contract/procedure.ts'
import {
  day,
  id,
  instant,
  pageInput,
  pageOf,
  reference,
  requiredWords,
  version,
  words,
} from '../../contract/values.ts'
import { fenSum } from '../../money/fen.ts'
import { houseKinds } from '../houses/terms.ts'
import { month } from '../reports/month.ts'
import {
  arrearsAges,
  counterMethods,
  feeKinds,
  mostChargeFen,
  paymentKinds,
  paymentMethods,
} from './terms.ts'
import { closingExportKeys, rateExportKeys } from './sheet-export.ts'
import { charge, count, fen, someFen, requestKey } from './fields.ts'

const paymentLine = z.object({
  chargeId: id.nullable(),
  /** Empty for money in advance. */
  item: z.string(),
  month: z.string(),
  mark: z.string(),
  amountFen: fenSum,
})

const payment = z.object({
  id,
  version,
  number: z.string(),
  kind: z.enum(paymentKinds),
  houseId: id,
  room: z.string(),
  payer: z.string(),
  method: z.enum(paymentMethods),
  /**
   * Negative where money went out or an incoming payment is reversed. Of an offset, and of the reversal of one, what it gave to
   * charges: in the books its lines come to nothing, since no money changed hands, and it is in no total.
   */
  amountFen: fenSum,
  tenderedFen: fen.nullable(),
  /** The number under which a bank or a payment service knows it. */
  reference: z.string(),
  paidOn: day,
  at: instant,
  by: z.string(),
  lines: z.array(paymentLine),
  reverses: z.object({ id, number: z.string() }).nullable(),
  reversedBy: z.object({ id, number: z.string() }).nullable(),
  reason: z.string(),
  notes: z.string(),
  closing: z.object({ id, number: z.string() }).nullable(),
  imported: z.boolean(),
  importing: z.boolean(),
})
export type Payment = z.infer<typeof payment>

const paymentFilter = z.object({
  /** A room, a payer, or a receipt's number or its end. */
  text: words(60).optional(),
  houseId: id.optional(),
  method: z.enum(paymentMethods).optional(),
  kind: z.enum(paymentKinds).optional(),
  mine: z.boolean().optional(),
  from: day.optional(),
  to: day.optional(),
})

/** What money in advance settled stands under `advance` and is in no total: it was counted when it came in. */
const byMethod = z.array(z.object({ method: z.enum(paymentMethods), payments: count, amountFen: fenSum }))

const closing = z.object({
  id,
  number: z.string(),
  /** Who took the money. */
  by: z.string(),
  /** Who closed it for somebody else; empty for one's own. */
  closedBy: z.string(),
  day,
  at: instant,
  firstNumber: z.string(),
  lastNumber: z.string(),
  payments: count,
  byMethod,
  amountFen: fenSum,
  /** Cash there should be, and cash that was counted. */
  cashFen: fenSum,
  countedFen: fenSum,
  notes: z.string(),
})
export type Closing = z.infer<typeof closing>

const houseAccount = z.object({
  houseId: id,
  room: z.string(),
  building: z.string(),
  /** People a receipt may be made out to: the primary contact, then owners, tenants, others. */
  payers: z.array(z.object({ residentId: id, name: z.string() })),
  /** Oldest first. */
  open: z.array(charge),
  sums: z.object({
    openFen: fenSum,
    /** Of it, what is past its day. */
    overdueFen: fenSum,
    advanceFen: fenSum,
  }),
  /** Deposits that were paid and not given back, with what is held of each. */
  deposits: z.array(
    z.object({ chargeId: id, version, item: z.string(), month, mark: z.string(), paidFen: fen }),
  ),
  /** The month up to which the service fee is settled without a gap; null where the first one is open or none was charged. */
  settledUntil: month.nullable(),
  /** The month since which something is overdue. */
  overdueSince: month.nullable(),
  lastPayments: z.array(payment),
})
export type HouseAccount = z.infer<typeof houseAccount>

const arrearsRow = z.object({
  houseId: id,
  room: z.string(),
  kind: z.enum(houseKinds),
  residentId: id.nullable(),
  payer: z.string(),
  /** Masked. */
  phone: z.string(),
  /** The person's flags that bid the desk take care, by name; sensitive ones only to those permitted. */
  flags: z.array(z.string()),
  months: count,
  since: month,
  age: z.enum(arrearsAges),
  openFen: fenSum,
  advanceFen: fenSum,
  /** Open complaints and repairs of the house: look there before asking for money. */
  openTickets: count,
  /** What was last said; letters apart. */
  lastContact: z.object({ at: instant, words: z.string(), by: z.string() }).nullable(),
  /** Reminders on paper: when the last one was printed, and how many there were. */
  letters: z.object({ at: instant, count }).nullable(),
  promise: z.object({ id, version, words: z.string(), dueOn: day, broken: z.boolean() }).nullable(),
})
export type ArrearsRow = z.infer<typeof arrearsRow>

const arrearsFilter = z.object({
  text: words(60).optional(),
  buildingId: id.optional(),
  age: z.enum(arrearsAges).optional(),
  leastFen: fen.optional(),
  promise: z.enum(['none', 'open', 'broken']).optional(),
})

/** Receivable, received of it and the share of that, for a period by the months that are owed. */
const rate = z.object({
  /** What was charged less what was waived; what was waived after a month's books were closed is not taken off that month. */
  dueFen: fenSum,
  paidFen: fenSum,
  /** Still to be paid. */
  openFen: fenSum,
  /** Hundredths of a percent, 8523 is 85.23 %; null where nothing was due. */
  rate: z.number().int().nullable(),
})
export type Rate = z.infer<typeof rate>
const period = z.object({ fromMonth: month, untilMonth: month })

export const payingContract = {
  /** What a house owes and has paid: the counter, the cards. */
  account: query('fees.read')
    .input(z.object({ houseId: id }))
    .output(houseAccount),
  payments: {
    list: query('fees.read')
      .input(pageInput.extend(paymentFilter.shape))
      .output(pageOf(payment).extend({ sums: z.object({ payments: count, amountFen: fenSum, byMethod }) })),
    get: query('fees.read').input(z.object({ id })).output(payment),
    /**
     * Money at the counter: for charges, wholly or in part, and in advance; the lines and the advance are the amount. The receipt's
     * number is the next of the year. Errors: NOT_FOUND; AMOUNT_BEYOND on `lines.N.amountFen` more than is open;
     * INVALID_INPUT on `lines` empty with no advance, on `tenderedFen` below the amount or where it is not cash, on `paidOn` in the
     * future or before there were such books; ALREADY_EXISTS on `requestKey` when what is sent again says something else;
     * MONTH_CLOSED on `paidOn`; CONFLICT on `lines.N` for a charge of another house or struck out.
     */
    take: command('fees.collect')
      .input(
        z.object({
          houseId: id,
          residentId: id.nullable().default(null),
          payer: requiredWords(40),
          method: z.enum(counterMethods),
          lines: z
            .array(z.object({ chargeId: id, amountFen: someFen }))
            .max(200)
            .default([]),
          advanceFen: fen.default(0),
          /** Cash given; the rest goes back. */
          tenderedFen: fen.nullable().default(null),
          reference: words(60).default(''),
          /** Null: today. */
          paidOn: day.nullable().default(null),
          notes: words(200).default(''),
          requestKey,
        }),
      )
      .output(z.object({ id, version, number: z.string(), amountFen: fen })),
    /** Money in advance settles charges. Errors: AMOUNT_BEYOND on `lines.N.amountFen` or, beyond the advance, on `lines`. */
    offset: command('fees.collect')
      .input(
        z.object({
          houseId: id,
          lines: z
            .array(z.object({ chargeId: id, amountFen: someFen }))
            .min(1)
            .max(200),
          requestKey,
        }),
      )
      .output(z.object({ id, version, number: z.string(), amountFen: fen })),
    /** Money in advance goes back. Error: AMOUNT_BEYOND on `amountFen`. */
    refund: command('fees.manage')
      .input(
        z.object({
          houseId: id,
          residentId: id.nullable().default(null),
          payer: requiredWords(40),
          method: z.enum(counterMethods),
          amountFen: someFen,
          reason: requiredWords(200),
          requestKey,
        }),
      )
      .output(z.object({ id, version, number: z.string() })),
    /**
     * What was paid of a charge goes back, by a receipt of its own: a deposit by any method, what was charged too much as an advance of
     * the house; as much of the charge is waived, since it is owed no more. `version` is the charge's. Errors: NOT_FOUND, CONFLICT,
     * NOT_ALLOWED_NOW for a charge struck out, AMOUNT_BEYOND on `amountFen` more than was paid, INVALID_INPUT on `method` of money that
     * leaves the office and is no deposit.
     */
    giveBack: command('fees.manage')
      .input(
        z.object({
          chargeId: id,
          version,
          residentId: id.nullable().default(null),
          payer: requiredWords(40),
          method: z.enum(paymentMethods),
          amountFen: someFen,
          reason: requiredWords(200),
          requestKey,
        }),
      )
      .output(z.object({ id, version, number: z.string() })),
    /**
     * The opposite of a payment, line by line, dated today. One's own of today before the day's closing needs `fees.collect`, any
     * other `fees.manage`. Errors: NOT_ALLOWED_NOW for a reversal, one reversed already, or an advance that was used since.
     */
    reverse: command('fees.collect')
      .input(reference.extend({ reason: requiredWords(200), requestKey }))
      .output(z.object({ id, version, number: z.string() })),
    export: task('exports.run').input(paymentFilter).output(eventIterator(exportEvent)),
    /** The series without a gap: the first and last number of a year, and any that is missing. */
    series: query('fees.read')
      .input(z.object({ year: z.number().int().min(2000).max(2200) }))
      .output(
        z.array(
          z.object({
            kind: z.enum(paymentKinds),
            first: z.string(),
            last: z.string(),
            payments: count,
            missing: z.array(z.string()),
          }),
        ),
      ),
  },
  closings: {
    /**
     * What a closing would take up: a person's payments since the last one, but not what money in advance settled. Error: NOT_PERMITTED
     * for another's without `fees.manage`.
     */
    preview: query('fees.collect')
      .input(z.object({ staffId: id.optional() }).default({}))
      .output(
        z.object({
          firstNumber: z.string(),
          lastNumber: z.string(),
          payments: count,
          reversals: count,
          byMethod,
          amountFen: fenSum,
          /** Below zero where more cash was given back than came in. */
          cashFen: fenSum,
        }),
      ),
    /** Others whose payments no closing has taken up, the longest first. */
    open: query('fees.manage').output(
      z.array(
        z.object({
          staffId: id,
          name: z.string(),
          days: z.array(day),
          payments: count,
          amountFen: fenSum,
          cashFen: fenSum,
        }),
      ),
    ),
    /** Errors as of `preview`, and: NOT_ALLOWED_NOW without payments, INVALID_INPUT on `notes` missing where the cash counted differs, CHANGED_SINCE when another payment came in. */
    close: command('fees.collect')
      .input(
        z.object({
          staffId: id.optional(),
          /** Below zero where cash was taken out of what was there before. */
          countedFen: fenSum.min(-mostChargeFen).max(mostChargeFen),
          payments: count,
          notes: words(200).default(''),
        }),
      )
      .output(z.object({ id, number: z.string() })),
    list: query('fees.read')
      .input(pageInput.extend({ from: day.optional(), to: day.optional() }))
      .output(pageOf(closing)),
    export: task('exports.run')
      .input(
        z.object({
          from: day.optional(),
          to: day.optional(),
          columns: z.array(z.enum(closingExportKeys)).min(1).optional(),
        }),
      )
      .output(eventIterator(exportEvent)),
    get: query('fees.read')
      .input(z.object({ id }))
      .output(closing.extend({ rows: z.array(payment) })),
  },
  arrears: {
    /** Houses with something overdue, the most first, and what they come to by age. */
    list: query('fees.read')
      .input(pageInput.extend(arrearsFilter.shape))
      .output(
        pageOf(arrearsRow).extend({
          sums: z.object({
            houses: count,
            openFen: fenSum,
            ages: z.array(z.object({ age: z.enum(arrearsAges), houses: count, openFen: fenSum })),
          }),
        }),
      ),
    /** What stands in the letter to each house: its overdue charges, and whom to ask. At most 500 at once. */
    letters: query('fees.read')
      .input(z.object({ houseIds: z.array(id).min(1).max(500) }))
      .output(
        z.array(
          z.object({
            houseId: id,
            room: z.string(),
            payer: z.string(),
            charges: z.array(z.object({ item: z.string(), month, openFen: fen, dueOn: day })),
            openFen: fenSum,
          }),
        ),
      ),
    /**
     * The letters to these houses went to paper: the print is logged, and each house that owes something overdue has a contact of
     * the kind `letter`. Repeated with the same key it is another print of the same letters. At most 500 at once.
     */
    lettersPrinted: command('fees.read')
      .input(
        z.object({
          houseIds: z.array(id).min(1).max(500),
          paper: z.enum(paperSizes),
          requestKey: z.uuid(),
        }),
      )
      .output(z.object({ copy: count, contacts: count })),
    /** Keeps that somebody was spoken to, with what they promised: a contact of the house, and a promise where one was made. */
    note: command('fees.collect')
      .input(
        z.object({
          houseId: id,
          residentId: id.nullable().default(null),
          channelId: id.nullable().default(null),
          words: requiredWords(500),
          promise: z
            .object({ words: requiredWords(100), dueOn: day })
            .nullable()
            .default(null),
          requestKey,
        }),
      )
      .output(z.object({ id })),
    export: task('exports.run').input(arrearsFilter).output(eventIterator(exportEvent)),
  },
  /** Collection rates of a period, as they are now: in all, by kind of house, by item, by building, by month. */
  rates: query('fees.read')
    .input(period.extend({ itemId: id.optional() }))
    .output(
      z.object({
        all: rate,
        /** Houses that owe nothing of the period, of those that were charged. */
        houses: z.object({ charged: count, settled: count, rate: z.number().int().nullable() }),
        /** What was owed from before the period and is open still, and what of it was paid in the period. */
        before: z.object({ openFen: fenSum, paidFen: fenSum }),
        kinds: z.array(rate.extend({ kind: z.enum(houseKinds), houses: count })),
        items: z.array(rate.extend({ itemId: id, item: z.string(), kind: z.enum(feeKinds) })),
        buildings: z.array(rate.extend({ buildingId: id, building: z.string(), houses: count })),
        months: z.array(rate.extend({ month })),
        computedAt: instant,
      }),
    ),
  /** The same figures as a workbook: in all, by month, item, kind of house and building. */
  exportRates: task('exports.run')
    .input(
      period.extend({ itemId: id.optional(), columns: z.array(z.enum(rateExportKeys)).min(1).optional() }),
    )
    .output(eventIterator(exportEvent)),
  /** Each house of a building and how it has paid in a period, for the building's grid. */
  paidGrid: query('fees.read')
    .input(period.extend({ buildingId: id, itemId: id.optional() }))
    .output(z.array(rate.extend({ houseId: id }))),
}
