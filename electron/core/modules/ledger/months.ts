import { sql } from 'kysely'
import { formatYuan } from '../../../../shared/money/fen.ts'
import { addMonths, monthOf } from '../../../../shared/modules/reports/month.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { importingIds } from '../imports/importing.ts'
import { isNotCorrected } from './open-books.ts'
import { missingReceipts } from './receipts.ts'

/** Every month from the first with an entry or a payment until this one, newest first. */
export async function listMonths(call: Call) {
  const { db } = call
  const [sums, closed, payment] = await Promise.all([
    db
      .selectFrom('ledger_entries')
      .select((eb) => [
        'month',
        eb.fn.countAll<number>().as('entries'),
        sql<number>`coalesce(sum(case when side = 'in' then amount_fen end), 0)`.as('in_fen'),
        sql<number>`coalesce(sum(case when side = 'out' then amount_fen end), 0)`.as('out_fen'),
      ])
      .groupBy('month')
      .execute(),
    db
      .selectFrom('closed_months')
      .leftJoin('staff', 'staff.id', 'closed_by')
      .select(['month', 'closed_at', 'staff.name as by'])
      .execute(),
    db.selectFrom('payments').select('paid_on').orderBy('paid_on').limit(1).executeTakeFirst(),
  ])
  const known = [...sums.map(({ month }) => month), ...closed.map(({ month }) => month)]
  if (payment) known.push(monthOf(payment.paid_on))
  const first = known.sort()[0]
  if (first === undefined) return []
  const byMonth = new Map(sums.map((sum) => [sum.month, sum]))
  const closings = new Map(closed.map((closing) => [closing.month, closing]))
  const months: string[] = []
  for (let month = monthOf(call.today); month >= first; month = addMonths(month, -1)) months.push(month)
  return months.map((month) => {
    const sum = byMonth.get(month)
    const closing = closings.get(month)
    return {
      month,
      entries: sum?.entries ?? 0,
      inFen: sum?.in_fen ?? 0,
      outFen: sum?.out_fen ?? 0,
      closedAt: closing?.closed_at ?? null,
      closedBy: closing?.by ?? '',
    }
  })
}

/**
 * Nothing of the month is entered, charged or paid any more. Errors: NOT_ALLOWED_NOW for a month that is not over or is closed,
 * or while one before it with entries is open; IMPORT_RUNNING, since rows are still written to months that were open when it began, or
 * taken out of them; RECEIPTS_MISSING on `withoutReceipts`, since afterwards they are entered late or not at all.
 */
export async function closeMonth(
  call: Call,
  { month, withoutReceipts }: { month: string; withoutReceipts: boolean },
): Promise<Record<string, never>> {
  const { db } = call
  if (month >= monthOf(call.today) || (await isClosed(call, month))) throw new Fault('NOT_ALLOWED_NOW')
  if ((await importingIds(db)).size > 0) throw new Fault('IMPORT_RUNNING')
  const first = await db
    .selectFrom('ledger_entries')
    .select('month')
    .orderBy('month')
    .limit(1)
    .executeTakeFirst()
  if (first) {
    const closed = await db
      .selectFrom('closed_months')
      .select('month')
      .where('month', '>=', first.month)
      .where('month', '<', month)
      .execute()
    if (closed.length < monthsBetween(first.month, month)) throw new Fault('NOT_ALLOWED_NOW')
  }
  const missing = await missingReceipts(call, month)
  if (missing.length > 0 && !withoutReceipts)
    throw new Fault('RECEIPTS_MISSING', {
      field: 'withoutReceipts',
      params: { month, amount: formatYuan(missing.reduce((sum, { missingFen }) => sum + missingFen, 0)) },
    })
  await db
    .insertInto('closed_months')
    .values({ month, closed_at: call.now, closed_by: call.actor.staffId })
    .execute()
  await call.audit({
    subject: `ledger-month:${month}`,
    fields: { month, ...(missing.length > 0 ? { withoutReceipts } : {}) },
  })
  return {}
}

/**
 * Errors: NOT_ALLOWED_NOW for one that is not closed, while a later one is, or once a published sheet covers it that nobody is
 * correcting.
 */
export async function reopenMonth(
  call: Call,
  { month, reason }: { month: string; reason: string },
): Promise<Record<string, never>> {
  const { db } = call
  if (!(await isClosed(call, month))) throw new Fault('NOT_ALLOWED_NOW')
  const later = await db
    .selectFrom('closed_months')
    .select('month')
    .where('month', '>', month)
    .limit(1)
    .executeTakeFirst()
  const sheet = await db
    .selectFrom('disclosures')
    .select('id')
    .where('published_at', 'is not', null)
    .where('from_month', '<=', month)
    .where('until_month', '>=', month)
    .where(isNotCorrected)
    .limit(1)
    .executeTakeFirst()
  if (later || sheet) throw new Fault('NOT_ALLOWED_NOW')
  await db.deleteFrom('closed_months').where('month', '=', month).execute()
  await call.audit({
    subject: `ledger-month:${month}`,
    fields: { month, reason },
    // It stands nowhere else, and what a person types is kept where it can be erased.
    before: { reason },
  })
  return {}
}

async function isClosed({ db }: Call, month: string): Promise<boolean> {
  const row = await db
    .selectFrom('closed_months')
    .select('month')
    .where('month', '=', month)
    .executeTakeFirst()
  return row !== undefined
}

/** How many months from one to another, the other not counted; zero where it is earlier. */
function monthsBetween(from: string, to: string): number {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
  return Math.max(count(to) - count(from), 0)
}
