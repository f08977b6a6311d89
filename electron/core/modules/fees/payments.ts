import { expressionBuilder, sql, type Expression, type SqlBool } from 'kysely'
import type { Payment } from '../../../../shared/modules/fees/contract.ts'
import {
  paymentMethods,
  type PaymentKind,
  type PaymentMethod,
} from '../../../../shared/modules/fees/terms.ts'
import { parseRoomQuery } from '../../../../shared/modules/houses/room.ts'
import { cleanText, normaliseCode } from '../../../../shared/text/normalise.ts'
import { oneOf } from '../../database/one-of.ts'
import { containing, endingWith } from '../../database/text.ts'
import type { Tables } from '../../database/tables.ts'
import { unindexed } from '../../database/unindexed.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import type { Page } from '../../kernel/paged.ts'
import { housesRead } from '../houses/readings.ts'
import { allOf } from '../registers/common.ts'
import { asPayments, selectPayments } from './payment-rows.ts'

export interface PaymentFilter {
  text?: string | undefined
  houseId?: number | undefined
  method?: PaymentMethod | undefined
  kind?: PaymentKind | undefined
  mine?: boolean | undefined
  from?: string | undefined
  to?: string | undefined
}

/** Which payments a filter means, as one condition on the table `payments` alone. */
export function matchingPayments(call: Call, filter: PaymentFilter): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'payments'>()
  const conditions: Expression<SqlBool>[] = []
  if (filter.houseId) conditions.push(eb('payments.house_id', '=', filter.houseId))
  if (filter.from) conditions.push(eb('payments.paid_on', '>=', filter.from))
  if (filter.to) conditions.push(eb('payments.paid_on', '<=', filter.to))
  if (filter.method) conditions.push(eb('payments.method', '=', filter.method))
  if (filter.kind) conditions.push(eb('payments.kind', '=', filter.kind))
  if (filter.mine) conditions.push(eb('payments.staff_id', '=', call.actor.staffId))
  if (filter.text) conditions.push(matchesText(filter.text))
  return allOf(conditions)
}

/** A room in any style, part of a payer's name, or a receipt's number or its end. */
function matchesText(text: string): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'payments'>()
  const ways: Expression<SqlBool>[] = [
    containing('payments.payer', cleanText(text)),
    endingWith('payments.number', normaliseCode(text)),
  ]
  const readings = parseRoomQuery(text)
  if (readings.length > 0) ways.push(eb('payments.house_id', 'in', housesRead(readings)))
  return eb.or(ways)
}

/** One page of the payments a filter asks for, newest first, and what all of them come to. */
export async function listPayments(call: Call, { page, size, ...filter }: PaymentFilter & Page) {
  const where = matchingPayments(call, filter)
  const sums = await sumPayments(call, where)
  const total = sums.payments
  const offset = (page - 1) * size
  if (offset >= total) return { rows: [], total, sums }
  // A few are found sooner by reading the table through than by going over all days in order.
  const day = total > fewPayments ? sql.ref('payments.paid_on') : unindexed('payments.paid_on')
  const ids = await call.db
    .selectFrom('payments')
    .select('payments.id')
    .where(where)
    .orderBy(day, 'desc')
    .orderBy('payments.id', 'desc')
    .limit(size)
    .offset(offset)
    .execute()
  const rows = await inListOrder(call)
    .where('payments.id', 'in', oneOf(ids.map(({ id }) => id)))
    .execute()
  return { rows: await asPayments(call, rows), total, sums }
}

/** So many are sorted in a few milliseconds. */
const fewPayments = 5000

/** Newest first. */
export const inListOrder = ({ db }: Call) =>
  selectPayments(db).orderBy('payments.paid_on', 'desc').orderBy('payments.id', 'desc')

export interface PaymentSums {
  payments: number
  amountFen: number
  byMethod: { method: PaymentMethod; payments: number; amountFen: number }[]
}

/**
 * What the payments of a condition come to, in all and by method in their usual order. What money in advance settled stands
 * by itself and in no total: it was counted when it came in.
 */
export async function sumPayments({ db }: Call, where: Expression<SqlBool>): Promise<PaymentSums> {
  const rows = await db
    .selectFrom('payments')
    .select([
      'method',
      (eb) => eb.fn.countAll<number>().as('payments'),
      (eb) => eb.fn.sum<number>('amount_fen').as('amountFen'),
    ])
    .where(where)
    .groupBy('method')
    .execute()
  const total = { payments: 0, amountFen: 0 }
  for (const row of rows) {
    total.payments += row.payments
    total.amountFen += row.amountFen
  }
  const offset = rows.find(({ method }) => method === 'advance')
  if (offset) offset.amountFen = await offsetFen(db, where)
  const byMethod = paymentMethods.flatMap((method) => {
    const row = rows.find((each) => each.method === method)
    return row ? [{ ...row, method }] : []
  })
  return { ...total, byMethod }
}

async function offsetFen(db: Call['db'], where: Expression<SqlBool>): Promise<number> {
  const { fen } = await db
    .selectFrom('payments')
    .innerJoin('payment_lines', 'payment_lines.payment_id', 'payments.id')
    .select(sql<number>`coalesce(sum(payment_lines.amount_fen), 0)`.as('fen'))
    .where(where)
    .where('payments.method', '=', 'advance')
    .where('payment_lines.charge_id', 'is not', null)
    .executeTakeFirstOrThrow()
  return fen
}

/** Error: NOT_FOUND. */
export async function getPayment(call: Call, id: number): Promise<Payment> {
  const [payment] = await asPayments(
    call,
    await selectPayments(call.db).where('payments.id', '=', id).execute(),
  )
  if (!payment) throw new Fault('NOT_FOUND')
  return payment
}
