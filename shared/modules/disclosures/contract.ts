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
import { fenSum } from '../../money/fen.ts'
import { ledgerLines, mostEntryFen } from '../ledger/terms.ts'
import { month } from '../reports/month.ts'
import { sheetExportKeys } from './export-columns.ts'
import { sheetCheck, sheetFacts } from './checks-contract.ts'
import {
  chargingModes,
  objectionKinds,
  objectionStates,
  sheetOrigins,
  sheetParts,
  sheetStates,
} from './terms.ts'

export type { SheetCheck, SheetFacts } from './checks-contract.ts'

/** An amount of a sheet; the sheet of a year of a large project stays far below. */
const amount = z
  .number()
  .int()
  .min(-mostEntryFen * 100)
  .max(mostEntryFen * 100)
const optional = amount.nullable().default(null)

/** What stands above the table. Amounts in fen, the area in hundredths of a square metre, rates in hundredths of a percent. */
const sheetHeader = z.object({
  project: requiredWords(40),
  areaHundredths: z.number().int().min(0).nullable(),
  /** `574 户 / 商铺 36`: by kind of house. */
  households: words(60),
  /** `住宅 2.80，商铺 6.50 元/㎡·月` */
  standards: words(200),
  receivableFen: amount.nullable(),
  receivedFen: amount.nullable(),
  /** Owed from before the period. */
  arrearsFen: amount.nullable(),
  /** Paid in the period for later months. */
  advanceFen: amount.nullable(),
  rate: z.number().int().min(0).max(10_000).nullable(),
  houseRate: z.number().int().min(0).max(10_000).nullable(),
  /** Where objections go, and how soon they are answered. */
  contact: words(200),
})
export type SheetHeader = z.infer<typeof sheetHeader>

const sheetLine = z.object({
  part: z.enum(sheetParts),
  line: z.enum(ledgerLines),
  name: words(40),
  accountId: id.nullable().default(null),
  budgetFen: optional,
  inFen: optional,
  outFen: optional,
  previousInFen: optional,
  previousOutFen: optional,
  note: words(200).default(''),
})
export type SheetLine = z.infer<typeof sheetLine>

const sheetPart = z.object({
  part: z.enum(sheetParts),
  openingFen: amount,
  openingNote: words(100).default(''),
  /** The published sheet whose closing it is. */
  carriedFrom: id.nullable().default(null),
  /** What a sheet typed elsewhere says its sums are; null where they are not said and computed. */
  statedInFen: optional,
  statedOutFen: optional,
  statedClosingFen: optional,
  closingNote: words(100).default(''),
})
export type SheetPartData = z.infer<typeof sheetPart>

/** What a person edits. Totals, changes and shares are not in it: `shared/modules/disclosures/sums.ts` computes them. */
export const sheetContent = z.object({
  title: requiredWords(60),
  mode: z.enum(chargingModes),
  fromMonth: month,
  untilMonth: month,
  header: sheetHeader,
  parts: z.array(sheetPart).min(1).max(sheetParts.length),
  lines: z.array(sheetLine).max(300),
  notes: words(1000).default(''),
})
export type SheetContent = z.infer<typeof sheetContent>

const sheetRow = z.object({
  id,
  version,
  number: z.string(),
  title: z.string(),
  mode: z.enum(chargingModes),
  parts: z.array(z.enum(sheetParts)),
  fromMonth: month,
  untilMonth: month,
  state: z.enum(sheetStates),
  origin: z.enum(sheetOrigins),
  preparedBy: z.string(),
  reviewedBy: z.string(),
  publishedBy: z.string(),
  publishedAt: instant.nullable(),
  checkCode: z.string(),
  /** The number of the sheet that this one corrects, and of the one that corrects this. */
  revises: z.object({ id, number: z.string() }).nullable(),
  revisedBy: z.object({ id, number: z.string() }).nullable(),
  postings: z.number().int(),
  objections: z.number().int(),
  openObjections: z.number().int(),
})
export type SheetRow = z.infer<typeof sheetRow>

/** Where two states of a sheet are not the same: what was published, and what the books have now. */
const difference = z.object({
  /** `header.receivableFen`, `parts.service.openingFen`, `lines.3.outFen` */
  path: z.string(),
  /** The line's or field's name, for people. */
  name: z.string(),
  published: z.string(),
  now: z.string(),
})
export type SheetDifference = z.infer<typeof difference>

const integrity = z.object({
  /** The stored copy has the hash it was published with. */
  copySound: z.boolean(),
  /** The audit chain knows that hash. */
  auditKnows: z.boolean(),
  /** Between the copy and what the books' own rows say now. */
  differences: z.array(difference),
})
export type SheetIntegrity = z.infer<typeof integrity>

const sheet = sheetRow.extend({
  /** Of a published sheet the frozen copy, whatever became of its rows; where the copy is not genuine, those rows. */
  content: sheetContent,
  /** Null for a sheet that was never published. */
  integrity: integrity.nullable(),
  facts: sheetFacts,
  submittedAt: instant.nullable(),
  reviewedAt: instant.nullable(),
  reviewWords: z.string(),
  reviseReason: z.string(),
  postedFrom: day.nullable(),
  postedUntil: day.nullable(),
  /** What its paper says of where the figures come from; null for one published before papers said so. */
  toldOrigin: z.enum(sheetOrigins).nullable(),
  hash: z.string(),
  /** Whoever asks prepared, changed or submitted it and may not publish it. */
  mine: z.boolean(),
})
export type Sheet = z.infer<typeof sheet>

const verifiedAll = z.object({
  sheets: z.number().int(),
  changed: z.array(sheetRow),
  lost: z.array(z.string()),
  /** Valid sheets whose opening is not what the valid sheet before them closes with, as after a correction of that one. */
  unchained: z.array(
    z.object({
      sheet: sheetRow,
      part: z.enum(sheetParts),
      openingFen: fenSum,
      closingFen: fenSum,
      /** The number of the sheet before. */
      of: z.string(),
    }),
  ),
})
export type VerifiedAll = z.infer<typeof verifiedAll>

const objection = z.object({
  id,
  version,
  disclosureId: id.nullable(),
  sheet: z.string(),
  houseId: id.nullable(),
  room: z.string(),
  residentId: id.nullable(),
  name: z.string(),
  /** Masked. */
  phone: z.string(),
  kind: z.enum(objectionKinds),
  words: z.string(),
  askedAt: instant,
  by: z.string(),
  dueOn: day,
  state: z.enum(objectionStates),
  answer: z.string(),
  answeredAt: instant.nullable(),
  answeredBy: z.string(),
  voidReason: z.string(),
})
export type Objection = z.infer<typeof objection>

const objectionFilter = z.object({
  disclosureId: id.optional(),
  state: z.enum(objectionStates).optional(),
  text: words(60).optional(),
  houseId: id.optional(),
})

const sheetFilter = z.object({
  text: words(60).optional(),
  state: z.enum(sheetStates).optional(),
  part: z.enum(sheetParts).optional(),
  year: z.number().int().min(1900).max(2200).optional(),
})

export const disclosuresContract = {
  list: query('disclosures.read').input(pageInput.extend(sheetFilter.shape)).output(pageOf(sheetRow)),
  /** The same as a workbook, one row a sheet. */
  exportList: task('exports.run')
    .input(
      sheetFilter.extend({
        columns: z.array(z.enum(sheetExportKeys)).min(1).max(sheetExportKeys.length).optional(),
      }),
    )
    .output(eventIterator(exportEvent)),
  /** Drafts are seen by those who may edit or publish; everybody else sees what is published. */
  get: query('disclosures.read').input(z.object({ id })).output(sheet),
  /**
   * A draft out of the ledger and the charges: every account of the parts with its actual, the period before, last year's or
   * the last sheet's budget; the opening carried from the last published sheet. Error: INVALID_INPUT on `untilMonth`.
   */
  create: command('disclosures.edit')
    .input(
      z.object({
        parts: z.array(z.enum(sheetParts)).min(1).max(sheetParts.length),
        mode: z.enum(chargingModes),
        fromMonth: month,
        untilMonth: month,
      }),
    )
    .output(written.extend({ number: z.string() })),
  /** Writes the whole of a draft. Errors: CONFLICT, NOT_ALLOWED_NOW for anything but a draft. */
  save: command('disclosures.edit')
    .input(reference.extend({ content: sheetContent }))
    .output(written),
  /** Actuals, openings, header figures anew out of the books; budgets, notes and lines added by hand stay. */
  refresh: command('disclosures.edit').input(reference).output(written),
  /** The checks as the core sees them; the page runs the same code while somebody edits. */
  checks: query('disclosures.read').input(z.object({ id })).output(z.array(sheetCheck)),
  /** Given to whoever reviews. Error: SHEET_UNBALANCED with `count` while a check fails. */
  submit: command('disclosures.edit').input(reference).output(written),
  /** Back to its author, with what to change. */
  sendBack: command('disclosures.publish')
    .input(reference.extend({ words: requiredWords(500) }))
    .output(written),
  /**
   * Freezes it: content, hash, check code. Errors: SECOND_PERSON for whoever prepared, changed or submitted it, SHEET_UNBALANCED,
   * NOT_ALLOWED_NOW unless it is in review, INVALID_INPUT on `postedFrom`, `postedUntil` (`posting-days.ts`).
   */
  publish: command('disclosures.publish')
    .input(reference.extend({ postedFrom: day, postedUntil: day, words: words(500).default('') }))
    .output(written.extend({ checkCode: z.string(), hash: z.string() })),
  /** A new draft with the content of a published sheet, naming it and why. Error: ALREADY_EXISTS where one is begun. */
  revise: command('disclosures.edit')
    .input(z.object({ id, reason: requiredWords(200) }))
    .output(written.extend({ number: z.string() })),
  /** A draft is given up; its number is not given again. */
  discard: command('disclosures.edit')
    .input(reference.extend({ reason: requiredWords(200) }))
    .output(written),
  /**
   * Compares the sheet of a check code, as the notice shows it (with or without dashes, in any case), with the books' copy, line by
   * line, the copy with its hash, and the hash with the audit chain. `unknown`: no sheet was published under it; `lost`: the chain
   * knows of one that the books no longer have.
   */
  verify: query('disclosures.read')
    .input(z.object({ code: requiredWords(40) }))
    .output(
      z.object({
        outcome: z.enum(['same', 'changed', 'lost', 'unknown']),
        /** The sheet's number, also of one that is lost; empty where the code is unknown. */
        number: z.string(),
        sheet: sheetRow.nullable(),
        /** As it was published. */
        content: sheetContent.nullable(),
        differences: z.array(difference),
        /** The stored copy has the hash it was published with, and the audit chain knows that hash. */
        copySound: z.boolean(),
        auditKnows: z.boolean(),
        checkedAt: instant,
      }),
    ),
  /**
   * Every sheet that was ever published verified; how many, those that differ, the numbers of those that the audit chain knows
   * and the books no longer have, and those that do not go on from the sheet before.
   */
  verifyAll: query('disclosures.read').output(verifiedAll),
  /** A workbook laid out as offices post it: merged title, borders, print area, A4 or A3. */
  export: task('disclosures.read')
    .input(z.object({ id, paper: z.enum(['A4', 'A3']).default('A4') }))
    .output(eventIterator(exportEvent)),
  /**
   * A sheet typed in Excel, as a draft of origin `typed` with its stated sums. Errors: WORKBOOK_*, WORKBOOK_NO_HEADER where no row
   * names the columns, INVALID_INPUT on `row` with the row's number for an amount that is none.
   */
  importSheet: task('disclosures.edit')
    .input(
      z.object({
        file: z.file().max(8 * 1024 * 1024),
        part: z.enum(sheetParts).default('service'),
        mode: z.enum(chargingModes),
        fromMonth: month,
        untilMonth: month,
      }),
    )
    .output(
      written.extend({
        number: z.string(),
        lines: z.number().int(),
        /** Texts of rows that were no line, total or balance; they stand in the sheet's notes. */
        leftOut: z.array(z.string()),
      }),
    ),
  objections: {
    list: query('disclosures.read').input(pageInput.extend(objectionFilter.shape)).output(pageOf(objection)),
    add: command('tickets.register')
      .input(
        z.object({
          disclosureId: id.nullable().default(null),
          houseId: id.nullable().default(null),
          residentId: id.nullable().default(null),
          name: words(40).default(''),
          phone: words(30).default(''),
          kind: z.enum(objectionKinds),
          words: requiredWords(1000),
        }),
      )
      .output(written),
    /** Errors: NOT_ALLOWED_NOW, CONFLICT. */
    answer: command('disclosures.edit')
      .input(reference.extend({ answer: requiredWords(2000) }))
      .output(written),
    /**
     * Adds to an answer that was given, under its day and who adds it; what was answered stays. Errors: NOT_ALLOWED_NOW for one
     * without an answer, CONFLICT.
     */
    amend: command('disclosures.edit')
      .input(reference.extend({ answer: requiredWords(2000) }))
      .output(written),
    void: command('disclosures.edit')
      .input(reference.extend({ reason: requiredWords(200) }))
      .output(written),
    revealPhone: command('phones.reveal')
      .input(z.object({ id, reason: requiredWords(100) }))
      .output(z.object({ phone: z.string() })),
    export: task('exports.run').input(objectionFilter).output(eventIterator(exportEvent)),
  },
}
