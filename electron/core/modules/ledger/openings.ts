import type { z } from 'zod'
import type { ledgerContract } from '../../../../shared/modules/ledger/contract.ts'
import { funds, type Fund } from '../../../../shared/modules/ledger/terms.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { requireDay } from './add-entry.ts'
import { lastTold, restingOn } from './opening-rests.ts'

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
 * future, NOT_ALLOWED_NOW once a published sheet rests on it, MONTH_CLOSED on `day` once a closed month does.
 */
export async function setOpening(call: Call, { fund, version, day, amountFen, notes }: NewOpening) {
  requireDay(call, day)
  const before = await call.db
    .selectFrom('ledger_openings')
    .selectAll()
    .where('fund', '=', fund)
    .executeTakeFirst()
  if ((before?.version ?? null) !== version) throw new Fault('CONFLICT')
  await requireNothingRests(call, fund, [day, before?.day ?? day].sort()[0]!)
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

async function requireNothingRests({ db }: Call, fund: Fund, day: string): Promise<void> {
  const told = await lastTold(db)
  const resting = restingOn(told, fund, day)
  if (resting === 'sheet') throw new Fault('NOT_ALLOWED_NOW')
  if (resting === 'month') throw new Fault('MONTH_CLOSED', { field: 'day', params: { month: told.closed } })
}
