import { lastDay, monthOf } from '../../../../shared/modules/reports/month.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { requireOpenBooks } from './closed-months.ts'
import { requireOpenFund } from './open-books.ts'
import { lateKey, missingReceipts, type Receipts } from './receipts.ts'

interface Posting {
  month: string
  /** Whether what the month itself takes no more goes to the first month after it that does. */
  late: boolean
  requestKey: string
}

/**
 * Enters what is missing of a month's receipts, an entry an account, on the last day of the month that takes it or today; less
 * than before where receipts were reversed since. Sent again with the same key it answers as before. Errors: MONTH_CLOSED and
 * MONTH_DISCLOSED on `month` that takes no entries, unless they may be posted late, INVALID_INPUT on `month` in the future,
 * NOT_FOUND on `accountId` where a line has no account in use.
 */
export async function postReceipts(
  call: Call,
  { month, late, requestKey }: Posting,
): Promise<{ entries: number; amountFen: number }> {
  const repeated = await postedBefore(call, month, requestKey)
  if (repeated) return repeated
  if (month > monthOf(call.today)) throw new Fault('INVALID_INPUT', { field: 'month' })
  if (!late) await requireOpenBooks(call, month, 'month')
  const missing = await missingReceipts(call, month)
  for (const { fund, postsTo } of missing)
    if (postsTo === null || (postsTo !== month && !late))
      await requireOpenFund(call, { fund, month }, 'month')
  if (missing.some(({ accountId }) => accountId === null))
    throw new Fault('NOT_FOUND', { field: 'accountId' })
  if (missing.length > 0)
    await call.db
      .insertInto('ledger_entries')
      .values(missing.map((row) => entryOf(call, month, requestKey, row)))
      .execute()
  const posted = {
    entries: missing.length,
    amountFen: missing.reduce((sum, { missingFen }) => sum + missingFen, 0),
  }
  const into = [...new Set(missing.map(({ postsTo }) => postsTo!))].filter((other) => other !== month)
  await call.audit({
    subject: `ledger-month:${month}`,
    fields: { month, ...posted, ...(into.length > 0 ? { into } : {}) },
  })
  return posted
}

function entryOf(
  call: Call,
  month: string,
  requestKey: string,
  { accountId, missingFen, postsTo }: Receipts,
) {
  const isLate = postsTo !== month
  const end = lastDay(postsTo!)
  const key = `${requestKey}:${accountId}`
  return {
    ...{ day: end < call.today ? end : call.today, month: postsTo!, account_id: accountId!, side: 'in' },
    amount_fen: missingFen,
    words: isLate ? lateWords(month) : receiptWords(month),
    origin: 'receipts',
    staff_id: call.actor.staffId,
    reverses_id: null,
    request_key: isLate ? lateKey(month, key) : key,
    import_id: null,
    ...call.created,
  }
}

/** As offices write it in their own books. */
const receiptWords = (month: string): string => `${Number(month.slice(5))}月收款汇总`
const lateWords = (month: string): string => `补记${month.slice(0, 4)}年${receiptWords(month)}`

async function postedBefore(call: Call, month: string, requestKey: string) {
  const keys = [requestKey, lateKey(month, requestKey)]
  const rows = await call.db
    .selectFrom('ledger_entries')
    .select('amount_fen')
    .where((eb) =>
      eb.or(
        // Their keys begin with this one and a colon; a semicolon is the sign after it.
        keys.map((key) => eb.and([eb('request_key', '>', `${key}:`), eb('request_key', '<', `${key};`)])),
      ),
    )
    .execute()
  if (rows.length === 0) return null
  await call.audit({ subject: `ledger-month:${month}`, fields: { repeated: true } })
  return { entries: rows.length, amountFen: rows.reduce((sum, { amount_fen }) => sum + amount_fen, 0) }
}
