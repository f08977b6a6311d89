import { sql, type Kysely, type Selectable } from 'kysely'
import { monthOf } from '../../../../../shared/modules/reports/month.ts'
import type { Tables } from '../../../database/tables.ts'
import { leftVersion, type JournalEntry } from '../journal.ts'
import { rowsByKey } from '../key-lookup.ts'

type Db = Kysely<Tables>

const firstVersion = 1

/**
 * Charges an import made that are not as it wrote them, were waived or paid at the counter, or whose month is closed.
 * @param entries what the journal tells of them: whom another import changed and gave back has its version there
 */
export async function chargesInUse(
  db: Db,
  importId: number,
  charges: readonly Selectable<Tables['charges']>[],
  entries: readonly JournalEntry[],
): Promise<Set<number>> {
  const written = new Map(
    entries
      .filter(({ before, version_written }) => before === null && version_written !== leftVersion)
      .map(({ row_id, version_written }) => [row_id, version_written]),
  )
  const kept = new Set(
    entries.flatMap(({ row_id, version_written }) => (version_written === leftVersion ? [row_id] : [])),
  )
  const closed = await closedMonths(db)
  const used = new Set<number>()
  for (const { id, version, month } of charges)
    if (kept.has(id) || closed.has(month) || version !== (written.get(id) ?? firstVersion)) used.add(id)
  const ids = charges.map(({ id }) => id)
  for (const { charge_id } of await rowsByKey(db, 'waivers', 'charge_id', ids)) used.add(charge_id)
  const others = sql`and r.import_id is not ${importId}`
  for (const { charge_id } of await rowsByKey(db, 'payment_lines', 'charge_id', ids, others))
    used.add(charge_id!)
  return used
}

/** Payments an import made that were reversed since, or whose month is closed. */
export async function paymentsInUse(
  db: Db,
  payments: readonly Selectable<Tables['payments']>[],
): Promise<Set<number>> {
  const closed = await closedMonths(db)
  const used = new Set<number>()
  for (const { id, version, paid_on } of payments)
    if (version !== firstVersion || closed.has(monthOf(paid_on))) used.add(id)
  const ids = payments.map(({ id }) => id)
  for (const { reverses_id } of await rowsByKey(db, 'payments', 'reverses_id', ids)) used.add(reverses_id!)
  return used
}

async function closedMonths(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('closed_months').select('month').execute()
  return new Set(rows.map(({ month }) => month))
}
