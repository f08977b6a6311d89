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
  reference,
  requiredWords,
  version,
  words,
  written,
} from '../../contract/values.ts'
import { fenSum, fenUpTo } from '../../money/fen.ts'
import { month } from '../reports/month.ts'
import { photoHash } from '../tickets/contract.ts'
import { ledgerExportKeys, summaryExportKeys } from './export-columns.ts'
import { entryOrigins, funds, ledgerLines, ledgerSides, mostEntryFen } from './terms.ts'

const count = z.number().int().min(0)
const requestKey = z.string().min(8).max(64)

const accountFields = z.object({ fund: z.enum(funds), line: z.enum(ledgerLines), name: requiredWords(30) })
const account = accountFields.extend({
  id,
  version,
  /** Digits it is called by when entries are typed: the fund's and its place in it, `103`. */
  code: z.string(),
  initials: z.string(),
  pinyin: z.string(),
  /** Entries it has: its fund and line stay then. */
  entries: count,
  archived: z.boolean(),
})
export type LedgerAccount = z.infer<typeof account>

const entryFields = z.object({
  day,
  accountId: id,
  side: z.enum(ledgerSides),
  amountFen: fenUpTo(mostEntryFen).min(1),
  words: requiredWords(100),
  /** Who paid or was paid. */
  party: words(60).default(''),
  /** The number of the voucher: 凭证号. */
  voucher: words(30).default(''),
})
export type EntryFields = z.input<typeof entryFields>

const entry = z.object({
  id,
  version,
  day,
  month,
  accountId: id,
  account: z.string(),
  fund: z.enum(funds),
  line: z.enum(ledgerLines),
  side: z.enum(ledgerSides),
  /** Negative where it reverses another. */
  amountFen: fenSum,
  words: z.string(),
  party: z.string(),
  voucher: z.string(),
  origin: z.enum(entryOrigins),
  by: z.string(),
  at: instant,
  reverses: id.nullable(),
  reversedBy: id.nullable(),
  reason: z.string(),
  photos: z.array(z.object({ id, version, hash: photoHash })),
  /** Its month, or one after it, is closed: it can no longer be reversed there, only on an open day. */
  closed: z.boolean(),
  /** The number of the published sheet that tells of it, with the same effect; empty where none does. */
  disclosed: z.string(),
  importing: z.boolean(),
})
export type LedgerEntry = z.infer<typeof entry>

const entryFilter = z.object({
  text: words(60).optional(),
  fund: z.enum(funds).optional(),
  accountId: id.optional(),
  side: z.enum(ledgerSides).optional(),
  fromMonth: month.optional(),
  untilMonth: month.optional(),
  /** Only those without a voucher's number or picture. */
  noVoucher: z.boolean().optional(),
})

const sums = z.object({ inFen: fenSum, outFen: fenSum })
const fundSums = sums.extend({ fund: z.enum(funds), openingFen: fenSum, closingFen: fenSum })
export type FundSums = z.infer<typeof fundSums>

export const ledgerContract = {
  accounts: {
    /** By fund and line, in the order of the forms. */
    list: query('fees.read')
      .input(z.object({ archived: z.boolean().default(false) }))
      .output(z.array(account)),
    /** Errors: ALREADY_EXISTS on `name`, INVALID_INPUT on `line` that is none of the fund's. */
    create: command('ledger.keep').input(accountFields).output(written),
    /** Error besides: IN_USE on `fund` or `line` once it has entries. */
    update: command('ledger.keep').input(reference.extend(accountFields.shape)).output(written),
    archive: command('ledger.keep').input(reference).output(written),
    restore: command('ledger.keep').input(reference).output(written),
  },
  entries: {
    /** Newest first. */
    list: query('fees.read')
      .input(pageInput.extend(entryFilter.shape))
      .output(pageOf(entry).extend({ sums })),
    /** Error: NOT_FOUND. */
    get: query('fees.read').input(z.object({ id })).output(entry),
    /**
     * Errors: NOT_FOUND on `accountId`; INVALID_INPUT on `day` in the future, on `side` that the line does not have; MONTH_CLOSED and
     * MONTH_DISCLOSED on `day`; MAINTENANCE_FUND on `words` of a service cost that a major repair or renewal is; ALREADY_EXISTS on
     * `voucher` where the same voucher, account, side and amount stand already and `again` was not said.
     */
    add: command('ledger.keep')
      .input(
        entryFields.extend({
          again: z.boolean().default(false),
          photos: z.array(photoHash).max(12).default([]),
          requestKey,
        }),
      )
      .output(written),
    /** The opposite entry, on the same day where its month is open, else on the day given. Errors: NOT_ALLOWED_NOW, MONTH_CLOSED, MONTH_DISCLOSED. */
    reverse: command('ledger.keep')
      .input(reference.extend({ day: day.nullable().default(null), reason: requiredWords(200), requestKey }))
      .output(written),
    attach: command('ledger.keep')
      .input(reference.extend({ hashes: z.array(photoHash).min(1).max(12) }))
      .output(written),
    /** `id` and `version` are the photo's. */
    detach: command('ledger.keep')
      .input(reference.extend({ entryId: id, reason: requiredWords(200) }))
      .output(written),
    export: task('exports.run')
      .input(entryFilter.extend({ columns: z.array(z.enum(ledgerExportKeys)).min(1).optional() }))
      .output(eventIterator(exportEvent)),
  },
  openings: {
    list: query('fees.read').output(
      z.array(
        z.object({
          fund: z.enum(funds),
          version: version.nullable(),
          day: day.nullable(),
          amountFen: fenSum,
          notes: z.string(),
        }),
      ),
    ),
    /**
     * What a fund held at the end of a day before its first entry. Errors: CONFLICT, NOT_ALLOWED_NOW once a published sheet rests on
     * it, MONTH_CLOSED on `day` once a closed month does.
     */
    set: command('ledger.keep')
      .input(
        z.object({
          fund: z.enum(funds),
          version: version.nullable(),
          day,
          amountFen: fenSum.min(-mostEntryFen).max(mostEntryFen),
          notes: words(200).default(''),
        }),
      )
      .output(z.object({ version })),
  },
  receipts: {
    /** What a month's payments at the counter come to by account, what of it is in the ledger already, and what is missing. */
    preview: query('ledger.keep')
      .input(z.object({ month }))
      .output(
        z.array(
          z.object({
            accountId: id.nullable(),
            account: z.string(),
            fund: z.enum(funds),
            receivedFen: fenSum,
            /** By earlier postings of this month's receipts, and by entries typed or imported on the same account. */
            postedFen: fenSum,
            enteredFen: fenSum,
            missingFen: fenSum,
            /** The month in which they would be entered: their own, or the first one after it that takes entries. */
            postsTo: month.nullable(),
          }),
        ),
      ),
    /**
     * Enters what is missing of a month's receipts, an entry an account, on the month's last day or today; with `late` those that the
     * month takes no more go to the first one after it that does. Errors otherwise: MONTH_CLOSED, MONTH_DISCLOSED on `month`.
     */
    post: command('ledger.keep')
      .input(z.object({ month, late: z.boolean().default(false), requestKey }))
      .output(z.object({ entries: count, amountFen: fenSum })),
  },
  months: {
    list: query('fees.read').output(
      z.array(
        z.object({
          month,
          entries: count,
          inFen: fenSum,
          outFen: fenSum,
          closedAt: instant.nullable(),
          closedBy: z.string(),
        }),
      ),
    ),
    /**
     * No entry, charge or payment of it can be made or struck out any more. Errors: NOT_ALLOWED_NOW for one not over, or where an
     * earlier one is open; RECEIPTS_MISSING on `withoutReceipts`, unless it is said that they may be; IMPORT_RUNNING.
     */
    close: command('ledger.keep')
      .input(z.object({ month, withoutReceipts: z.boolean().default(false) }))
      .output(z.object({})),
    /** Errors: NOT_ALLOWED_NOW where a later one is closed or a published sheet covers it that nobody is correcting. */
    reopen: command('ledger.keep')
      .input(z.object({ month, reason: requiredWords(200) }))
      .output(z.object({})),
  },
  /** A line for each fund of the period, then one for each account and month. Error: INVALID_INPUT on `untilMonth`. */
  exportSummary: task('exports.run')
    .input(
      z.object({
        fromMonth: month,
        untilMonth: month,
        columns: z.array(z.enum(summaryExportKeys)).min(1).optional(),
      }),
    )
    .output(eventIterator(exportEvent)),
  /** What each fund had, took in and spent in a period: by account and, for pictures, by month. */
  summary: query('fees.read')
    .input(z.object({ fromMonth: month, untilMonth: month }))
    .output(
      z.object({
        funds: z.array(fundSums),
        accounts: z.array(
          sums.extend({
            accountId: id,
            account: z.string(),
            fund: z.enum(funds),
            line: z.enum(ledgerLines),
            /** Only months that have something, in order. */
            months: z.array(sums.extend({ month })),
          }),
        ),
        months: z.array(z.object({ month, funds: z.array(sums.extend({ fund: z.enum(funds) })) })),
        computedAt: instant,
      }),
    ),
}
