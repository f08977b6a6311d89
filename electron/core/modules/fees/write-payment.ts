import { sql } from 'kysely'
import {
  paymentPrefixes,
  type PaymentKind,
  type PaymentMethod,
} from '../../../../shared/modules/fees/terms.ts'
import { monthOf } from '../../../../shared/modules/reports/month.ts'
import type { Call } from '../../kernel/call.ts'
import { requireOpenBooks } from '../ledger/closed-months.ts'
import { numberOfYear } from './series.ts'

/** Part of a payment: for a charge, or in advance where none is named. Negative where it goes back. */
export interface PaymentLine {
  chargeId: number | null
  amountFen: number
}

export interface NewPayment {
  kind: PaymentKind
  houseId: number
  residentId: number | null
  payer: string
  method: PaymentMethod
  lines: readonly PaymentLine[]
  tenderedFen?: number | null
  reference?: string
  paidOn: string
  reversesId?: number
  reason?: string
  notes?: string
  requestKey: string
}

/** What lines come to. */
export const sumOf = (lines: readonly PaymentLine[]): number =>
  lines.reduce((sum, { amountFen }) => sum + amountFen, 0)

/**
 * Writes a payment under the next number of its series, its lines, and what they change: what was paid of each charge and
 * what the house has in advance. This is the only place where a clerk's act changes one of those, and it has checked nothing
 * but that the books are open. The amount is what the lines come to, which is nothing for an offset. Error: MONTH_CLOSED on
 * `paidOn`.
 */
export async function writePayment(
  call: Call,
  payment: NewPayment,
): Promise<{ id: number; version: number; number: string }> {
  // Also a month before the books began, of which a closed one would have carried the money on.
  await requireOpenBooks(call, monthOf(payment.paidOn), 'paidOn')
  const number = await numberOfYear(call, 'payments', paymentPrefixes[payment.kind])
  const written = await call.db
    .insertInto('payments')
    .values({
      number,
      kind: payment.kind,
      house_id: payment.houseId,
      resident_id: payment.residentId,
      payer: payment.payer,
      method: payment.method,
      amount_fen: sumOf(payment.lines),
      tendered_fen: payment.tenderedFen ?? null,
      reference: payment.reference ?? '',
      paid_on: payment.paidOn,
      at: call.now,
      staff_id: call.actor.staffId,
      reverses_id: payment.reversesId ?? null,
      reason: payment.reason ?? '',
      notes: payment.notes ?? '',
      request_key: payment.requestKey,
      ...call.created,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  for (const line of payment.lines) await writeLine(call, { ...payment, id: written.id }, line)
  return { ...written, number }
}

async function writeLine(
  call: Call,
  payment: { id: number; houseId: number },
  { chargeId, amountFen }: PaymentLine,
): Promise<void> {
  await call.db
    .insertInto('payment_lines')
    .values({ payment_id: payment.id, charge_id: chargeId, amount_fen: amountFen, ...call.created })
    .execute()
  if (chargeId === null) return changeAdvance(call, payment.houseId, amountFen)
  await call.db
    .updateTable('charges')
    .set((eb) => ({
      paid_fen: eb('paid_fen', '+', amountFen),
      version: eb('version', '+', 1),
      ...call.updated,
    }))
    .where('id', '=', chargeId)
    .execute()
}

async function changeAdvance({ db }: Call, houseId: number, amountFen: number): Promise<void> {
  // Not as one upsert: its new row would be checked for being positive before the conflict is seen.
  const { numUpdatedRows } = await db
    .updateTable('fee_advances')
    .set((eb) => ({ amount_fen: eb('amount_fen', '+', amountFen) }))
    .where('house_id', '=', houseId)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) return
  await db.insertInto('fee_advances').values({ house_id: houseId, amount_fen: amountFen }).execute()
}

/** What a house has paid in advance and not used yet. */
export async function advanceOf({ db }: Call, houseId: number): Promise<number> {
  const row = await db
    .selectFrom('fee_advances')
    .select('amount_fen')
    .where('house_id', '=', houseId)
    .executeTakeFirst()
  return row?.amount_fen ?? 0
}

/** A payment's lines as they were written. */
export async function linesOf({ db }: Call, paymentId: number): Promise<PaymentLine[]> {
  return db
    .selectFrom('payment_lines')
    .select([sql.ref<number | null>('charge_id').as('chargeId'), 'amount_fen as amountFen'])
    .where('payment_id', '=', paymentId)
    .orderBy('id')
    .execute()
}
