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
