import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { exportEvent } from '../../contract/export.ts'
import { command, query, task } from '../../contract/procedure.ts'
import {
  day,
  id,
  instant,
  pageInput,
  pageOf,
  progress,
  reference,
  requiredWords,
  version,
  words,
  written,
} from '../../contract/values.ts'
import { fenSum, fenUpTo } from '../../money/fen.ts'
import { houseKinds } from '../houses/terms.ts'
import { month } from '../reports/month.ts'
import {
  arrearsAges,
  chargeOrigins,
  chargeStates,
  counterMethods,
  feeBases,
  feeKinds,
  mostChargeFen,
  paymentKinds,
  paymentMethods,
  skipReasons,
} from './terms.ts'

const count = z.number().int().min(0)
const fen = fenUpTo(mostChargeFen)
const someFen = fen.min(1)
/** Ten-thousandths of a yuan per unit: 28000 is 2.80 yuan. */
const priceE4 = z.number().int().min(0).max(1_000_000_000)
/** Hundredths of a unit: of a square metre, of a cubic metre. */
const hundredths = z.number().int().min(0).max(100_000_000)
/** Repeated with the same key a command answers as before and writes nothing. */
const requestKey = z.string().min(8).max(64)

const standardFields = z.object({
  /** Null: houses of any kind. */
  houseKind: z.enum(houseKinds).nullable().default(null),
  /** Null: every building. One for a building goes before one for all, one for a kind before one for any. */
  buildingId: id.nullable().default(null),
  priceE4,
  fromMonth: month,
  untilMonth: month.nullable().default(null),
  /** What it rests on: a contract's clause, a resolution. */
  words: words(200).default(''),
})
const standard = standardFields.extend({ id, version, itemId: id, building: z.string() })
export type FeeStandard = z.infer<typeof standard>

const itemFields = z.object({
  name: requiredWords(30),
  kind: z.enum(feeKinds),
  basis: z.enum(feeBases),
  /** What a quantity is counted in: 吨, 度; by area it is ㎡·月. */
  unit: words(10).default(''),
})
const item = itemFields.extend({
  id,
  version,
  /** It has charges: its basis stays. */
  used: z.boolean(),
  archived: z.boolean(),
  standards: z.array(standard),
})
export type FeeItem = z.infer<typeof item>

const chargeFilter = z.object({
  /** A room in any style, or a payer's name. */
  text: words(60).optional(),
  houseId: id.optional(),
  buildingId: id.optional(),
  itemId: id.optional(),
  kind: z.enum(houseKinds).optional(),
  fromMonth: month.optional(),
  untilMonth: month.optional(),
  state: z.enum(chargeStates).optional(),
})

const charge = z.object({
  id,
  version,
  houseId: id,
  room: z.string(),
  /** Whoever lives there and pays; may be empty. */
  payer: z.string(),
  itemId: id,
  item: z.string(),
  month,
  mark: z.string(),
  priceE4: priceE4.nullable(),
  quantityHundredths: hundredths.nullable(),
  unit: z.string(),
  meterFrom: count.nullable(),
  meterTo: count.nullable(),
  amountFen: fen,
  waivedFen: fen,
  paidFen: fen,
  /** Still to be paid. */
  openFen: fen,
  dueOn: day,
  state: z.enum(chargeStates),
  origin: z.enum(chargeOrigins),
  importing: z.boolean(),
  notes: z.string(),
  voidReason: z.string(),
})
export type Charge = z.infer<typeof charge>

/** What many charges come to. */
const chargeSums = z.object({
  charges: count,
  houses: count,
  amountFen: fenSum,
  waivedFen: fenSum,
  paidFen: fenSum,
  openFen: fenSum,
})
export type ChargeSums = z.infer<typeof chargeSums>

const generatedItem = z.object({
  itemId: id,
  item: z.string(),
  charges: count,
  amountFen: fenSum,
  skipped: z.partialRecord(z.enum(skipReasons), count),
  /** The first rooms that get none, for those reasons that somebody can mend. */
  examples: z.array(z.object({ reason: z.enum(skipReasons), room: z.string(), houseId: id })),
})
export type GeneratedItem = z.infer<typeof generatedItem>

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
  /** Negative where money went out or an incoming payment is reversed. */
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

const byMethod = z.array(z.object({ method: z.enum(paymentMethods), payments: count, amountFen: fenSum }))

const closing = z.object({
  id,
  number: z.string(),
  by: z.string(),
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
    advanceFen: fen,
  }),
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
  advanceFen: fen,
  /** Open complaints and repairs of the house: look there before asking for money. */
  openTickets: count,
  lastContact: z.object({ at: instant, words: z.string(), by: z.string() }).nullable(),
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
  /** What was charged less what was waived. */
  dueFen: fenSum,
  paidFen: fenSum,
  /** Hundredths of a percent, 8523 is 85.23 %; null where nothing was due. */
  rate: z.number().int().nullable(),
})
export type Rate = z.infer<typeof rate>
const period = z.object({ fromMonth: month, untilMonth: month })

export const feesContract = {
  items: {
    /** With their standards, newest first; archived ones last, where asked for. */
    list: query('fees.read')
      .input(z.object({ archived: z.boolean().default(false) }))
      .output(z.array(item)),
    /** Error: ALREADY_EXISTS on `name`. */
    create: command('fees.manage').input(itemFields).output(written),
    /** Errors: ALREADY_EXISTS on `name`, IN_USE on `basis` once it has charges. */
    update: command('fees.manage').input(reference.extend(itemFields.shape)).output(written),
    archive: command('fees.manage').input(reference).output(written),
    restore: command('fees.manage').input(reference).output(written),
  },
  standards: {
    /**
     * Errors: NOT_FOUND on `itemId`, `buildingId`; INVALID_INPUT on `untilMonth` before its first; ALREADY_EXISTS on
     * `fromMonth` where one for the same houses already covers a month of it.
     */
    create: command('fees.manage')
      .input(standardFields.extend({ itemId: id }))
      .output(written),
    /** Error besides: IN_USE on `priceE4` or `fromMonth` once charges were made by it; it can be ended. */
    update: command('fees.manage').input(reference.extend(standardFields.shape)).output(written),
    /** Error: IN_USE. */
    archive: command('fees.manage').input(reference).output(written),
  },
  charges: {
    list: query('fees.read')
      .input(pageInput.extend(chargeFilter.shape))
      .output(pageOf(charge).extend({ sums: chargeSums })),
    /** What making a month's charges would make, by item. Error: MONTH_CLOSED. */
    preview: query('fees.manage')
      .input(z.object({ month, itemIds: z.array(id).min(1).max(50), dueOn: day }))
      .output(z.object({ items: z.array(generatedItem), charges: count, amountFen: fenSum })),
    /**
     * Makes a month's charges in short transactions; a house that has one already is passed over, so it may be run again.
     * With `useAdvances` money paid in advance settles what it can. Stopping it keeps what was made. Error: MONTH_CLOSED.
     */
    generate: task('fees.manage')
      .input(
        z.object({
          month,
          itemIds: z.array(id).min(1).max(50),
          dueOn: day,
          useAdvances: z.boolean().default(true),
        }),
      )
      .output(
        eventIterator(
          z.union([
            progress.extend({ kind: z.literal('progress') }),
            z.object({
              kind: z.literal('finished'),
              charges: count,
              amountFen: fenSum,
              offsets: count,
              offsetFen: fenSum,
            }),
          ]),
        ),
      ),
    /**
     * One by hand: an item of the basis `single`, or one a month lacks. Errors: NOT_FOUND, ALREADY_EXISTS on `month` (an item
     * charged several times a month needs another `mark`), MONTH_CLOSED.
     */
    add: command('fees.manage')
      .input(
        z.object({
          houseId: id,
          itemId: id,
          month,
          mark: words(30).default(''),
          amountFen: someFen,
          dueOn: day,
          notes: words(200).default(''),
        }),
      )
      .output(written),
    /** Errors: NOT_ALLOWED_NOW once something was paid or waived, MONTH_CLOSED. */
    void: command('fees.manage')
      .input(reference.extend({ reason: requiredWords(200) }))
      .output(written),
    /** Part of a charge, or all that is open, need not be paid. Error: AMOUNT_BEYOND on `amountFen`. */
    waive: command('fees.manage')
      .input(reference.extend({ amountFen: someFen, reason: requiredWords(200) }))
      .output(written.extend({ waiverId: id })),
    /** A waiver is taken back; `id` and `version` are the waiver's. */
    unwaive: command('fees.manage')
      .input(reference.extend({ reason: requiredWords(200) }))
      .output(written),
    /** What became of a charge: its waivers and payments. */
    history: query('fees.read')
      .input(z.object({ id }))
      .output(
        z.object({
          charge,
          waivers: z.array(
            z.object({
              id,
              version,
              amountFen: fen,
              reason: z.string(),
              by: z.string(),
              at: instant,
              voidReason: z.string(),
              voided: z.boolean(),
            }),
          ),
          payments: z.array(
            z.object({ id, number: z.string(), paidOn: day, amountFen: fenSum, kind: z.enum(paymentKinds) }),
          ),
        }),
      ),
    export: task('exports.run').input(chargeFilter).output(eventIterator(exportEvent)),
  },
  meters: {
    /** Every house a standard of this item covers in a month, with its reading before and, once entered, at its end. */
    list: query('fees.manage')
      .input(
        pageInput.extend({ itemId: id, month, buildingId: id.optional(), missing: z.boolean().optional() }),
      )
      .output(
        pageOf(
          z.object({
            houseId: id,
            room: z.string(),
            meter: z.string(),
            meterFrom: count.nullable(),
            meterTo: count.nullable(),
            priceE4,
            chargeId: id.nullable(),
            version: version.nullable(),
            amountFen: fen.nullable(),
            paidFen: fen,
          }),
        ),
      ),
    /**
     * Readings of one item and month, in hundredths of its unit, each making the charge or correcting one nobody has paid. All of
     * them or none. Errors: INVALID_INPUT on `readings.N.meterTo` below the one before, NOT_ALLOWED_NOW on `readings.N`
     * once something was paid, MONTH_CLOSED.
     */
    save: command('fees.manage')
      .input(
        z.object({
          itemId: id,
          month,
          dueOn: day,
          readings: z
            .array(z.object({ houseId: id, meterFrom: hundredths, meterTo: hundredths }))
            .min(1)
            .max(200),
        }),
      )
      .output(z.object({ charges: count, amountFen: fenSum })),
  },
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
     * INVALID_INPUT on `lines` empty with no advance, on `tenderedFen` below the amount, on `paidOn` in the future;
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
    /** What a closing would take up: this person's payments since the last one. */
    preview: query('fees.collect').output(
      z.object({
        firstNumber: z.string(),
        lastNumber: z.string(),
        payments: count,
        reversals: count,
        byMethod,
        amountFen: fenSum,
        cashFen: fenSum,
      }),
    ),
    /** Errors: NOT_ALLOWED_NOW without payments, INVALID_INPUT on `notes` missing where the cash counted differs, CHANGED_SINCE when another payment came in. */
    close: command('fees.collect')
      .input(z.object({ countedFen: fen, payments: count, notes: words(200).default('') }))
      .output(z.object({ id, number: z.string() })),
    list: query('fees.read')
      .input(pageInput.extend({ from: day.optional(), to: day.optional() }))
      .output(pageOf(closing)),
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
  /** Each house of a building and how it has paid in a period, for the building's grid. */
  paidGrid: query('fees.read')
    .input(period.extend({ buildingId: id, itemId: id.optional() }))
    .output(z.array(rate.extend({ houseId: id }))),
}
