import { sql, type Kysely } from 'kysely'
import type { Fund } from '../../../../../shared/modules/ledger/terms.ts'
import { monthOf } from '../../../../../shared/modules/reports/month.ts'
import type { Tables } from '../../../database/tables.ts'
import { rowsByKey } from '../key-lookup.ts'

type Row = { id: number; [column: string]: unknown }

/**
 * Which of these entries or balances, all made by an import, are used since: an entry that was reversed, that has a picture,
 * or whose month is closed; a balance on which a published sheet rests.
 */
export async function booksInUse(
  db: Kysely<Tables>,
  table: 'ledger_entries' | 'ledger_openings',
  rows: readonly Row[],
): Promise<Set<number>> {
  const used = new Set<number>()
  if (table === 'ledger_openings') {
    for (const { id, fund, day } of rows)
      if (await publishedSince(db, fund as Fund, monthOf(day as string))) used.add(id)
    return used
  }
  const ids = rows.map(({ id }) => id)
  const closed = new Set(
    (await db.selectFrom('closed_months').select('month').execute()).map((one) => one.month),
  )
  for (const { id, month } of rows) if (closed.has(month as string)) used.add(id)
  for (const { entry_id } of await rowsByKey(db, 'ledger_photos', 'entry_id', ids)) used.add(entry_id)
  for (const { reverses_id } of await rowsByKey(db, 'ledger_entries', 'reverses_id', ids))
    used.add(reverses_id!)
  return used
}

/** Whether a published sheet tells of the fund since that month: its opening balance is carried on from what is set. */
export async function publishedSince(db: Kysely<Tables>, fund: Fund, month: string): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    select d.id from disclosures as d join disclosure_parts as p on p.disclosure_id = d.id
    where p.part = ${fund} and d.origin = 'ledger' and d.published_at is not null and d.until_month >= ${month}
    limit 1`.execute(db)
  return rows.length > 0
}
