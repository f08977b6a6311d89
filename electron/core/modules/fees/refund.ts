import type { z } from 'zod'
import type { feesContract } from '../../../../shared/modules/fees/contract.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { said } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import { checkPresent } from '../contacts/add.ts'
import { requireAtMost, writtenBefore } from './payment-checks.ts'
import { advanceOf, writePayment } from './write-payment.ts'

type Refund = z.output<NonNullable<(typeof feesContract)['payments']['refund']['~orpc']['inputSchema']>>

/** Money in advance goes back; the contract says what is refused. */
export async function refundAdvance(call: Call, input: Refund) {
  const { houseId, residentId, method, amountFen, reason, requestKey } = input
  const payer = cleanText(input.payer)
  const lines = [{ chargeId: null, amountFen: -amountFen }]
  const before = await writtenBefore(call, { kind: 'refund', houseId, method, payer, lines, requestKey })
  if (before) return before
  await checkPresent(call, 'houses', 'houseId', houseId)
  await checkPresent(call, 'residents', 'residentId', residentId)
  requireAtMost(amountFen, await advanceOf(call, houseId), 'amountFen')
  const facts = { houseId, residentId, payer, method, reason }
  const written = await writePayment(call, {
    kind: 'refund',
    ...facts,
    lines,
    paidOn: call.today,
    requestKey,
  })
  await call.audit({
    subject: `payment:${written.id}`,
    label: written.number,
    fields: said({ ...facts, amountFen }),
    // The reason is typed by a person and may name one, so its words stand where they can be erased.
    before: { reason },
  })
  return written
}
