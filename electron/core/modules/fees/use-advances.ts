import { randomUUID } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { isOpen } from './charge-rows.ts'
import type { PlannedItem } from './charge-plan.ts'
import { offsetAdvance } from './offset.ts'

/**
 * Settles what was charged of these items up to a month by what the houses paid in advance, the oldest first: one short
 * transaction a house. What is given back in the end, a deposit, is not among them: it is never made for a whole month.
 */
export async function useAdvances(
  call: Call,
  { month, items, signal }: { month: string; items: readonly PlannedItem[]; signal: AbortSignal },
): Promise<{ offsets: number; offsetFen: number }> {
  const used = { offsets: 0, offsetFen: 0 }
  const houses = await call.db
    .selectFrom('fee_advances')
    .select('house_id')
    .where('amount_fen', '>', 0)
    .orderBy('house_id')
    .execute()
  for (const { house_id: houseId } of houses) {
    signal.throwIfAborted()
    const settled = await settleHouse(call, { houseId, month, items })
    if (settled > 0) {
      used.offsets++
      used.offsetFen += settled
    }
    await turn()
  }
  return used
}

async function settleHouse(
  call: Call,
  of: { houseId: number; month: string; items: readonly PlannedItem[] },
): Promise<number> {
  const lines = await linesFor(call, of)
  if (lines.length === 0) return 0
  try {
    await call.transact((inside) =>
      offsetAdvance(inside, { houseId: of.houseId, lines, requestKey: randomUUID() }),
    )
  } catch (error) {
    // Somebody has just taken money for the same charges, given the advance back, or undone what they came from.
    if (error instanceof Fault && ['AMOUNT_BEYOND', 'CONFLICT', 'NOT_FOUND'].includes(error.code)) return 0
    throw error
  }
  return lines.reduce((sum, { amountFen }) => sum + amountFen, 0)
}

async function linesFor(
  { db }: Call,
  { houseId, month, items }: { houseId: number; month: string; items: readonly PlannedItem[] },
): Promise<{ chargeId: number; amountFen: number }[]> {
  const advance = await db
    .selectFrom('fee_advances')
    .select('amount_fen')
    .where('house_id', '=', houseId)
    .executeTakeFirst()
  const open = await db
    .selectFrom('charges')
    .select((eb) => ['id', eb('amount_fen', '-', eb('waived_fen', '+', eb.ref('paid_fen'))).as('openFen')])
    .where('house_id', '=', houseId)
    .where('month', '<=', month)
    .where(
      'item_id',
      'in',
      items.map(({ id }) => id),
    )
    .where(isOpen)
    .orderBy('month')
    .orderBy('due_on')
    .orderBy('id')
    .limit(200)
    .execute()
  let left = advance?.amount_fen ?? 0
  const lines = []
  for (const { id, openFen } of open) {
    if (left === 0) break
    const amountFen = Math.min(left, Number(openFen))
    lines.push({ chargeId: id, amountFen })
    left -= amountFen
  }
  return lines
}
