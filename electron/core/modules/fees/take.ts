import type { z } from 'zod'
import type { feesContract } from '../../../../shared/modules/fees/contract.ts'
import { mostChargeFen } from '../../../../shared/modules/fees/terms.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { said } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { checkPresent } from '../contacts/add.ts'
import { earliestDay } from '../ledger/add-entry.ts'
import { checkAdvance, checkLines, requireAtMost, writtenBefore } from './payment-checks.ts'
import { sumOf, writePayment, type PaymentLine } from './write-payment.ts'

type Taken = z.output<NonNullable<(typeof feesContract)['payments']['take']['~orpc']['inputSchema']>>

/** Money at the counter; the contract says what is refused. */
export async function takePayment(call: Call, input: Taken) {
  const { houseId, residentId, method, advanceFen, requestKey } = input
  const payer = cleanText(input.payer)
  const lines: PaymentLine[] = [
    ...input.lines.map(({ chargeId, amountFen }) => ({ chargeId, amountFen })),
    ...(advanceFen > 0 ? [{ chargeId: null, amountFen: advanceFen }] : []),
  ]
  const amountFen = sumOf(lines)
  const before = await writtenBefore(call, { kind: 'payment', houseId, method, payer, lines, requestKey })
  if (before) return { ...before, amountFen }
  checkFacts(call, input, amountFen)
  await checkPresent(call, 'houses', 'houseId', houseId)
  await checkPresent(call, 'residents', 'residentId', residentId)
  await checkLines(call, houseId, input.lines)
  await checkAdvance(call, houseId, advanceFen)
  const facts = {
    houseId,
    residentId,
    payer,
    method,
    lines,
    tenderedFen: input.tenderedFen,
    reference: cleanText(input.reference),
    paidOn: input.paidOn ?? call.today,
    notes: input.notes,
  }
  const written = await writePayment(call, { kind: 'payment', requestKey, ...facts })
  await call.audit({
    subject: `payment:${written.id}`,
    label: written.number,
    fields: said({ ...facts, amountFen }),
  })
  return { ...written, amountFen }
}

function checkFacts(call: Call, input: Taken, amountFen: number): void {
  const { lines, advanceFen, tenderedFen, method, paidOn } = input
  if (lines.length === 0 && advanceFen === 0) throw new Fault('INVALID_INPUT', { field: 'lines' })
  requireAtMost(amountFen, mostChargeFen, 'lines')
  // Change is given of notes and coins only.
  if (tenderedFen !== null && (method !== 'cash' || tenderedFen < amountFen))
    throw new Fault('INVALID_INPUT', { field: 'tenderedFen' })
  if (paidOn !== null && (paidOn > call.today || paidOn < earliestDay))
    throw new Fault('INVALID_INPUT', { field: 'paidOn' })
}
