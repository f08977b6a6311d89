import type { Kysely } from 'kysely'
import { groupBy } from '../../../../shared/collections/group.ts'
import type { Payment } from '../../../../shared/modules/fees/contract.ts'
import type { PaymentKind, PaymentMethod } from '../../../../shared/modules/fees/terms.ts'
import { oneOf } from '../../database/one-of.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { importingIds } from '../imports/importing.ts'
import { roomLabel } from '../tickets/names.ts'

/** Payments with the names a list shows; left joins, so that they are read in the order asked for. */
export const selectPayments = (db: Kysely<Tables>) =>
  db
    .selectFrom('payments')
    .leftJoin('houses', 'houses.id', 'payments.house_id')
    .leftJoin('buildings', 'buildings.id', 'houses.building_id')
    .leftJoin('staff', 'staff.id', 'payments.staff_id')
    .leftJoin('closings', 'closings.id', 'payments.closing_id')
    .leftJoin('payments as reversed', 'reversed.id', 'payments.reverses_id')
    .leftJoin('payments as reversal', 'reversal.reverses_id', 'payments.id')
    .selectAll('payments')
    .select([
      'buildings.name as building',
      'houses.unit',
      'houses.room',
      'staff.name as by',
      'closings.number as closingNumber',
      'reversed.number as reversedNumber',
      'reversal.id as reversalId',
      'reversal.number as reversalNumber',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof selectPayments>['execute']>>[number]

/** Rows of `selectPayments` with their lines, as every page shows them. */
export async function asPayments({ db }: Call, rows: readonly Row[]): Promise<Payment[]> {
  if (rows.length === 0) return []
  const lines = await linesOf(
    db,
    rows.map(({ id }) => id),
  )
  const importing = await importingIds(db)
  return rows.map((row): Payment => {
    const own = lines.get(row.id) ?? []
    return {
      id: row.id,
      version: row.version,
      number: row.number,
      kind: row.kind as PaymentKind,
      houseId: row.house_id,
      room: roomLabel(row),
      payer: row.payer,
      method: row.method as PaymentMethod,
      amountFen: row.method === 'advance' ? settledBy(own) : row.amount_fen,
      tenderedFen: row.tendered_fen,
      reference: row.reference,
      paidOn: row.paid_on,
      at: row.at,
      by: row.by ?? '',
      lines: own.map(({ paymentId: _, ...line }) => ({
        ...line,
        item: line.item ?? '',
        month: line.month ?? '',
        mark: line.mark ?? '',
      })),
      reverses: linked(row.reverses_id, row.reversedNumber),
      reversedBy: linked(row.reversalId, row.reversalNumber),
      reason: row.reason,
      notes: row.notes,
      closing: linked(row.closing_id, row.closingNumber),
      imported: row.import_id !== null,
      importing: row.import_id !== null && importing.has(row.import_id),
    }
  })
}

const linked = (id: number | null, number: string | null) =>
  id === null || number === null ? null : { id, number }

/** What an offset gave to charges: its lines come to nothing, since no money changed hands. */
const settledBy = (lines: readonly { chargeId: number | null; amountFen: number }[]): number =>
  lines.reduce((sum, { chargeId, amountFen }) => (chargeId === null ? sum : sum + amountFen), 0)

async function linesOf(db: Kysely<Tables>, paymentIds: readonly number[]) {
  const rows = await db
    .selectFrom('payment_lines')
    .leftJoin('charges', 'charges.id', 'payment_lines.charge_id')
    .leftJoin('fee_items', 'fee_items.id', 'charges.item_id')
    .select([
      'payment_lines.payment_id as paymentId',
      'payment_lines.charge_id as chargeId',
      'fee_items.name as item',
      'charges.month',
      'charges.mark',
      'payment_lines.amount_fen as amountFen',
    ])
    .where('payment_lines.payment_id', 'in', oneOf(paymentIds))
    .orderBy('payment_lines.id')
    .execute()
  return groupBy(rows, ({ paymentId }) => paymentId)
}
