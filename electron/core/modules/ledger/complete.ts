import type { Kysely } from 'kysely'
import shipped from '../../../../resources/ledger/accounts.json' with { type: 'json' }
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'

/**
 * An account for every line that has none of the program's; renamed and archived ones count, so that what an office changed
 * stays as it is. Call it inside a transaction.
 */
export async function completeLedgerAccounts(db: Kysely<Tables>, stamp: Call['created']): Promise<void> {
  const rows = await db.selectFrom('ledger_accounts').select(['fund', 'line', 'name', 'shipped']).execute()
  const known = new Set(rows.filter((row) => row.shipped === 1).map(({ fund, line }) => `${fund}:${line}`))
  const names = new Set(rows.map(({ fund, name }) => `${fund}:${name}`))
  const positions = new Map<string, number>()
  const missing = shipped
    .map(({ fund, line, name }) => {
      const position = (positions.get(fund) ?? 0) + 1
      positions.set(fund, position)
      return { fund, line, name, position }
    })
    .filter(({ fund, line, name }) => !known.has(`${fund}:${line}`) && !names.has(`${fund}:${name}`))
  if (missing.length === 0) return
  await db
    .insertInto('ledger_accounts')
    .values(
      missing.map((row) => ({ ...row, shipped: 1 as const, import_id: null, archived_at: null, ...stamp })),
    )
    .execute()
}
