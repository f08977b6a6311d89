import type { Kysely, UpdateObject } from 'kysely'
import { lastDay, monthOf } from '../../../../../shared/modules/reports/month.ts'
import type { ChargeField, ProblemReason } from '../../../../../shared/modules/imports/terms.ts'
import type { Tables } from '../../../database/tables.ts'
import { Adder } from '../adder.ts'
import { settle } from '../differences.ts'
import type { Comparison, Decided, Problem, Session, Staged, Target, Writing } from '../target.ts'
import { chargeDifferences, type ChangedCharge } from './charge-differences.ts'
import { ChargeView, type StoredPayment } from './charge-view.ts'
import { chargeColumnList } from './columns.ts'
import type { Item } from './items.ts'
import { PaymentWriter } from './payments.ts'
import { chargeReader, type ChargeRecord, type PaidPart } from './record.ts'
import { Seen } from './seen.ts'

/** What houses owe and have paid, as it was kept elsewhere: receipts keep their numbers. */
export const charges: Target<ChargeRecord> = {
  key: 'charges',
  columns: chargeColumnList,
  keyFields: ['house', 'chargedMonth'],
  reader: chargeReader,
  session: (_services, importId) => new ChargeSession(importId),
}

/** A charge that is not there yet; `id` is null until it is written. */
interface NewCharge {
  id: number | null
  row: number
  house: number
  item: Item
  record: ChargeRecord
}

const nothing: Comparison = { outcome: 'same', changes: [], questions: [], deciding: null, problems: [] }

class ChargeSession implements Session<ChargeRecord> {
  readonly #importId: number | null
  readonly #view = new ChargeView()
  readonly #seen = new Seen()
  #added: NewCharge[] = []
  #changed: ChangedCharge[] = []

  constructor(importId: number | null) {
    this.#importId = importId
  }

  load(db: Kysely<Tables>, records: readonly ChargeRecord[]): Promise<void> {
    return this.#view.load(db, records)
  }

  compare({ row, record }: Staged<ChargeRecord>, decided: Decided | null): Comparison {
    const house = this.#view.houses.of(record.house)
    if (typeof house === 'string')
      return refused('house', house === 'unknown' ? 'HOUSE_NEEDED' : 'ROOM_AMBIGUOUS')
    const item = this.#view.items.of(record.item, record.priceE4 !== null)
    if (!item) return refused('feeItem', 'NOT_CHOSEN')
    if (this.#seen.hasCharge(house.id, item.index, record.month)) return refused('amount', 'CHARGE_TWICE')
    const receipt = record.paid && this.#receiptProblem(house.id, item, record, record.paid)
    if (receipt) return receipt
    const comparison = this.#compareCharge({ row, house: house.id, item, record }, decided)
    if (comparison.problems.some(({ fatal }) => fatal)) return comparison
    this.#seen.addCharge(house.id, item.index, record.month)
    if (record.paid?.receipt) this.#seen.addReceipt(record.paid.receipt, house.id, record.paid)
    return comparison
  }

  #compareCharge(found: Omit<NewCharge, 'id'>, decided: Decided | null): Comparison {
    const { house, item, record, row } = found
    const before = this.#view.charge(house, item.id, record.month)
    if (!before) {
      const closed = this.#closed(record)
      if (closed) return closed
      this.#added.push({ ...found, id: null })
      return { ...nothing, outcome: 'new' }
    }
    const change: ChangedCharge = { before, row, house, record, fields: { ...before }, pays: false }
    const stored = this.#storedPayment(record)
    const { differences, problems } = chargeDifferences(change, stored?.lines.get(before.id) ?? null)
    const { changes, taken, problems: late } = settle(differences, decided)
    const closed = differences.length > 0 ? this.#closed(record) : null
    if (closed) return closed
    if (taken.length > 0) this.#changed.push(change)
    const all: Problem[] = [...problems, ...late]
    return { ...nothing, outcome: taken.length > 0 ? 'changed' : 'same', changes, problems: all }
  }

  /** A number of the sheet or of the office that stands for something else. */
  #receiptProblem(house: number, item: Item, record: ChargeRecord, paid: PaidPart): Comparison | null {
    if (paid.receipt === null) return null
    if (this.#seen.receipt(paid.receipt, house, paid) === 'other') return refused('receipt', 'RECEIPT_TWICE')
    const stored = this.#view.payment(paid.receipt)
    if (!stored || this.#isOwn(stored)) return null
    const charge = this.#view.charge(house, item.id, record.month)
    const said = charge !== null && stored.lines.get(charge.id) === paid.fen
    const same = stored.house_id === house && stored.paid_on === paid.on && stored.method === paid.method
    return said && same ? null : refused('receipt', 'RECEIPT_TAKEN')
  }

  #storedPayment({ paid }: ChargeRecord): StoredPayment | null {
    return paid?.receipt ? this.#view.payment(paid.receipt) : null
  }

  /** Written by this very import some rows ago. */
  #isOwn(payment: StoredPayment): boolean {
    return this.#importId !== null && payment.import_id === this.#importId
  }

  #closed({ month, paid }: ChargeRecord): Comparison | null {
    const { closed } = this.#view
    if (closed.has(month)) return refused('chargedMonth', 'MONTH_CLOSED')
    return paid && closed.has(monthOf(paid.on)) ? refused('paidOn', 'MONTH_CLOSED') : null
  }

  async write(db: Kysely<Tables>, writing: Writing): Promise<void> {
    const adder = new Adder(db, writing)
    this.#view.items.write(adder)
    adder.add('charges', this.#added, chargeRow)
    for (const { before, fields } of this.#changed)
      await adder.change('charges', before, changedColumns(fields))
    const payments = new PaymentWriter(writing, (number) => this.#view.payment(number))
    for (const { id, row, house, record } of this.#added) payments.add({ charge: id!, row, house, record })
    for (const { before, row, house, record, pays } of this.#changed)
      if (pays) payments.add({ charge: before.id, row, house, record })
    await payments.write(db, adder)
    adder.finish()
    this.#added = []
    this.#changed = []
  }
}

const refused = (field: ChargeField, reason: ProblemReason): Comparison => ({
  ...nothing,
  problems: [{ field, reason, fatal: true }],
})

/** The last day of the month it is for: a list of the past does not say when it was due. */
const dueDays = new Map<string, string>()

function dueOn(month: string): string {
  let day = dueDays.get(month)
  if (day === undefined) dueDays.set(month, (day = lastDay(month)))
  return day
}

const chargeRow = ({ house, item, record: { month, priceE4, area, fen, paid } }: NewCharge) => ({
  house_id: house,
  item_id: item.id!,
  month,
  standard_id: null,
  price_e4: priceE4,
  quantity_hundredths: area,
  amount_fen: fen,
  paid_fen: paid?.fen ?? 0,
  due_on: dueOn(month),
  origin: 'import',
  voided_at: null,
})

const changedColumns = ({
  amount_fen,
  paid_fen,
  price_e4,
  quantity_hundredths,
}: ChangedCharge['fields']): UpdateObject<Tables, 'charges'> => ({
  amount_fen,
  paid_fen,
  price_e4,
  quantity_hundredths,
})
