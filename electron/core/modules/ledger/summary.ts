import { funds, type Fund } from '../../../../shared/modules/ledger/terms.ts'
import { addMonths } from '../../../../shared/modules/reports/month.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { fundBalances, ledgerSums, monthlySums, type MonthSums, type Period } from './sums.ts'

/** More than this is no table any more. */
const mostMonths = 240

/**
 * What each fund had, took in and spent in a period, by account and month, in fen. Error: INVALID_INPUT on `untilMonth` before
 * `fromMonth` or too long after it.
 */
export async function summary(call: Call, period: Period) {
  const { db } = call
  const { fromMonth, untilMonth } = period
  if (untilMonth < fromMonth || untilMonth >= addMonths(fromMonth, mostMonths))
    throw new Fault('INVALID_INPUT', { field: 'untilMonth' })
  const [openings, accounts, monthly] = await Promise.all([
    fundBalances(db, addMonths(fromMonth, -1)),
    ledgerSums(db, period),
    monthlySums(db, period),
  ])
  const months: string[] = []
  for (let month = fromMonth; month <= untilMonth; month = addMonths(month, 1)) months.push(month)
  return {
    funds: byFund(accounts).map(({ fund, inFen, outFen }) => ({
      ...{ fund, inFen, outFen, openingFen: openings[fund] },
      closingFen: openings[fund] + inFen - outFen,
    })),
    accounts: accounts.map((account) => ({
      ...account,
      months: monthly
        .filter(({ accountId }) => accountId === account.accountId)
        .map(({ month, inFen, outFen }) => ({ month, inFen, outFen })),
    })),
    months: months.map((month) => ({
      month,
      funds: byFund(monthly.filter((sum) => sum.month === month)),
    })),
    computedAt: call.now,
  }
}

function byFund(sums: readonly Pick<MonthSums, 'fund' | 'inFen' | 'outFen'>[]) {
  const totals = new Map<Fund, { fund: Fund; inFen: number; outFen: number }>(
    funds.map((fund) => [fund, { fund, inFen: 0, outFen: 0 }]),
  )
  for (const { fund, inFen, outFen } of sums) {
    const total = totals.get(fund)!
    total.inFen += inFen
    total.outFen += outFen
  }
  return [...totals.values()]
}
