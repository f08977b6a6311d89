import type { z } from 'zod'
import type { feesContract } from '../../../../shared/modules/fees/contract.ts'
import { openOf } from '../../../../shared/modules/fees/charge-rules.ts'
import { formatYuan } from '../../../../shared/money/fen.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { said } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { checkPresent } from '../contacts/add.ts'
import { requireOpenMonth } from '../ledger/closed-months.ts'
import { isOfGivenBack } from './give-back.ts'
import { itemInUse } from './items.ts'

type Charges = (typeof feesContract)['charges']
type Added = z.output<NonNullable<Charges['add']['~orpc']['inputSchema']>>
interface Reference {
  id: number
  version: number
}

/**
 * One charge by hand. Errors: NOT_FOUND on `houseId`, `itemId`; MONTH_CLOSED and ALREADY_EXISTS on `month`.
 */
export async function addCharge(call: Call, input: Added) {
  await checkPresent(call, 'houses', 'houseId', input.houseId)
  const item = await itemInUse(call, input.itemId)
  await requireOpenMonth(call, input.month, 'month')
  const mark = cleanText(input.mark)
  const known = await call.db
    .selectFrom('charges')
    .select('id')
    .where('house_id', '=', input.houseId)
    .where('item_id', '=', input.itemId)
    .where('month', '=', input.month)
    .where('mark', '=', mark)
    .where('voided_at', 'is', null)
    .executeTakeFirst()
  if (known) throw new Fault('ALREADY_EXISTS', { field: 'month' })
  const facts = {
    house_id: input.houseId,
    item_id: input.itemId,
    month: input.month,
    mark,
    amount_fen: input.amountFen,
    due_on: input.dueOn,
    notes: input.notes,
  }
  const written = await call.db
    .insertInto('charges')
    .values({
      ...facts,
      standard_id: null,
      price_e4: null,
      quantity_hundredths: null,
      meter_from: null,
      meter_to: null,
      origin: 'manual',
      import_id: null,
      voided_at: null,
      ...call.created,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  await call.audit({ subject: `charge:${written.id}`, label: item.name, fields: said(facts) })
  return written
}

/**
 * Strikes out a charge that was wrong; it stays, with the reason. Errors: NOT_FOUND, CONFLICT, MONTH_CLOSED,
 * NOT_ALLOWED_NOW once something was paid or waived, or for one struck out already.
 */
export async function voidCharge(call: Call, { id, version, reason }: Reference & { reason: string }) {
  const charge = await liveCharge(call, id)
  if (charge.paid_fen > 0 || charge.waived_fen > 0) throw new Fault('NOT_ALLOWED_NOW')
  await requireOpenMonth(call, charge.month, 'reason')
  const written = await updateVersioned(
    call,
    'charges',
    { id, version },
    { voided_at: call.now, void_reason: reason },
  )
  await call.audit({
    subject: `charge:${id}`,
    label: charge.name,
    fields: { voidedAt: call.now, voidReason: reason },
    before: { voidedAt: null },
  })
  return written
}

/**
 * A debt of a closed month may be waived: that is dated today and leaves what its month came to (`dueOf`). Errors: NOT_FOUND,
 * CONFLICT, NOT_ALLOWED_NOW for one struck out, AMOUNT_BEYOND on `amountFen` more than is open.
 */
export async function waiveCharge(
  call: Call,
  { id, version, amountFen, reason }: Reference & { amountFen: number; reason: string },
) {
  const charge = await liveCharge(call, id)
  if (charge.version !== version) throw new Fault('CONFLICT')
  requireAtMost(amountFen, charge)
  const waivedFen = charge.waived_fen + amountFen
  const written = await updateVersioned(call, 'charges', { id, version }, { waived_fen: waivedFen })
  const waiver = await call.db
    .insertInto('waivers')
    .values({
      charge_id: id,
      amount_fen: amountFen,
      reason,
      staff_id: call.actor.staffId,
      at: call.now,
      voided_at: null,
      ...call.created,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await call.audit({
    subject: `charge:${id}`,
    label: charge.name,
    fields: { waivedFen, amountFen, reason },
    before: { waivedFen: charge.waived_fen },
  })
  return { ...written, waiverId: waiver.id }
}

/**
 * Takes a waiver back: its amount is owed again. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one taken back, or that goes
 * with a receipt by which its amount was given back; MONTH_CLOSED on `reason` for one whose charge's month was closed since, where it would change what that month came to.
 */
export async function unwaive(call: Call, { id, version, reason }: Reference & { reason: string }) {
  const waiver = await call.db.selectFrom('waivers').selectAll().where('id', '=', id).executeTakeFirst()
  if (!waiver) throw new Fault('NOT_FOUND')
  if (waiver.voided_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  if (await isOfGivenBack(call, waiver)) throw new Fault('NOT_ALLOWED_NOW')
  const charge = await liveCharge(call, waiver.charge_id)
  await requireNotClosedSince(call, charge.month, waiver.at)
  const written = await updateVersioned(
    call,
    'waivers',
    { id, version },
    { voided_at: call.now, void_reason: reason },
  )
  const waivedFen = charge.waived_fen - waiver.amount_fen
  await updateVersioned(call, 'charges', charge, { waived_fen: waivedFen })
  await call.audit({
    subject: `waiver:${id}`,
    label: charge.name,
    fields: { voidedAt: call.now, voidReason: reason, waivedFen },
    before: { voidedAt: null, waivedFen: charge.waived_fen },
  })
  return written
}

async function requireNotClosedSince({ db }: Call, month: string, at: string): Promise<void> {
  const closed = await db
    .selectFrom('closed_months')
    .select('month')
    .where('month', '=', month)
    .where('closed_at', '>=', at)
    .executeTakeFirst()
  if (closed) throw new Fault('MONTH_CLOSED', { field: 'reason', params: { month } })
}

function requireAtMost(
  amountFen: number,
  charge: { amount_fen: number; waived_fen: number; paid_fen: number },
): void {
  const most = openOf({
    amountFen: charge.amount_fen,
    waivedFen: charge.waived_fen,
    paidFen: charge.paid_fen,
  })
  if (amountFen > most)
    throw new Fault('AMOUNT_BEYOND', { field: 'amountFen', params: { most: formatYuan(most) } })
}

async function liveCharge({ db }: Call, id: number) {
  const charge = await db
    .selectFrom('charges')
    .innerJoin('fee_items', 'fee_items.id', 'charges.item_id')
    .select([
      'charges.id',
      'charges.version',
      'charges.month',
      'charges.amount_fen',
      'charges.waived_fen',
      'charges.paid_fen',
      'charges.voided_at',
      'fee_items.name',
    ])
    .where('charges.id', '=', id)
    .executeTakeFirst()
  if (!charge) throw new Fault('NOT_FOUND')
  if (charge.voided_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  return charge
}
