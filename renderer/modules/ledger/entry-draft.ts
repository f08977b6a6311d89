import type { LedgerAccount } from '../../../shared/modules/ledger/contract.ts'
import { belongsToMaintenanceFund } from '../../../shared/modules/ledger/maintenance.ts'
import { isCostLine, sidesOf } from '../../../shared/modules/ledger/rules.ts'
import { mostEntryFen, type LedgerSide } from '../../../shared/modules/ledger/terms.ts'
import { readYuan, type AmountProblem } from '../../../shared/money/fen.ts'
import { cleanText, normaliseCode } from '../../../shared/text/normalise.ts'
import { spellingRank } from '../../../shared/text/spelling.ts'
import { readDay } from '../../../shared/modules/ledger/typed-day.ts'

/** An entry as it is being typed. */
export interface EntryDraft {
  day: string
  accountId: number | null
  /** Asked only where the account has both. */
  side: LedgerSide | null
  amount: string
  words: string
  party: string
  voucher: string
  photos: string[]
  requestKey: string
}

export type EntryField = 'day' | 'accountId' | 'side' | 'amount' | 'words' | 'voucher'
/** A key of `ledger.problem`. */
export type EntryProblem =
  'day' | 'future' | 'account' | 'side' | 'amount' | 'zero' | 'words' | 'maintenance' | AmountProblem

/** Which side an entry on the account stands on; null while that is to be chosen. */
export function sideOf(account: LedgerAccount | null, chosen: LedgerSide | null): LedgerSide | null {
  if (!account) return null
  const sides = sidesOf(account.line)
  return sides.length === 1 ? sides[0]! : chosen
}

/** What is wrong, field by field, as far as it can be told before the core is asked. */
export function problemsOf(
  draft: EntryDraft,
  account: LedgerAccount | null,
  today: string,
): Partial<Record<EntryField, EntryProblem>> {
  const problems: Partial<Record<EntryField, EntryProblem>> = {}
  const day = readDay(draft.day, today)
  if (day === null) problems.day = 'day'
  else if (day > today) problems.day = 'future'
  if (!account) problems.accountId = 'account'
  else if (sideOf(account, draft.side) === null) problems.side = 'side'
  const amount = readYuan(draft.amount, { most: mostEntryFen })
  if ('problem' in amount) problems.amount = amount.problem
  else if (amount.fen === null) problems.amount = 'amount'
  else if (amount.fen === 0) problems.amount = 'zero'
  if (cleanText(draft.words) === '') problems.words = 'words'
  else if (account && isCostLine(account.line) && belongsToMaintenanceFund(draft.words))
    problems.words = 'maintenance'
  return problems
}

/** The accounts that may be meant, best first: by the digits of their code, name, pinyin or initials. */
export function findAccounts(accounts: readonly LedgerAccount[], typed: string): LedgerAccount[] {
  const wanted = normaliseCode(typed)
  if (wanted === '') return [...accounts]
  return accounts
    .flatMap((account, order) => {
      const rank =
        account.code === wanted ? -2 : account.code.startsWith(wanted) ? -1 : spellingRank(account, wanted)
      return rank === null ? [] : [{ account, rank, order }]
    })
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .map(({ account }) => account)
}
