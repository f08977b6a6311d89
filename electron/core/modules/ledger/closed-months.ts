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
 * Refuses an entry that would change what a fund held in a closed month: one of that month or of any before it, also of a
 * month before the books began, which nobody ever closed. Error: MONTH_CLOSED on `field` with the closed month.
 */
export async function requireOpenBooks(
  { db }: Pick<Call, 'db'>,
  month: string,
  field: string,
): Promise<void> {
  const closed = await db
    .selectFrom('closed_months')
    .select('month')
    .where('month', '>=', month)
    .orderBy('month')
    .limit(1)
    .executeTakeFirst()
  if (closed) throw new Fault('MONTH_CLOSED', { field, params: { month: closed.month } })
}
