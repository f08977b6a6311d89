import { sql } from 'kysely'
import type { FeeKind } from '../../../../shared/modules/fees/terms.ts'
import { lineOfFee, missingOf } from '../../../../shared/modules/ledger/rules.ts'
import type { Fund, LedgerLine } from '../../../../shared/modules/ledger/terms.ts'
import { firstDay, lastDay, monthOf } from '../../../../shared/modules/reports/month.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { requireOpenBooks } from './closed-months.ts'
import { orderedAccounts } from './sums.ts'

interface Receipts {
  accountId: number | null
  account: string
  fund: Fund
  receivedFen: number
  postedFen: number
  enteredFen: number
  missingFen: number
}

type Entered = Pick<Receipts, 'postedFen' | 'enteredFen'>

/** What a month's payments at the counter come to by account, and how much of it the ledger has, in fen. */
export async function previewReceipts(call: Call, { month }: { month: string }): Promise<Receipts[]> {
  const [received, entered, accounts] = await Promise.all([
    receivedIn(call, month),
    enteredIn(call, month),
    orderedAccounts(call.db),
  ])
  const inUse = accounts.filter(({ archived_at }) => archived_at === null)
  const known = (of: OfLine, id: number | null) => knownOf(accounts.filter(sameLine(of)), id, entered)
  // Also what was posted of receipts that were all reversed afterwards.
  const lines = new Map<string, OfLine & { fen: number }>(received)
  for (const { fund, line, id } of accounts)
    if (entered.get(id)?.postedFen && !lines.has(`${fund}:${line}`))
      lines.set(`${fund}:${line}`, { fund, line, fen: 0 })
  const firsts = inUse.filter((account, index) => inUse.findIndex(sameLine(account)) === index)
  const rows = firsts.flatMap((account) => {
    const received = lines.get(`${account.fund}:${account.line}`)
    return received ? [rowOf(account, received.fen, known(account, account.id))] : []
  })
  const homeless = [...lines.values()].filter((received) => !inUse.some(sameLine(received)))
  return [
    ...rows,
    ...homeless.map((of) => rowOf({ id: null, name: '', fund: of.fund }, of.fen, known(of, null))),
  ].filter(({ receivedFen, postedFen }) => receivedFen !== 0 || postedFen !== 0)
}

interface OfLine {
  fund: Fund
  line: LedgerLine
}

/**
 * What the ledger has of a line's receipts: whatever was posted, also on an account that was archived since or that comes later
 * now; and what was typed or imported on the account that would take them or on an archived one before it. Another account in
 * use has money of its own.
 */
function knownOf(
  accounts: readonly { id: number; archived_at: string | null }[],
  taking: number | null,
  entered: ReadonlyMap<number, Entered>,
): Entered {
  const sum = { postedFen: 0, enteredFen: 0 }
  for (const { id, archived_at } of accounts) {
    const known = entered.get(id)
    sum.postedFen += known?.postedFen ?? 0
    if (id === taking || archived_at !== null) sum.enteredFen += known?.enteredFen ?? 0
  }
  return sum
}

const sameLine =
  (one: OfLine) =>
  (other: OfLine): boolean =>
    one.fund === other.fund && one.line === other.line

function rowOf(
  { id, name, fund }: { id: number | null; name: string; fund: Fund },
  receivedFen: number,
  { postedFen, enteredFen }: Entered,
): Receipts {
  return {
    ...{ accountId: id, account: name, fund, receivedFen, postedFen, enteredFen },
    missingFen: missingOf({ receivedFen, postedFen, enteredFen }),
  }
}

/**
 * A month's money by the line it belongs to. Money in advance is for the service until it settles something else; an offset
 * then moves it, and nothing comes in twice.
 */
async function receivedIn({ db }: Call, month: string) {
  const rows = await db
    .selectFrom('payments')
    .innerJoin('payment_lines', 'payment_lines.payment_id', 'payments.id')
    .leftJoin('charges', 'charges.id', 'payment_lines.charge_id')
    .leftJoin('fee_items', 'fee_items.id', 'charges.item_id')
    .select(['fee_items.kind', 'fee_items.name', sql<number>`sum(payment_lines.amount_fen)`.as('fen')])
    .where('paid_on', '>=', firstDay(month))
    .where('paid_on', '<=', lastDay(month))
    .groupBy('fee_items.id')
    .execute()
  const lines = new Map<string, OfLine & { fen: number }>()
  for (const { kind, name, fen } of rows) {
    const { fund, line } = lineOfFee((kind ?? 'service') as FeeKind, name ?? '')
    const known = lines.get(`${fund}:${line}`)
    if (known) known.fen += fen
    else lines.set(`${fund}:${line}`, { fund, line, fen })
  }
  return lines
}

/** By account: what was posted of receipts, and what somebody typed or imported as income. */
async function enteredIn({ db }: Call, month: string) {
  const rows = await db
    .selectFrom('ledger_entries')
    .select(['account_id', 'origin', sql<number>`sum(amount_fen)`.as('fen')])
    .where('month', '=', month)
    .where('side', '=', 'in')
    .groupBy(['account_id', 'origin'])
    .execute()
  const entered = new Map<number, Entered>()
  for (const { account_id, origin, fen } of rows) {
    const sum = entered.get(account_id) ?? { postedFen: 0, enteredFen: 0 }
    if (origin === 'receipts') sum.postedFen += fen
    else sum.enteredFen += fen
    entered.set(account_id, sum)
  }
  return entered
}

/**
 * Enters what is missing of a month's receipts, an entry an account, on the month's last day or today; less than before where
 * receipts were reversed since. Sent again with the same key it answers as before. Errors: MONTH_CLOSED and INVALID_INPUT on
 * `month` (in the future), NOT_FOUND on `accountId` where a line has no account in use.
 */
export async function postReceipts(
  call: Call,
  { month, requestKey }: { month: string; requestKey: string },
): Promise<{ entries: number; amountFen: number }> {
  const repeated = await postedBefore(call, requestKey)
  if (repeated) return repeated
  if (month > monthOf(call.today)) throw new Fault('INVALID_INPUT', { field: 'month' })
  await requireOpenBooks(call, month, 'month')
  const missing = (await previewReceipts(call, { month })).filter(({ missingFen }) => missingFen !== 0)
  if (missing.some(({ accountId }) => accountId === null))
    throw new Fault('NOT_FOUND', { field: 'accountId' })
  const end = lastDay(month)
  const day = end < call.today ? end : call.today
  if (missing.length > 0)
    await call.db
      .insertInto('ledger_entries')
      .values(
        missing.map(({ accountId, missingFen }) => ({
          ...{ day, month, account_id: accountId!, side: 'in', amount_fen: missingFen },
          words: receiptWords(month),
          origin: 'receipts',
          staff_id: call.actor.staffId,
          reverses_id: null,
          request_key: `${requestKey}:${accountId}`,
          import_id: null,
          ...call.created,
        })),
      )
      .execute()
  const posted = {
    entries: missing.length,
    amountFen: missing.reduce((sum, { missingFen }) => sum + missingFen, 0),
  }
  await call.audit({ subject: `ledger-month:${month}`, fields: { month, ...posted } })
  return posted
}

/** As offices write it in their own books. */
const receiptWords = (month: string): string => `${Number(month.slice(5))}月收款汇总`

async function postedBefore(call: Call, requestKey: string) {
  const rows = await call.db
    .selectFrom('ledger_entries')
    .select(['amount_fen', 'month'])
    // Its keys begin with this one and a colon; a semicolon is the sign after it.
    .where('request_key', '>', `${requestKey}:`)
    .where('request_key', '<', `${requestKey};`)
    .execute()
  const [first] = rows
  if (!first) return null
  await call.audit({ subject: `ledger-month:${first.month}`, fields: { repeated: true } })
  return { entries: rows.length, amountFen: rows.reduce((sum, { amount_fen }) => sum + amount_fen, 0) }
}
