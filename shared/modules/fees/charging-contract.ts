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
import { fenSum } from '../../money/fen.ts'
import { houseKinds } from '../houses/terms.ts'
import { month } from '../reports/month.ts'
import { chargeExportKeys } from './charge-export.ts'
import { meterExportKeys, standardExportKeys } from './sheet-export.ts'
import { chargeStates, feeBases, feeKinds, paymentKinds, skipReasons } from './terms.ts'
import { charge, count, fen, someFen, priceE4, hundredths } from './fields.ts'

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

/** What many charges come to. */
const chargeSums = z.object({
  charges: count,
  houses: count,
  amountFen: fenSum,
  waivedFen: fenSum,
  paidFen: fenSum,
  openFen: fenSum,
  /** What a rate is reckoned by: less what was waived before the month's books were closed. */
  dueFen: fenSum,
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

const generateEvent = z.union([
  progress.extend({ kind: z.literal('progress') }),
  z.object({
    kind: z.literal('finished'),
    charges: count,
    amountFen: fenSum,
    offsets: count,
    offsetFen: fenSum,
  }),
])
export type GenerateEvent = z.infer<typeof generateEvent>

const meterFilter = z.object({
  itemId: id,
  month,
  buildingId: id.optional(),
  missing: z.boolean().optional(),
})

export const chargingContract = {
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
    /** A line for each standard, newest first; an item without any has a line of its own. */
    export: task('exports.run')
      .input(
        z.object({
          archived: z.boolean().default(false),
          columns: z.array(z.enum(standardExportKeys)).min(1).optional(),
        }),
      )
      .output(eventIterator(exportEvent)),
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
    /**
     * A new price for the same houses from a month on; the old standard ends with the month before, both or neither. Answers
     * with the new one. Errors: INVALID_INPUT on `fromMonth` not after the old one's first; ALREADY_EXISTS on `fromMonth` where
     * another follows already.
     */
    replace: command('fees.manage')
      .input(reference.extend({ priceE4, fromMonth: month, words: words(200).default('') }))
      .output(written),
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
      .output(eventIterator(generateEvent)),
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
          /** What was paid of it is given back in the end. */
          isDeposit: z.boolean(),
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
    export: task('exports.run')
      .input(chargeFilter.extend({ columns: z.array(z.enum(chargeExportKeys)).min(1).optional() }))
      .output(eventIterator(exportEvent)),
  },
  meters: {
    /** Every house a standard of this item covers in a month, with its reading before and, once entered, at its end. */
    list: query('fees.manage')
      .input(pageInput.extend(meterFilter.shape))
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
    /** Of an item read from meters, as errors of `list`. */
    export: task('exports.run')
      .input(meterFilter.extend({ columns: z.array(z.enum(meterExportKeys)).min(1).optional() }))
      .output(eventIterator(exportEvent)),
    /**
     * Readings of one item and month, in hundredths of its unit, each making the charge or correcting one nobody has paid. All of
     * them or none. Errors: INVALID_INPUT on `readings.N.meterTo` below the one before; on `readings.N` NOT_ALLOWED_NOW once
     * something was paid, CONFLICT where another saved it meanwhile; MONTH_CLOSED.
     */
    save: command('fees.manage')
      .input(
        z.object({
          itemId: id,
          month,
          dueOn: day,
          readings: z
            .array(
              z.object({
                houseId: id,
                meterFrom: hundredths,
                meterTo: hundredths,
                /** Of the charge that was seen; null where there was none. */
                version: version.nullable(),
              }),
            )
            .min(1)
            .max(200),
        }),
      )
      .output(z.object({ charges: count, amountFen: fenSum })),
  },
}
