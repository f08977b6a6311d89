import type { Kysely, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../../../database/tables.ts'
import { rowsByKey, rowsByKeys } from '../key-lookup.ts'
import { HouseFinder } from '../ledger/houses.ts'
import { ItemBook } from './items.ts'
import type { ChargeRecord } from './record.ts'

export type StoredCharge = Selectable<Tables['charges']>
export type StoredPayment = Selectable<Tables['payments']> & {
  /** Fen by the charge. */
  lines: Map<number, number>
}

/** The part of the office's money that some rows touch. */
export class ChargeView {
  readonly houses = new HouseFinder()
  items!: ItemBook
  closed: ReadonlySet<string> = new Set()
  readonly #charges = new Map<string, StoredCharge>()
  readonly #payments = new Map<string, StoredPayment>()
  #loaded = false

  charge(house: number, item: number | null, month: string): StoredCharge | null {
    return item === null ? null : (this.#charges.get(keyOf(house, item, month)) ?? null)
  }

  payment(number: string): StoredPayment | null {
    return this.#payments.get(number) ?? null
  }

  async load(db: Kysely<Tables>, records: readonly ChargeRecord[]): Promise<void> {
    if (!this.#loaded) await this.#loadFrame(db)
    this.#charges.clear()
    this.#payments.clear()
    await this.houses.load(
      db,
      records.map(({ house }) => house),
    )
    await this.#loadCharges(db, records)
    await this.#loadPayments(db, records)
  }

  async #loadFrame(db: Kysely<Tables>): Promise<void> {
    this.items = await ItemBook.load(db)
    const months = await db.selectFrom('closed_months').select('month').execute()
    this.closed = new Set(months.map(({ month }) => month))
    this.#loaded = true
  }

  async #loadCharges(db: Kysely<Tables>, records: readonly ChargeRecord[]): Promise<void> {
    const keys: [number, number, string, string][] = []
    for (const { house, item, priceE4, month } of records) {
      const found = this.houses.of(house)
      const id = this.items.of(item, priceE4 !== null)?.id
      if (typeof found !== 'string' && typeof id === 'number') keys.push([found.id, id, month, ''])
    }
    const rows = await rowsByKeys(
      db,
      'charges',
      ['house_id', 'item_id', 'month', 'mark'],
      keys,
      sql`and r.voided_at is null`,
    )
    for (const row of rows) this.#charges.set(keyOf(row.house_id, row.item_id, row.month), row)
  }

  async #loadPayments(db: Kysely<Tables>, records: readonly ChargeRecord[]): Promise<void> {
    const numbers = records.flatMap(({ paid }) => paid?.receipt ?? [])
    const rows = await rowsByKey(db, 'payments', 'number', numbers)
    const byId = new Map(rows.map((row) => [row.id, { ...row, lines: new Map<number, number>() }]))
    for (const payment of byId.values()) this.#payments.set(payment.number, payment)
    for (const { payment_id, charge_id, amount_fen } of await rowsByKey(
      db,
      'payment_lines',
      'payment_id',
      byId.keys(),
    ))
      if (charge_id !== null) byId.get(payment_id)!.lines.set(charge_id, amount_fen)
  }
}

const keyOf = (house: number, item: number, month: string): string => `${house} ${item} ${month}`
