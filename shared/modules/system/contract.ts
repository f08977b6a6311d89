import { z } from 'zod'
import { paperSizes } from '../../contract/desktop.ts'
import { command, query, task } from '../../contract/procedure.ts'
import { id, instant, pageInput, pageOf, requiredWords, words } from '../../contract/values.ts'
import { formCodes } from '../office/terms.ts'
import { listNames, printedRecords } from './terms.ts'

/**
 * What went to paper: a record, a list by its name, a block of blank slips, a month's figures, the price board. Never
 * words, because the audit keeps it for good.
 */
const printed = z.union([
  z.object({ record: z.enum(printedRecords), id }),
  z.object({ list: z.enum(listNames) }),
  z.object({ block: requiredWords(40) }),
  z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
  z.object({ sheet: z.enum(['price-board', 'money-pictures']) }),
])
export type Printed = z.infer<typeof printed>

const printRow = z.object({
  id,
  at: instant,
  by: z.string(),
  form: z.enum(formCodes),
  paper: z.enum(paperSizes),
  /** `ticket:12`, with its number as label. */
  subject: z.string(),
  label: z.string(),
  rows: z.number().int(),
  /** How often this form of it had been printed by then, this time included. */
  copy: z.number().int(),
})
export type PrintRow = z.infer<typeof printRow>

const auditRow = z.object({
  seq: id,
  at: instant,
  actor: z.string(),
  host: z.enum(['desktop', 'browser', 'core']),
  /** The procedure's path, `tickets.register`; the locale has a word for each. */
  action: z.string(),
  /** What it concerned, `ticket:12`, with a label where one may be shown, such as a ticket's number. */
  subject: z.string(),
  label: z.string(),
  fields: z.array(z.string()),
  /** Why it was done, where somebody was asked: a whole number shown, phones exported whole. May have been erased. */
  reason: z.string(),
  outcome: z.enum(['done', 'refused', 'failed']),
})
export type AuditRow = z.infer<typeof auditRow>

export const systemContract = {
  /** The status bar. */
  status: query('member', { passive: true }).output(
    z.object({
      now: instant,
      today: z.string(),
      timeZone: z.string(),
      appVersion: z.string(),
      folder: z.string(),
    }),
  ),
  audit: query('audit.read')
    .input(
      pageInput.extend({
        actor: words(40).optional(),
        action: words(60).optional(),
        from: z.iso.date().optional(),
        to: z.iso.date().optional(),
      }),
    )
    .output(pageOf(auditRow)),
  /** Walks the whole chain. `brokenAt` is the first entry that does not fit; null when all is well. */
  verifyAudit: query('audit.read').output(
    z.object({
      entries: z.number().int(),
      brokenAt: z.number().int().nullable(),
      reason: z.enum(['altered', 'missing', 'cut']).nullable(),
      headHash: z.string(),
    }),
  ),
  /**
   * A form went to paper; the print log keeps which, of what and how many rows, and answers which copy it was. Needs
   * the permission that the thing itself needs. Error: NOT_FOUND for no such record.
   */
  recordPrint: command('member')
    .input(
      z.object({
        form: z.enum(formCodes),
        paper: z.enum(paperSizes),
        printed,
        rows: z.number().int().min(0).max(1_000_000),
      }),
    )
    .output(z.object({ copy: z.number().int() })),
  /** How often a form of something was printed already. */
  printCopies: query('member')
    .input(z.object({ form: z.enum(formCodes), printed }))
    .output(z.object({ copies: z.number().int() })),
  /** The print log, newest first. */
  prints: query('office.settings')
    .input(
      pageInput.extend({
        form: z.enum(formCodes).optional(),
        from: z.iso.date().optional(),
        to: z.iso.date().optional(),
      }),
    )
    .output(pageOf(printRow)),
  /** Hands over a file made for this person, once: an export, a template, an error file. */
  download: task('member')
    .input(z.object({ key: requiredWords(64) }))
    .output(z.file()),
}
