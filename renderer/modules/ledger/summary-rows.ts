import type { Fund, LedgerLine, LedgerSide } from '../../../shared/modules/ledger/terms.ts'
import { sidesOf } from '../../../shared/modules/ledger/rules.ts'

interface Sums {
  inFen: number
  outFen: number
}
/** An account of the summary, as far as its table looks at it. */
export interface SummedAccount extends Sums {
  accountId: number
  account: string
  fund: Fund
  line: LedgerLine
  months: readonly (Sums & { month: string })[]
}

/** One side of an account through the months of a year, in fen; null where it has no entry. */
export interface YearRow {
  key: string
  accountId: number
  account: string
  side: LedgerSide
  /** The account has both sides: its rows say which one they are. */
  both: boolean
  months: (number | null)[]
  total: number
}

const fenOf = (sums: Sums, side: LedgerSide) => (side === 'in' ? sums.inFen : sums.outFen)

/** The rows of a fund's year: what came in first, then what went out; sides without an entry are left out. */
export function yearRows(
  accounts: readonly SummedAccount[],
  fund: Fund,
  side: LedgerSide,
  months: readonly string[],
): YearRow[] {
  return accounts
    .filter((account) => account.fund === fund)
    .map((account) => ({
      ...{
        key: `${account.accountId}:${side}`,
        accountId: account.accountId,
        account: account.account,
        side,
      },
      both: sidesOf(account.line).length > 1,
      months: months.map((month) => {
        const sums = account.months.find((sum) => sum.month === month)
        return sums ? fenOf(sums, side) || null : null
      }),
      total: fenOf(account, side),
    }))
    .filter((row) => row.total !== 0 || row.months.some((fen) => fen !== null))
}

/** What rows come to by month, and in all, in fen. */
export const sumOf = (rows: readonly YearRow[], months: number): { months: number[]; total: number } => ({
  months: Array.from({ length: months }, (_, index) =>
    rows.reduce((sum, row) => sum + (row.months[index] ?? 0), 0),
  ),
  total: rows.reduce((sum, { total }) => sum + total, 0),
})

/** The months of a year `2026`, in order. */
export const monthsOf = (year: string): string[] =>
  Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`)
