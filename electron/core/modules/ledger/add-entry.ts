import type { z } from 'zod'
import type { ledgerContract } from '../../../../shared/modules/ledger/contract.ts'
import { belongsToMaintenanceFund } from '../../../../shared/modules/ledger/maintenance.ts'
import { isCostLine, sidesOf } from '../../../../shared/modules/ledger/rules.ts'
import type { Fund, LedgerLine } from '../../../../shared/modules/ledger/terms.ts'
import { monthOf } from '../../../../shared/modules/reports/month.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { said } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { requireOpenFund } from './open-books.ts'
import { linkVouchers } from './vouchers.ts'

type NewEntry = z.output<NonNullable<(typeof ledgerContract)['entries']['add']['~orpc']['inputSchema']>>
interface Written {
  id: number
  version: number
}

/** Books before this are on paper; an earlier day is a slip of the finger. */
export const earliestDay = '1990-01-01'

/**
 * Enters what came in or went out. Sent again with the same `requestKey` it answers with the entry that stands. Errors: NOT_FOUND
 * on `accountId` or `photos`; INVALID_INPUT on `day` in the future, on `side` that the line does not have; MONTH_CLOSED and
 * MONTH_DISCLOSED on `day`; MAINTENANCE_FUND on `words`; ALREADY_EXISTS on `voucher`, and without a field where the key stands for something else.
 */
export async function addEntry(call: Call, input: NewEntry): Promise<Written> {
  const facts = {
    day: input.day,
    month: monthOf(input.day),
    account_id: input.accountId,
    side: input.side,
    amount_fen: input.amountFen,
    words: cleanText(input.words),
    party: cleanText(input.party),
    voucher: cleanText(input.voucher),
  }
  const before = await enteredBefore(call, input.requestKey, facts)
  if (before) return before
  requireDay(call, facts.day)
  const account = await accountInUse(call, facts.account_id)
  if (!sidesOf(account.line as LedgerLine).includes(facts.side))
    throw new Fault('INVALID_INPUT', { field: 'side' })
  await requireOpenFund(call, { fund: account.fund as Fund, month: facts.month }, 'day')
  if (isCostLine(account.line as LedgerLine) && belongsToMaintenanceFund(facts.words))
    throw new Fault('MAINTENANCE_FUND', { field: 'words' })
  if (!input.again) await requireNewVoucher(call, facts)
  const { id } = await call.db
    .insertInto('ledger_entries')
    .values({
      ...facts,
      origin: 'manual',
      staff_id: call.actor.staffId,
      reverses_id: null,
      request_key: input.requestKey,
      import_id: null,
      ...call.created,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const photos = await linkVouchers(call, id, input.photos)
  const { account_id: accountId, amount_fen: amountFen, ...rest } = facts
  await call.audit({
    subject: `ledger-entry:${id}`,
    fields: {
      ...said(rest),
      accountId,
      amountFen,
      ...(input.again ? { again: true } : {}),
      ...(photos.length > 0 ? { photos } : {}),
    },
  })
  return { id, version: 1 }
}

/** Error: INVALID_INPUT on `day` in the future or before there were such books. */
export function requireDay(call: Call, day: string): void {
  if (day > call.today || day < earliestDay) throw new Fault('INVALID_INPUT', { field: 'day' })
}

async function accountInUse({ db }: Call, id: number) {
  const account = await db
    .selectFrom('ledger_accounts')
    .select(['fund', 'line'])
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (!account) throw new Fault('NOT_FOUND', { field: 'accountId' })
  return account
}

interface Facts {
  account_id: number
  side: string
  amount_fen: number
  voucher: string
}

/** Error: ALREADY_EXISTS on `voucher` where the same voucher stands for the same amount, and nobody has reversed it. */
async function requireNewVoucher({ db }: Call, facts: Facts): Promise<void> {
  if (facts.voucher === '') return
  const same = await db
    .selectFrom('ledger_entries')
    .leftJoin('ledger_entries as counter', 'counter.reverses_id', 'ledger_entries.id')
    .select('ledger_entries.day')
    .where('ledger_entries.voucher', '=', facts.voucher)
    // Said for the index, which has only those with a number.
    .where('ledger_entries.voucher', '<>', '')
    .where('ledger_entries.account_id', '=', facts.account_id)
    .where('ledger_entries.side', '=', facts.side)
    .where('ledger_entries.amount_fen', '=', facts.amount_fen)
    .where('counter.id', 'is', null)
    .orderBy('ledger_entries.id', 'desc')
    .executeTakeFirst()
  if (same) throw new Fault('ALREADY_EXISTS', { field: 'voucher', params: { day: same.day } })
}

async function enteredBefore(
  call: Call,
  requestKey: string,
  facts: Facts & { day: string; words: string; party: string },
): Promise<Written | null> {
  const row = await call.db
    .selectFrom('ledger_entries')
    .selectAll()
    .where('request_key', '=', requestKey)
    .executeTakeFirst()
  if (!row) return null
  const same = (Object.keys(facts) as (keyof typeof facts)[]).every((fact) => facts[fact] === row[fact])
  if (!same) throw new Fault('ALREADY_EXISTS')
  await call.audit({ subject: `ledger-entry:${row.id}`, fields: { repeated: true } })
  return { id: row.id, version: row.version }
}
