import { randomUUID } from 'node:crypto'
import type { EntryFields } from '../../../shared/modules/ledger/contract.ts'
import type { Fund, LedgerLine } from '../../../shared/modules/ledger/terms.ts'
import type { TestClient } from './office.ts'

/** The office's account of a line, as it came with the program. */
export async function accountOf(client: TestClient, fund: Fund, line: LedgerLine): Promise<number> {
  const accounts = await client.ledger.accounts.list({})
  const found = accounts.find((account) => account.fund === fund && account.line === line)
  if (!found) throw new Error(`no account of ${fund} ${line}`)
  return found.id
}

/** What an entry is sent with: a bill of the cleaners unless said otherwise. */
export const newEntry = (accountId: number, fields: Partial<EntryFields> = {}) => ({
  day: '2026-10-08',
  side: 'out' as const,
  amountFen: 2_551_438,
  words: '10月清洁卫生',
  party: '洁美保洁',
  requestKey: randomUUID(),
  ...fields,
  accountId,
})
