import type { Kysely } from 'kysely'
import type { Fund } from '../../../../../shared/modules/ledger/terms.ts'
import type { Tables } from '../../../database/tables.ts'
import { openBooks } from '../../ledger/open-books.ts'
import { lastTold, restingOn } from '../../ledger/opening-rests.ts'
import { rowsByKey } from '../key-lookup.ts'

type Row = { id: number; [column: string]: unknown }

/**
 * Which of these entries or balances, all made by an import, are used since: an entry that was reversed, that has a picture,
 * or whose month takes no entry any more; a balance on which a published sheet or a closed month rests.
 */
export async function booksInUse(
  db: Kysely<Tables>,
  table: 'ledger_entries' | 'ledger_openings',
  rows: readonly Row[],
): Promise<Set<number>> {
  const used = new Set<number>()
  if (table === 'ledger_openings') {
    const told = await lastTold(db)
    for (const { id, fund, day } of rows) if (restingOn(told, fund as Fund, day as string)) used.add(id)
    return used
  }
  const ids = rows.map(({ id }) => id)
  const books = await openBooks(db)
  const accounts = await db.selectFrom('ledger_accounts').select(['id', 'fund']).execute()
  const fundOf = new Map(accounts.map(({ id, fund }) => [id, fund as Fund]))
  for (const { id, month, account_id } of rows)
    if (books.refusal(fundOf.get(account_id as number)!, month as string)) used.add(id)
  for (const { entry_id } of await rowsByKey(db, 'ledger_photos', 'entry_id', ids)) used.add(entry_id)
  for (const { reverses_id } of await rowsByKey(db, 'ledger_entries', 'reverses_id', ids))
    used.add(reverses_id!)
  return used
}
