import { formatYuan } from '../../../../../shared/money/fen.ts'
import type { Difference } from '../differences.ts'
import type { Problem } from '../target.ts'
import type { StoredCharge } from './charge-view.ts'
import type { ChargeRecord } from './record.ts'

/** A charge that is there, and what a row changes in it. */
export interface ChangedCharge {
  before: StoredCharge
  row: number
  house: number
  record: ChargeRecord
  fields: StoredCharge
  /** Its payment is added. */
  pays: boolean
}

/**
 * What a row says otherwise about a charge that is there. What was paid or waived at the counter stays as it is: money that
 * changed hands is never written over.
 * @param recorded what the row's receipt says of this charge already, in fen; null where there is no such receipt
 */
export function chargeDifferences(
  change: ChangedCharge,
  recorded: number | null,
): { differences: Difference[]; problems: Problem[] } {
  const amount = amountDifference(change)
  const paid = paidDifference(change, recorded)
  const both = [amount, paid]
  return {
    differences: both.flatMap((found) => (found && 'apply' in found ? [found] : [])),
    problems: both.flatMap((found) => (found && 'reason' in found ? [found] : [])),
  }
}

type Found = Difference | Problem | null

function amountDifference({ before, fields, record }: ChangedCharge): Found {
  if (before.amount_fen === record.fen) return null
  if (before.paid_fen + before.waived_fen > 0)
    return { field: 'amount', reason: 'PAID_ALREADY', fatal: false }
  return {
    field: 'amount',
    before: formatYuan(before.amount_fen),
    after: formatYuan(record.fen),
    fills: false,
    apply() {
      Object.assign(fields, {
        amount_fen: record.fen,
        price_e4: record.priceE4 ?? fields.price_e4,
        quantity_hundredths: record.area ?? fields.quantity_hundredths,
      })
    },
  }
}

function paidDifference(change: ChangedCharge, recorded: number | null): Found {
  const { before, fields, record } = change
  const { paid } = record
  if (!paid || (recorded === paid.fen && before.paid_fen === paid.fen)) return null
  if (recorded !== null || before.paid_fen > 0)
    return before.paid_fen === paid.fen && paid.receipt === null
      ? null
      : { field: 'paid', reason: 'PAID_OTHERWISE', fatal: false }
  // Whatever is decided about the amount, there has to be enough to be paid.
  const open = Math.min(before.amount_fen, record.fen) - before.waived_fen
  if (paid.fen > open) return { field: 'paid', reason: 'PAID_BEYOND', fatal: false }
  return {
    field: 'paid',
    before: '',
    after: formatYuan(paid.fen),
    fills: true,
    apply() {
      fields.paid_fen = paid.fen
      change.pays = true
    },
  }
}
