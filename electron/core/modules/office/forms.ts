import type { Kysely } from 'kysely'
import type { z } from 'zod'
import lists from '../../../../resources/dictionaries/first-office.json' with { type: 'json' }
import type { PaperSize } from '../../../../shared/contract/desktop.ts'
import type { officeContract } from '../../../../shared/modules/office/contract.ts'
import { formPapers } from '../../../../shared/modules/office/papers.ts'
import { formCodes, type FormCode } from '../../../../shared/modules/office/terms.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'

type FormInput = z.output<NonNullable<(typeof officeContract.updateForm)['~orpc']['inputSchema']>>

/** A row for every printed form that has none yet, with the number it comes with. Call it inside a transaction. */
export async function completeForms(db: Kysely<Tables>, stamp: Call['created']): Promise<void> {
  for (const form of lists.forms)
    await db
      .insertInto('forms')
      .values({ ...form, ...stamp })
      .onConflict((conflict) => conflict.column('code').doNothing())
      .execute()
}

/** Every form in the order of `formCodes`. */
export async function forms({ db }: Call) {
  const rows = await db
    .selectFrom('forms')
    .select(['code', 'number', 'edition', 'retention', 'title', 'paper', 'notes', 'copies', 'version'])
    .where('code', 'in', formCodes)
    .execute()
  return rows
    .map((row) => ({ ...row, code: row.code as FormCode, paper: row.paper as PaperSize | '' }))
    .sort((a, b) => formCodes.indexOf(a.code) - formCodes.indexOf(b.code))
}

/** Errors: NOT_FOUND, CONFLICT, INVALID_INPUT on `paper` for one that the form does not fit. */
export async function updateForm(
  call: Call,
  { code, version, ...values }: FormInput,
): Promise<{ version: number }> {
  if (values.paper !== '' && !formPapers[code].includes(values.paper))
    throw new Fault('INVALID_INPUT', { field: 'paper' })
  const before = await call.db.selectFrom('forms').selectAll().where('code', '=', code).executeTakeFirst()
  if (!before) throw new Fault('NOT_FOUND')
  const result = await call.db
    .updateTable('forms')
    .set({ ...values, ...call.updated, version: version + 1 })
    .where('code', '=', code)
    .where('version', '=', version)
    .executeTakeFirst()
  if (result.numUpdatedRows === 0n) throw new Fault('CONFLICT')
  const { number, edition, retention, title, paper, notes, copies } = before
  await call.audit({
    subject: `form:${code}`,
    fields: values,
    before: { number, edition, retention, title, paper, notes, copies },
  })
  return { version: version + 1 }
}
