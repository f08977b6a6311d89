import { mostChargeFen } from '../../../../shared/modules/fees/terms.ts'
import { formatYuan } from '../../../../shared/money/fen.ts'
import { oneOf } from '../../database/one-of.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { advanceOf, linesOf, sumOf, type NewPayment, type PaymentLine } from './write-payment.ts'

interface ChargeLine {
  chargeId: number
  amountFen: number
}

/** Refuses more than there is. Error: AMOUNT_BEYOND with what there is at most. */
export function requireAtMost(amountFen: number, most: number, field: string): void {
  if (amountFen > most) throw new Fault('AMOUNT_BEYOND', { field, params: { most: formatYuan(most) } })
}

/**
 * Refuses lines that do not fit the charges of a house. Errors: NOT_FOUND on `lines.N`, CONFLICT on it for a charge of
 * another house or struck out, INVALID_INPUT for one named twice, AMOUNT_BEYOND on `lines.N.amountFen`, or on `lines` where
 * all of them are more than one payment can be.
 */
export async function checkLines({ db }: Call, houseId: number, lines: readonly ChargeLine[]): Promise<void> {
  if (lines.length === 0) return
  const charges = await db
    .selectFrom('charges')
    .select(['id', 'house_id', 'voided_at', 'amount_fen', 'waived_fen', 'paid_fen'])
    .where('id', 'in', oneOf(lines.map(({ chargeId }) => chargeId)))
    .execute()
  const byId = new Map(charges.map((charge) => [charge.id, charge]))
  for (const [index, { chargeId, amountFen }] of lines.entries()) {
    const field = `lines.${index}`
    const charge = byId.get(chargeId)
    if (!charge) throw new Fault('NOT_FOUND', { field })
    if (charge.house_id !== houseId || charge.voided_at !== null) throw new Fault('CONFLICT', { field })
    if (lines.findIndex((line) => line.chargeId === chargeId) < index)
      throw new Fault('INVALID_INPUT', { field })
    const open = charge.amount_fen - charge.waived_fen - charge.paid_fen
    requireAtMost(amountFen, open, `${field}.amountFen`)
  }
  requireAtMost(sumOf(lines), mostChargeFen, 'lines')
}

/** Refuses to let an advance grow beyond what any amount can be. Error: AMOUNT_BEYOND on `advanceFen`. */
export async function checkAdvance(call: Call, houseId: number, advanceFen: number): Promise<void> {
  if (advanceFen === 0) return
  requireAtMost(advanceFen, mostChargeFen - (await advanceOf(call, houseId)), 'advanceFen')
}

/** A payment as it was written before. */
export interface Repeated {
  id: number
  version: number
  number: string
}

/**
 * The payment that this request key wrote already, audited as repeated; null for a new key. Error: ALREADY_EXISTS when it
 * says something else than what is asked now.
 */
export async function writtenBefore(
  call: Call,
  asked: Pick<NewPayment, 'kind' | 'houseId' | 'requestKey'> &
    Partial<Pick<NewPayment, 'method' | 'payer' | 'reversesId'>> & { lines?: readonly PaymentLine[] },
): Promise<Repeated | null> {
  const row = await call.db
    .selectFrom('payments')
    .select(['id', 'version', 'number', 'kind', 'house_id', 'method', 'payer', 'reverses_id'])
    .where('request_key', '=', asked.requestKey)
    .executeTakeFirst()
  if (!row) return null
  const { id, version, number } = row
  const same =
    row.kind === asked.kind &&
    row.house_id === asked.houseId &&
    (asked.method ?? row.method) === row.method &&
    (asked.payer ?? row.payer) === row.payer &&
    (asked.reversesId ?? null) === row.reverses_id &&
    (asked.lines === undefined || JSON.stringify(asked.lines) === JSON.stringify(await linesOf(call, id)))
  if (!same) throw new Fault('ALREADY_EXISTS', { field: 'requestKey' })
  await call.audit({ subject: `payment:${id}`, label: number, fields: { repeated: true } })
  return { id, version, number }
}
