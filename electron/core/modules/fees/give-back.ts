import type { z } from 'zod'
import type { feesContract } from '../../../../shared/modules/fees/contract.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { said } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { checkPresent } from '../contacts/add.ts'
import { checkAdvance, requireAtMost, writtenBefore } from './payment-checks.ts'
import { writePayment, type PaymentLine } from './write-payment.ts'

type GivenBack = z.output<NonNullable<(typeof feesContract)['payments']['giveBack']['~orpc']['inputSchema']>>

/**
 * Takes back what was paid of a charge, by a receipt of its own: a deposit to whoever paid it, what was charged too much as an
 * advance of the house. The same amount of the charge is waived, or it would be owed again; the waiver stands and falls with
 * the receipt. The contract says what is refused.
 */
export async function giveBack(call: Call, input: GivenBack) {
  const { chargeId, residentId, method, amountFen, requestKey } = input
  const payer = cleanText(input.payer)
  const reason = cleanText(input.reason)
  const charge = await paidCharge(call, chargeId)
  const houseId = charge.house_id
  const toAdvance = method === 'advance'
  const kind = toAdvance ? 'offset' : 'refund'
  const lines: PaymentLine[] = [
    { chargeId, amountFen: -amountFen },
    ...(toAdvance ? [{ chargeId: null, amountFen }] : []),
  ]
  const before = await writtenBefore(call, { kind, houseId, method, payer, lines, requestKey })
  if (before) return before
  if (charge.voided_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  if (charge.version !== input.version) throw new Fault('CONFLICT')
  if (!toAdvance && charge.kind !== 'deposit') throw new Fault('INVALID_INPUT', { field: 'method' })
  await checkPresent(call, 'residents', 'residentId', residentId)
  requireAtMost(amountFen, charge.paid_fen, 'amountFen')
  if (toAdvance) await checkAdvance(call, houseId, amountFen)
  const facts = { houseId, residentId, payer, method, reason }
  const written = await writePayment(call, { kind, ...facts, lines, paidOn: call.today, requestKey })
  await waive(call, { chargeId, amountFen, reason: `${written.number} ${reason}`.slice(0, 200) })
  await call.audit({
    subject: `payment:${written.id}`,
    label: written.number,
    fields: said({ ...facts, chargeId, amountFen }),
    // The reason is typed by a person and may name one, so its words stand where they can be erased.
    before: { reason },
  })
  return written
}

async function paidCharge({ db }: Call, id: number) {
  const charge = await db
    .selectFrom('charges')
    .innerJoin('fee_items', 'fee_items.id', 'charges.item_id')
    .select(['house_id', 'charges.version', 'voided_at', 'paid_fen', 'fee_items.kind'])
    .where('charges.id', '=', id)
    .executeTakeFirst()
  if (!charge) throw new Fault('NOT_FOUND')
  return charge
}

interface Waived {
  chargeId: number
  amountFen: number
}

async function waive(call: Call, { chargeId, amountFen, reason }: Waived & { reason: string }) {
  await call.db
    .insertInto('waivers')
    .values({
      ...{ charge_id: chargeId, amount_fen: amountFen, reason, staff_id: call.actor.staffId },
      ...{ at: call.now, voided_at: null, ...call.created },
    })
    .execute()
  await changeWaived(call, { chargeId, amountFen })
}

const changeWaived = (call: Call, { chargeId, amountFen }: Waived) =>
  call.db
    .updateTable('charges')
    .set((eb) => ({ waived_fen: eb('waived_fen', '+', amountFen), ...call.updated }))
    .where('id', '=', chargeId)
    .execute()

interface Written {
  at: string
  staff_id: number
}

/**
 * Before what was given back is taken again: its waiver goes, so that the charge has room for it. A payment that gave nothing
 * back has none. Error: NOT_ALLOWED_NOW where the waiver is gone.
 */
export async function undoWaivers(
  call: Call,
  payment: Written & { reason: string },
  lines: readonly PaymentLine[],
): Promise<void> {
  for (const { chargeId, amountFen } of lines) {
    if (chargeId === null || amountFen >= 0) continue
    const { numUpdatedRows } = await call.db
      .updateTable('waivers')
      .set((eb) => ({
        ...{ voided_at: call.now, void_reason: payment.reason },
        ...{ version: eb('version', '+', 1), ...call.updated },
      }))
      .where('charge_id', '=', chargeId)
      .where('amount_fen', '=', -amountFen)
      .where('at', '=', payment.at)
      .where('staff_id', '=', payment.staff_id)
      .where('voided_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new Fault('NOT_ALLOWED_NOW')
    await changeWaived(call, { chargeId, amountFen })
  }
}

/** Whether a waiver belongs to a receipt by which its amount was given back: it goes with that receipt only. */
export async function isOfGivenBack(
  { db }: Call,
  waiver: Written & { charge_id: number; amount_fen: number },
): Promise<boolean> {
  const line = await db
    .selectFrom('payment_lines')
    .innerJoin('payments', 'payments.id', 'payment_lines.payment_id')
    .select('payments.id')
    .where('payment_lines.charge_id', '=', waiver.charge_id)
    .where('payment_lines.amount_fen', '=', -waiver.amount_fen)
    .where('payments.kind', '<>', 'reversal')
    .where('payments.at', '=', waiver.at)
    .where('payments.staff_id', '=', waiver.staff_id)
    .executeTakeFirst()
  return line !== undefined
}

/** Deposits that a house has paid and not got back, oldest first. */
export async function depositsOf({ db }: Call, houseId: number) {
  return db
    .selectFrom('charges')
    .innerJoin('fee_items', 'fee_items.id', 'charges.item_id')
    .select([
      'charges.id as chargeId',
      'charges.version',
      'fee_items.name as item',
      'charges.month',
      'charges.mark',
      'charges.paid_fen as paidFen',
    ])
    .where('charges.house_id', '=', houseId)
    .where('fee_items.kind', '=', 'deposit')
    .where('charges.voided_at', 'is', null)
    .where('charges.paid_fen', '>', 0)
    .orderBy('charges.month')
    .orderBy('charges.id')
    .execute()
}
