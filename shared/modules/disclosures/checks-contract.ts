import { z } from 'zod'
import { id } from '../../contract/values.ts'
import { fenSum } from '../../money/fen.ts'
import { month } from '../reports/month.ts'
import { checkCodes, sheetParts } from './terms.ts'

/** What the checks compare a sheet with, as the office's books have it now. */
export const sheetFacts = z.object({
  /** By account of its parts, as the ledger has it for the sheet's period; none for a sheet that was typed. */
  ledger: z.array(
    z.object({
      accountId: id,
      part: z.enum(sheetParts),
      name: z.string(),
      inFen: fenSum,
      outFen: fenSum,
    }),
  ),
  /** By part, the closing of the last published sheet before this one. */
  carried: z.array(
    z.object({
      part: z.enum(sheetParts),
      disclosureId: id,
      number: z.string(),
      checkCode: z.string(),
      untilMonth: month,
      closingFen: fenSum,
    }),
  ),
  /** Other published sheets that tell of a month of this one's in the same part. */
  overlapping: z.array(
    z.object({
      part: z.enum(sheetParts),
      disclosureId: id,
      number: z.string(),
      /** It is of exactly this period, and this sheet corrects none of it: one of the two would be one too many. */
      same: z.boolean(),
    }),
  ),
  /** By part, the published sheets that go on from this one, or from the one it corrects, with the opening they state. */
  following: z.array(
    z.object({ part: z.enum(sheetParts), disclosureId: id, number: z.string(), openingFen: fenSum }),
  ),
  /**
   * By part, all that the ledger took in and spent in the period. Only of a sheet that was typed, which is not compared line by
   * line, and only where the ledger has anything.
   */
  totals: z.array(z.object({ part: z.enum(sheetParts), inFen: fenSum, outFen: fenSum })),
  /** By part, what the books say the fund had when the period began; only parts the books know. */
  openings: z.array(z.object({ part: z.enum(sheetParts), amountFen: fenSum })),
  receivableFen: fenSum,
  receivedFen: fenSum,
  arrearsFen: fenSum,
  advanceFen: fenSum,
  /** Months of the period that are not closed in the ledger. */
  openMonths: z.array(month),
  /** By part, the months whose receipts at the counter are not all in the ledger, and what is missing of them. */
  unposted: z.array(z.object({ part: z.enum(sheetParts), months: z.array(month), missingFen: fenSum })),
})
export type SheetFacts = z.infer<typeof sheetFacts>

export const sheetCheck = z.object({
  code: z.enum(checkCodes),
  level: z.enum(['error', 'warning']),
  ok: z.boolean(),
  part: z.enum(sheetParts).nullable(),
  /** The line concerned, by its place in `lines`; null for a part or the header. */
  line: z.number().int().nullable(),
  /** For the sentence: what stands there, what should, the difference, in fen. */
  isFen: fenSum.nullable(),
  shouldFen: fenSum.nullable(),
  /** A name or number for the sentence. */
  of: z.string(),
})
export type SheetCheck = z.infer<typeof sheetCheck>
