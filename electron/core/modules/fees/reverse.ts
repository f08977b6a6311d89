import type { Selectable } from 'kysely'
import type { PaymentMethod } from '../../../../shared/modules/fees/terms.ts'
import { dayIn } from '../../../../shared/time/zone.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { importingIds } from '../imports/importing.ts'
import { undoWaivers } from './give-back.ts'
import { writtenBefore } from './payment-checks.ts'
import { advanceOf, linesOf, sumOf, writePayment, type PaymentLine } from './write-payment.ts'

interface Reversal {
  id: number
  version: number
  reason: string
  requestKey: string
}

/** The opposite of a payment, line by line; the contract says what is refused. */
export async function reversePayment(call: Call, { id, version, reason, requestKey }: Reversal) {
  const payment = await call.db.selectFrom('payments').selectAll().where('id', '=', id).executeTakeFirst()
  if (!payment) throw new Fault('NOT_FOUND')
  const houseId = payment.house_id
  const before = await writtenBefore(call, { kind: 'reversal', houseId, reversesId: id, requestKey })
  if (before) return before
  if (!isOwnOfToday(call, payment)) call.require('fees.manage')
  if (payment.version !== version) throw new Fault('CONFLICT')
  await requireReversible(call, payment)
  const lines = (await linesOf(call, id)).map(opposite)
  const fromAdvance = -sumOf(lines.filter(({ chargeId }) => chargeId === null))
  if (fromAdvance > (await advanceOf(call, houseId))) throw new Fault('NOT_ALLOWED_NOW')
  await undoWaivers(call, { ...payment, reason }, lines.map(opposite))
  await requirePaid(call, lines)
  const written = await writePayment(call, {
    kind: 'reversal',
    houseId,
    residentId: payment.resident_id,
    payer: payment.payer,
    method: payment.method as PaymentMethod,
    lines,
    reference: payment.reference,
    paidOn: call.today,
    reversesId: id,
    reason,
    requestKey,
  })
  await call.audit({
    subject: `payment:${written.id}`,
    label: written.number,
    fields: { reverses: payment.number, amountFen: -payment.amount_fen, reason },
    before: { reason },
  })
  return written
}

const opposite = (line: PaymentLine): PaymentLine => ({ ...line, amountFen: -line.amountFen })

/** Error: NOT_ALLOWED_NOW where what was paid was given back already. */
async function requirePaid({ db }: Call, lines: readonly PaymentLine[]): Promise<void> {
  for (const { chargeId, amountFen } of lines) {
    if (chargeId === null || amountFen >= 0) continue
    const charge = await db
      .selectFrom('charges')
      .select('paid_fen')
      .where('id', '=', chargeId)
      .executeTakeFirst()
    if ((charge?.paid_fen ?? 0) < -amountFen) throw new Fault('NOT_ALLOWED_NOW')
  }
}

type Row = Selectable<Tables['payments']>

/** One's own, of today, and not in a day's closing yet: nobody has counted the money. */
const isOwnOfToday = (call: Call, { staff_id, at, closing_id, import_id }: Row): boolean =>
  staff_id === call.actor.staffId &&
  dayIn(call.services.timeZone, at) === call.today &&
  closing_id === null &&
  import_id === null

async function requireReversible({ db }: Call, payment: Row): Promise<void> {
  if (payment.kind === 'reversal') throw new Fault('NOT_ALLOWED_NOW')
  if (payment.import_id !== null && (await importingIds(db)).has(payment.import_id))
    throw new Fault('NOT_ALLOWED_NOW')
  const reversal = await db
    .selectFrom('payments')
    .select('id')
    .where('reverses_id', '=', payment.id)
    .executeTakeFirst()
  if (reversal) throw new Fault('NOT_ALLOWED_NOW')
}
