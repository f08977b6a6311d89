import { sql, type Kysely, type SqlBool } from 'kysely'
import type { FeeKind } from '../../../../shared/modules/fees/terms.ts'
import { lineOfFee, missingOf } from '../../../../shared/modules/ledger/rules.ts'
import type { Fund, LedgerLine } from '../../../../shared/modules/ledger/terms.ts'
import { firstDay, lastDay, monthOf } from '../../../../shared/modules/reports/month.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { openBooks } from './open-books.ts'
import { orderedAccounts } from './sums.ts'

export interface Receipts {
  accountId: number | null
  account: string
  fund: Fund
  receivedFen: number
  postedFen: number
  enteredFen: number
  missingFen: number
  /** The month in which they would be entered: their own, or the first one after it that takes entries; null where none does. */
  postsTo: string | null
}

type Entered = Pick<Receipts, 'postedFen' | 'enteredFen'>

/** What a month's payments at the counter come to by account, how much of it the ledger has, in fen, and where the rest would go. */
export async function previewReceipts(call: Call, { month }: { month: string }): Promise<Receipts[]> {
  const [received, entered, accounts, books] = await Promise.all([
    receivedIn(call, month),
    enteredIn(call, month),
    orderedAccounts(call.db),
    openBooks(call.db),
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
  ]
    .filter(({ receivedFen, postedFen }) => receivedFen !== 0 || postedFen !== 0)
    .map((row) => ({
      ...row,
      postsTo:
        books.refusal(row.fund, month) === null ? month : books.next(row.fund, month, monthOf(call.today)),
    }))
}

/** What of a month's receipts is not in the ledger, by account. */
export const missingReceipts = async (call: Call, month: string): Promise<Receipts[]> =>
  (await previewReceipts(call, { month })).filter(({ missingFen }) => missingFen !== 0)

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
): Omit<Receipts, 'postsTo'> {
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

/** By account: what was posted of receipts, in the month or late, and what somebody typed or imported as income. */
async function enteredIn({ db }: Call, month: string) {
  const [rows, late] = await Promise.all([
    db
      .selectFrom('ledger_entries')
      .leftJoin('ledger_entries as original', 'original.id', 'ledger_entries.reverses_id')
      .select([
        'ledger_entries.account_id',
        'ledger_entries.origin',
        sql<number>`sum(ledger_entries.amount_fen)`.as('fen'),
      ])
      .where('ledger_entries.month', '=', month)
      .where('ledger_entries.side', '=', 'in')
      // What was posted late is of the month it was received in, and so is its reversal.
      .where(
        sql<SqlBool>`(ledger_entries.origin <> 'receipts'
        or coalesce(original.request_key, ledger_entries.request_key) not like ${`${latePrefix}%`})`,
      )
      .groupBy(['ledger_entries.account_id', 'ledger_entries.origin'])
      .execute(),
    postedLate(db, month),
  ])
  const entered = new Map<number, Entered>()
  for (const { account_id, origin, fen } of [...rows, ...late]) {
    const sum = entered.get(account_id) ?? { postedFen: 0, enteredFen: 0 }
    if (origin === 'receipts') sum.postedFen += fen
    else sum.enteredFen += fen
    entered.set(account_id, sum)
  }
  return entered
}

/**
 * How the request key of an entry begins that posts a month's receipts in a later one, since its own takes no entries any more:
 * nothing else of the entry says whose receipts they are.
 */
const latePrefix = 'receipts:'
export const lateKey = (month: string, requestKey: string): string => `${latePrefix}${month}:${requestKey}`

async function postedLate(db: Kysely<Tables>, month: string) {
  return (
    db
      .selectFrom('ledger_entries')
      .leftJoin('ledger_entries as counter', 'counter.reverses_id', 'ledger_entries.id')
      .select([
        'ledger_entries.account_id',
        'ledger_entries.origin',
        sql<number>`ledger_entries.amount_fen + coalesce(counter.amount_fen, 0)`.as('fen'),
      ])
      .where('ledger_entries.request_key', '>', lateKey(month, ''))
      // The sign after the colon.
      .where('ledger_entries.request_key', '<', `${latePrefix}${month};`)
      .where('ledger_entries.origin', '=', 'receipts')
      .execute()
  )
}
