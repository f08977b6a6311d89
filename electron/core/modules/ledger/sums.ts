import { sql, type Kysely } from 'kysely'
import { inFormOrder } from '../../../../shared/modules/ledger/rules.ts'
import {
  funds,
  type Fund,
  type LedgerLine,
  type LedgerSide,
} from '../../../../shared/modules/ledger/terms.ts'
import type { Tables } from '../../database/tables.ts'

type Db = Kysely<Tables>

/** Both months included. */
export interface Period {
  fromMonth: string
  untilMonth: string
}
export interface AccountSums {
  accountId: number
  account: string
  fund: Fund
  line: LedgerLine
  inFen: number
  outFen: number
}
export interface MonthSums extends AccountSums {
  month: string
}

/** What every account took in and spent in each month of a period, in fen; reversed entries cancel out. Months in order. */
export async function monthlySums(db: Db, { fromMonth, untilMonth }: Period): Promise<MonthSums[]> {
  const rows = await db
    .selectFrom('ledger_entries')
    .select(['month', 'account_id', 'side', sql<number>`sum(amount_fen)`.as('fen')])
    .where('month', '>=', fromMonth)
    .where('month', '<=', untilMonth)
    .groupBy(['month', 'account_id', 'side'])
    .orderBy('month')
    .execute()
  const accounts = new Map(
    (await orderedAccounts(db)).map((account, order) => [account.id, { account, order }]),
  )
  const sums = new Map<string, MonthSums & { order: number }>()
  for (const { month, account_id, side, fen } of rows) {
    const known = accounts.get(account_id)
    if (!known) continue
    const key = `${month}:${account_id}`
    const sum = sums.get(key) ?? {
      ...{ month, accountId: account_id, account: known.account.name, order: known.order },
      ...{ fund: known.account.fund, line: known.account.line, inFen: 0, outFen: 0 },
    }
    if ((side as LedgerSide) === 'in') sum.inFen += fen
    else sum.outFen += fen
    sums.set(key, sum)
  }
  return [...sums.values()]
    .sort((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : a.order - b.order))
    .map(({ order: _, ...sum }) => sum)
}

/**
 * What every account took in and spent in a period, in fen, by fund and line in the order of the forms; accounts without an
 * entry in it are left out.
 */
export async function ledgerSums(db: Db, period: Period): Promise<AccountSums[]> {
  const sums = new Map<number, AccountSums>()
  for (const { month: _, ...sum } of await monthlySums(db, period)) {
    const known = sums.get(sum.accountId)
    if (!known) sums.set(sum.accountId, sum)
    else {
      known.inFen += sum.inFen
      known.outFen += sum.outFen
    }
  }
  const order = new Map((await orderedAccounts(db)).map(({ id }, index) => [id, index]))
  return [...sums.values()].sort((a, b) => order.get(a.accountId)! - order.get(b.accountId)!)
}

/** Every account, also archived ones, in the order of the forms. */
export async function orderedAccounts(db: Db) {
  const rows = await db
    .selectFrom('ledger_accounts')
    .select(['id', 'version', 'fund', 'line', 'name', 'position', 'archived_at'])
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows
    .map((row) => ({ ...row, fund: row.fund as Fund, line: row.line as LedgerLine }))
    .sort(inFormOrder)
}

/**
 * What each fund holds at the end of a month, in fen. The opening is what it held at the end of its day, so entries up to that
 * day are in it already: they count only for what was held before. A month's balance is always the one before it and what
 * that month brought and took, whatever month is asked for.
 */
export async function fundBalances(db: Db, atMonth: string): Promise<Record<Fund, number>> {
  const [openings, sums] = await Promise.all([
    db.selectFrom('ledger_openings').select(['fund', 'day', 'amount_fen']).execute(),
    db
      .selectFrom('ledger_entries')
      .innerJoin('ledger_accounts', 'ledger_accounts.id', 'ledger_entries.account_id')
      .select(['fund', signed.as('fen')])
      .where('month', '<=', atMonth)
      .groupBy('fund')
      .execute(),
  ])
  const balances = Object.fromEntries(funds.map((fund) => [fund, 0])) as Record<Fund, number>
  for (const { fund, fen } of sums) balances[fund as Fund] += fen
  for (const { fund, day, amount_fen } of openings)
    balances[fund as Fund] += amount_fen - (await enteredUntil(db, fund, day))
  return balances
}

const signed = sql<number>`sum(case when side = 'in' then amount_fen else -amount_fen end)`

/** What a fund's entries up to a day come to, in fen. */
async function enteredUntil(db: Db, fund: string, day: string): Promise<number> {
  const row = await db
    .selectFrom('ledger_entries')
    .innerJoin('ledger_accounts', 'ledger_accounts.id', 'ledger_entries.account_id')
    .select(signed.as('fen'))
    .where('day', '<=', day)
    .where('fund', '=', fund)
    .executeTakeFirst()
  return row?.fen ?? 0
}
