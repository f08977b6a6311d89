import type { z } from 'zod'
import type { ledgerContract } from '../../../../shared/modules/ledger/contract.ts'
import { funds, type Fund } from '../../../../shared/modules/ledger/terms.ts'
import { monthOf } from '../../../../shared/modules/reports/month.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { requireDay } from './add-entry.ts'

type NewOpening = z.output<NonNullable<(typeof ledgerContract)['openings']['set']['~orpc']['inputSchema']>>

/** What each fund held before its books begin; null where nobody said so yet. */
export async function listOpenings({ db }: Call) {
  const rows = await db.selectFrom('ledger_openings').selectAll().execute()
  return funds.map((fund) => {
    const row = rows.find((opening) => opening.fund === fund)
    return {
      fund,
      version: row?.version ?? null,
      day: row?.day ?? null,
      amountFen: row?.amount_fen ?? 0,
      notes: row?.notes ?? '',
    }
  })
}

/**
 * What a fund held at the end of a day. Errors: CONFLICT where another has set it meanwhile, INVALID_INPUT on `day` in the
 * future, NOT_ALLOWED_NOW once a published sheet rests on it.
 */
export async function setOpening(call: Call, { fund, version, day, amountFen, notes }: NewOpening) {
  requireDay(call, day)
  const before = await call.db
    .selectFrom('ledger_openings')
    .selectAll()
    .where('fund', '=', fund)
    .executeTakeFirst()
  if ((before?.version ?? null) !== version) throw new Fault('CONFLICT')
  if (await isPublished(call, fund, before?.day ?? day)) throw new Fault('NOT_ALLOWED_NOW')
  const facts = { day, amount_fen: amountFen, notes: cleanText(notes) }
  const written = before
    ? await updateVersioned(call, 'ledger_openings', { id: before.id, version: before.version }, facts)
    : { version: 1 }
  if (!before)
    await call.db
      .insertInto('ledger_openings')
      .values({ fund, ...facts, import_id: null, ...call.created })
      .execute()
  await call.audit({
    subject: 'ledger-opening',
    fields: { fund, day, amountFen, notes: facts.notes },
    ...(before ? { before: { day: before.day, amountFen: before.amount_fen, notes: before.notes } } : {}),
  })
  return { version: written.version }
}

/** Whether a published sheet tells of the fund since that day: its opening balance is what is set here, carried on. */
async function isPublished({ db }: Call, fund: Fund, day: string): Promise<boolean> {
  const sheet = await db
    .selectFrom('disclosures')
    .innerJoin('disclosure_parts', 'disclosure_parts.disclosure_id', 'disclosures.id')
    .select('disclosures.id')
    .where('part', '=', fund)
    .where('origin', '=', 'ledger')
    .where('published_at', 'is not', null)
    .where('until_month', '>=', monthOf(day))
    .executeTakeFirst()
  return sheet !== undefined
}
