import type { Kysely } from 'kysely'
import type { PaperSize } from '../../../../shared/contract/desktop.ts'
import type { FormCode } from '../../../../shared/modules/office/terms.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'

export interface NewPrint {
  form: FormCode
  paper: PaperSize
  /** `ticket:12`, as in the audit. */
  subject: string
  /** A number or a code that may be shown for it; never a person's name. */
  label?: string
  rows: number
  /** The copy's number where prints were counted before there was a log; otherwise one more than the last. */
  copy?: number
}

/** How often a form of something was printed. */
export async function copiesOf(db: Kysely<Tables>, form: FormCode, subject: string): Promise<number> {
  const last = await db
    .selectFrom('prints')
    .select('copy')
    .where('subject', '=', subject)
    .where('form', '=', form)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.copy ?? 0
}

/** Writes a line of the print log, in the transaction of the command that audits it. Answers which copy it was. */
export async function logPrint(call: Call, print: NewPrint): Promise<number> {
  const { form, paper, subject, label = '', rows } = print
  const copy = print.copy ?? (await copiesOf(call.db, form, subject)) + 1
  await call.db
    .insertInto('prints')
    .values({ at: call.now, staff_id: call.actor.staffId, form, paper, subject, label, rows, copy })
    .execute()
  return copy
}
