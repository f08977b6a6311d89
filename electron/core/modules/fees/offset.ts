import type { z } from 'zod'
import type { feesContract } from '../../../../shared/modules/fees/contract.ts'
import type { Call } from '../../kernel/call.ts'
import { checkPresent } from '../contacts/add.ts'
import { payersOf } from './payers.ts'
import { checkLines, requireAtMost, writtenBefore } from './payment-checks.ts'
import { advanceOf, sumOf, writePayment } from './write-payment.ts'

type Offset = z.output<NonNullable<(typeof feesContract)['payments']['offset']['~orpc']['inputSchema']>>

/** Money in advance settles charges; the contract says what is refused. */
export async function offsetAdvance(call: Call, { houseId, lines, requestKey }: Offset) {
  const amountFen = sumOf(lines)
  const before = await writtenBefore(call, {
    kind: 'offset',
    houseId,
    lines: linesOfOffset(lines),
    requestKey,
  })
  if (before) return { ...before, amountFen }
  await checkPresent(call, 'houses', 'houseId', houseId)
  await checkLines(call, houseId, lines)
  requireAtMost(amountFen, await advanceOf(call, houseId), 'lines')
  const written = await writeOffset(call, { houseId, lines, requestKey })
  await call.audit({
    subject: `payment:${written.id}`,
    label: written.number,
    fields: { houseId, lines, amountFen },
  })
  return { ...written, amountFen }
}

/** What each charge gets, and as much taken out of the advance. */
const linesOfOffset = (lines: Offset['lines']) => [
  ...lines.map(({ chargeId, amountFen }) => ({ chargeId, amountFen })),
  { chargeId: null, amountFen: -sumOf(lines) },
]

/**
 * Writes an offset without asking whether the advance and the charges hold it: the caller knows, and audits it. It is made out
 * to whoever pays for the house. Error: MONTH_CLOSED.
 */
export async function writeOffset(call: Call, { houseId, lines, requestKey }: Offset) {
  const payer = (await payersOf(call.db, [houseId])).get(houseId)?.[0]
  return writePayment(call, {
    kind: 'offset',
    houseId,
    residentId: payer?.residentId ?? null,
    payer: payer?.residentName ?? '',
    method: 'advance',
    lines: linesOfOffset(lines),
    paidOn: call.today,
    requestKey,
  })
}
