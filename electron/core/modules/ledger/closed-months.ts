import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'

/**
 * Refuses to touch a month whose books are closed: its entries, charges and payments stay as they are. Error: MONTH_CLOSED
 * on `field`.
 */
export async function requireOpenMonth(
  { db }: Pick<Call, 'db'>,
  month: string,
  field: string,
): Promise<void> {
  const closed = await db
    .selectFrom('closed_months')
    .select('month')
    .where('month', '=', month)
    .executeTakeFirst()
  if (closed) throw new Fault('MONTH_CLOSED', { field, params: { month } })
}

/**
 * The closed month that something of this month would change: this one or the first closed one after it, since what a fund
 * held is carried on. Also for a month before the books began, which nobody ever closed.
 */
export async function closedSince(db: Kysely<Tables>, month: string): Promise<string | null> {
  const closed = await db
    .selectFrom('closed_months')
    .select('month')
    .where('month', '>=', month)
    .orderBy('month')
    .limit(1)
    .executeTakeFirst()
  return closed?.month ?? null
}

/** Refuses what would change a closed month, be it of a month before. Error: MONTH_CLOSED on `field` with the closed month. */
export async function requireOpenBooks(
  { db }: Pick<Call, 'db'>,
  month: string,
  field: string,
): Promise<void> {
  const closed = await closedSince(db, month)
  if (closed !== null) throw new Fault('MONTH_CLOSED', { field, params: { month: closed } })
}
