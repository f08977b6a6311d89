import type { Kysely } from 'kysely'
import type { Tables } from '../../../database/tables.ts'
import type { Adder } from '../adder.ts'
import type { Writing } from '../target.ts'
import type { StoredPayment } from './charge-view.ts'
import type { ChargeRecord } from './record.ts'

interface NewPayment {
  id: number | null
  number: string
  house: number
  payer: string
  method: string
  on: string
  fen: number
  row: number
}

/** What a row paid of its charge. */
interface Paid {
  charge: number
  row: number
  house: number
  record: ChargeRecord
}

/** Writes payments with their lines; rows of one receipt are lines of one payment. */
export class PaymentWriter {
  readonly #writing: Writing
  readonly #stored: (number: string) => StoredPayment | null
  readonly #byNumber = new Map<string, NewPayment>()
  readonly #lines: { payment: { id: number | null }; charge: number; fen: number }[] = []
  /** Payments some rows of this import have written before, and what comes to them. */
  readonly #grown = new Map<StoredPayment, number>()

  constructor(writing: Writing, stored: (number: string) => StoredPayment | null) {
    this.#writing = writing
    this.#stored = stored
  }

  add({ charge, row, house, record }: Paid): void {
    const { paid, payer } = record
    if (!paid) return
    // A row without a receipt's number gets one that says which import and row it came from.
    const number = paid.receipt ?? `DR${this.#writing.importId}-${row}`
    this.#lines.push({ payment: this.#payment(number, paid, { house, payer, row }), charge, fen: paid.fen })
  }

  async write(db: Kysely<Tables>, adder: Adder): Promise<void> {
    const { importId, staffId, stamp } = this.#writing
    adder.add('payments', [...this.#byNumber.values()], (payment) => ({
      number: payment.number,
      kind: 'payment',
      house_id: payment.house,
      payer: payment.payer,
      method: payment.method,
      amount_fen: payment.fen,
      paid_on: payment.on,
      at: stamp.created_at,
      staff_id: staffId,
      request_key: `import:${importId}:${payment.row}`,
    }))
    for (const [{ id }, more] of this.#grown)
      await db
        .updateTable('payments')
        .set((eb) => ({ amount_fen: eb('amount_fen', '+', more) }))
        .where('id', '=', id)
        .execute()
    adder.add('payment_lines', this.#lines, ({ payment, charge, fen }) => ({
      payment_id: payment.id!,
      charge_id: charge,
      amount_fen: fen,
    }))
  }

  #payment(
    number: string,
    { fen, method, on }: NonNullable<ChargeRecord['paid']>,
    { house, payer, row }: { house: number; payer: string; row: number },
  ): { id: number | null } {
    const stored = this.#stored(number)
    if (stored) {
      this.#grown.set(stored, (this.#grown.get(stored) ?? 0) + fen)
      return stored
    }
    const known = this.#byNumber.get(number)
    if (known) {
      known.fen += fen
      return known
    }
    const payment = { id: null, number, house, payer, method, on, fen, row }
    this.#byNumber.set(number, payment)
    return payment
  }
}
