import type { z } from 'zod'
import type { ledgerContract } from '../../../../shared/modules/ledger/contract.ts'
import type { Fund } from '../../../../shared/modules/ledger/terms.ts'
import { monthOf } from '../../../../shared/modules/reports/month.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { importingIds } from '../imports/importing.ts'
import { requireDay } from './add-entry.ts'
import { openBooks, requireOpenFund } from './open-books.ts'

type Reversal = z.output<NonNullable<(typeof ledgerContract)['entries']['reverse']['~orpc']['inputSchema']>>

/**
 * Takes an entry back by its opposite (红冲), on its own day while its month takes entries, else on the day given; both stay. It counts as
 * what it reverses: receipts taken back are missing again. Errors: NOT_FOUND, CONFLICT; NOT_ALLOWED_NOW for one that is reversed, is a
 * reversal, or is being imported; MONTH_CLOSED, MONTH_DISCLOSED and INVALID_INPUT
 * on `day`.
 */
export async function reverseEntry(call: Call, input: Reversal) {
  const { db } = call
  const repeated = await reversedBefore(call, input)
  if (repeated) return repeated
  const entry = await db
    .selectFrom('ledger_entries')
    .innerJoin('ledger_accounts', 'ledger_accounts.id', 'ledger_entries.account_id')
    .leftJoin('ledger_entries as counter', 'counter.reverses_id', 'ledger_entries.id')
    .selectAll('ledger_entries')
    .select(['counter.id as reversed_by', 'fund'])
    .where('ledger_entries.id', '=', input.id)
    .executeTakeFirst()
  if (!entry) throw new Fault('NOT_FOUND')
  if (entry.reverses_id !== null || entry.reversed_by !== null) throw new Fault('NOT_ALLOWED_NOW')
  if (entry.version !== input.version) throw new Fault('CONFLICT')
  if (entry.import_id !== null && (await importingIds(db)).has(entry.import_id))
    throw new Fault('NOT_ALLOWED_NOW')
  const day = await openDay(call, entry, input.day)
  const reason = cleanText(input.reason)
  const { account_id, side, words, party, voucher, origin } = entry
  const { id } = await db
    .insertInto('ledger_entries')
    .values({
      ...{ day, month: monthOf(day), account_id, side, words, party, voucher, origin, reason },
      amount_fen: -entry.amount_fen,
      staff_id: call.actor.staffId,
      reverses_id: entry.id,
      request_key: input.requestKey,
      import_id: null,
      ...call.created,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await call.audit({
    subject: `ledger-entry:${id}`,
    fields: { reverses: entry.id, day, amountFen: -entry.amount_fen, reason },
  })
  return { id, version: 1 }
}

async function openDay(
  call: Call,
  entry: { day: string; month: string; fund: string },
  chosen: string | null,
): Promise<string> {
  const fund = entry.fund as Fund
  const refusal = (await openBooks(call.db)).refusal(fund, entry.month)
  if (!refusal) return entry.day
  if (chosen === null) throw new Fault(refusal.code, { field: 'day', params: { ...refusal.params } })
  requireDay(call, chosen)
  if (chosen < entry.day) throw new Fault('INVALID_INPUT', { field: 'day' })
  await requireOpenFund(call, { fund, month: monthOf(chosen) }, 'day')
  return chosen
}

async function reversedBefore(call: Call, { id, requestKey }: Reversal) {
  const row = await call.db
    .selectFrom('ledger_entries')
    .select(['id', 'version', 'reverses_id'])
    .where('request_key', '=', requestKey)
    .executeTakeFirst()
  if (!row) return null
  if (row.reverses_id !== id) throw new Fault('ALREADY_EXISTS')
  await call.audit({ subject: `ledger-entry:${row.id}`, fields: { repeated: true } })
  return { id: row.id, version: row.version }
}
