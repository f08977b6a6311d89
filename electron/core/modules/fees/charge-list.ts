import { sql, type Expression, type SqlBool } from 'kysely'
import type { Charge, ChargeSums } from '../../../../shared/modules/fees/contract.ts'
import type { PaymentKind } from '../../../../shared/modules/fees/terms.ts'
import { oneOf } from '../../database/one-of.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import type { Page } from '../../kernel/paged.ts'
import { matchingCharges, type ChargeFilter } from './charge-filter.ts'
import { asCharges, chargesWhere, selectCharges } from './charge-rows.ts'
import { dueOf } from './due.ts'

/** One page of the charges a filter asks for, newest month first, and what all of them come to. */
export async function listCharges(
  call: Call,
  { page, size, ...filter }: ChargeFilter & Page,
): Promise<{ rows: Charge[]; total: number; sums: ChargeSums }> {
  const where = matchingCharges(filter)
  const { total, sums } = await sumCharges(call, where)
  const offset = (page - 1) * size
  if (offset >= total) return { rows: [], total, sums }
  const ids = await idsInListOrder(call)
    .where(total > fewCharges ? matchingCharges(filter, true) : where)
    .limit(size)
    .offset(offset)
    .execute()
  return { rows: await chargesOf(call, ids), total, sums }
}

/** So many are sorted in some tens of milliseconds. */
const fewCharges = 50_000

/**
 * Newest month first, then by item and house. Only ids: what stands beside a charge is not looked up for all that are passed
 * over.
 */
export const idsInListOrder = ({ db }: Call) =>
  db
    .selectFrom('charges')
    .select('charges.id')
    .orderBy('charges.month', 'desc')
    .orderBy('charges.item_id')
    .orderBy('charges.house_id')
    .orderBy('charges.id')

/** Charges in the order of their ids. */
export async function chargesOf(call: Call, ids: readonly { id: number }[]): Promise<Charge[]> {
  const rows = await selectCharges(call.db)
    .where('charges.id', 'in', oneOf(ids.map(({ id }) => id)))
    .execute()
  const byId = new Map((await asCharges(call, rows)).map((charge) => [charge.id, charge]))
  return ids.flatMap(({ id }) => byId.get(id) ?? [])
}

/** What the charges of a condition come to; those struck out are listed and not summed. */
export async function sumCharges({ db }: Call, where: Expression<SqlBool>) {
  const live = sql`charges.voided_at is null`
  const sumOf = (what: Expression<unknown>) =>
    sql<number>`coalesce(sum(case when ${live} then ${what} end), 0)`
  const sum = (column: string) => sumOf(sql.ref(column))
  const { total, amountFen, waivedFen, paidFen, dueFen, charges, houses } = await db
    .selectFrom('charges')
    .select([
      (eb) => eb.fn.countAll<number>().as('total'),
      sql<number>`count(case when ${live} then 1 end)`.as('charges'),
      sql<number>`count(distinct case when ${live} then charges.house_id end)`.as('houses'),
      sum('charges.amount_fen').as('amountFen'),
      sum('charges.waived_fen').as('waivedFen'),
      sum('charges.paid_fen').as('paidFen'),
      sumOf(dueOf).as('dueFen'),
    ])
    .where(where)
    .executeTakeFirstOrThrow()
  const openFen = amountFen - waivedFen - paidFen
  return { total, sums: { charges, houses, amountFen, waivedFen, paidFen, openFen, dueFen } }
}

/** What became of a charge. Error: NOT_FOUND. */
export async function chargeHistory(call: Call, id: number) {
  const { db } = call
  const [charge] = await chargesWhere(call, sql<SqlBool>`charges.id = ${id}`)
  if (!charge) throw new Fault('NOT_FOUND')
  const waivers = await db
    .selectFrom('waivers')
    .innerJoin('staff', 'staff.id', 'waivers.staff_id')
    .select([
      'waivers.id',
      'waivers.version',
      'waivers.amount_fen as amountFen',
      'waivers.reason',
      'staff.name as by',
      'waivers.at',
      'waivers.void_reason as voidReason',
      'waivers.voided_at',
    ])
    .where('waivers.charge_id', '=', id)
    .orderBy('waivers.id')
    .execute()
  const payments = await db
    .selectFrom('payment_lines')
    .innerJoin('payments', 'payments.id', 'payment_lines.payment_id')
    .select([
      'payments.id',
      'payments.number',
      'payments.paid_on as paidOn',
      'payment_lines.amount_fen as amountFen',
      'payments.kind',
    ])
    .where('payment_lines.charge_id', '=', id)
    .orderBy('payments.paid_on')
    .orderBy('payments.id')
    .execute()
  const item = await db
    .selectFrom('fee_items')
    .select('kind')
    .where('id', '=', charge.itemId)
    .executeTakeFirstOrThrow()
  return {
    charge,
    isDeposit: item.kind === 'deposit',
    waivers: waivers.map(({ voided_at, ...waiver }) => ({ ...waiver, voided: voided_at !== null })),
    payments: payments.map((payment) => ({ ...payment, kind: payment.kind as PaymentKind })),
  }
}
