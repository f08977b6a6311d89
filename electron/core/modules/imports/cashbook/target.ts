import type { Kysely } from 'kysely'
import type { CashbookField, ProblemReason } from '../../../../../shared/modules/imports/terms.ts'
import { belongsToMaintenanceFund } from '../../../../../shared/modules/ledger/maintenance.ts'
import { isCostLine, sidesOf } from '../../../../../shared/modules/ledger/rules.ts'
import type { Fund } from '../../../../../shared/modules/ledger/terms.ts'
import { monthOf } from '../../../../../shared/modules/reports/month.ts'
import { formatYuan } from '../../../../../shared/money/fen.ts'
import type { Tables } from '../../../database/tables.ts'
import { Adder } from '../adder.ts'
import { settle, type Difference } from '../differences.ts'
import type { Comparison, Decided, Session, Staged, Target, Writing } from '../target.ts'
import { BookView, entryKey, type Account, type StoredOpening } from './book-view.ts'
import { cashbookColumnList } from './columns.ts'
import { cashbookReader, type CashbookRecord, type EntryRecord, type OpeningRecord } from './record.ts'

/** Income and expense as they were kept elsewhere, with what the funds held before. */
export const cashbook: Target<CashbookRecord> = {
  key: 'cashbook',
  columns: cashbookColumnList,
  keyFields: ['entryDay', 'account'],
  reader: cashbookReader,
  session: () => new CashbookSession(),
}

interface ChangedOpening {
  before: StoredOpening
  record: OpeningRecord
}

const nothing: Comparison = { outcome: 'same', changes: [], questions: [], deciding: null, problems: [] }

class CashbookSession implements Session<CashbookRecord> {
  readonly #view = new BookView()
  /** Rows up to now, as their entries are told apart. */
  readonly #seen = new Set<string>()
  readonly #opened = new Set<Fund>()
  #entries: { row: number; account: Account; record: EntryRecord }[] = []
  #openings: OpeningRecord[] = []
  #changed: ChangedOpening[] = []

  load(db: Kysely<Tables>, records: readonly CashbookRecord[]): Promise<void> {
    return this.#view.load(db, records)
  }

  compare({ row, record }: Staged<CashbookRecord>, decided: Decided | null): Comparison {
    return 'opens' in record ? this.#compareOpening(record, decided) : this.#compareEntry(row, record)
  }

  #compareEntry(row: number, record: EntryRecord): Comparison {
    const account = this.#view.account(record)
    if (!account) return refused('account', 'NOT_CHOSEN')
    if (record.fund !== null && account.fund !== record.fund) return refused('account', 'OTHER_FUND')
    const { line } = account
    if (!sidesOf(line).includes(record.side))
      return refused(record.side === 'in' ? 'moneyIn' : 'moneyOut', 'WRONG_SIDE')
    if (isCostLine(line) && belongsToMaintenanceFund(record.words))
      return refused('summary', 'MAINTENANCE_FUND')
    const key = entryKey(account.id, record)
    if (this.#seen.has(key)) return refused('voucher', 'VOUCHER_TWICE')
    if (this.#view.holds(account.id, record)) {
      this.#seen.add(key)
      return nothing
    }
    const refusal = this.#view.books?.refusal(account.fund, monthOf(record.day))
    if (refusal) return refused('entryDay', refusal.code)
    this.#seen.add(key)
    this.#entries.push({ row, account, record })
    return { ...nothing, outcome: 'new' }
  }

  #compareOpening(record: OpeningRecord, decided: Decided | null): Comparison {
    const { opens, fen, day } = record
    if (this.#opened.has(opens)) return refused('account', 'OPENING_TWICE')
    this.#opened.add(opens)
    const before = this.#view.openings.get(opens)
    if (before?.amount_fen === fen && before.day === day) return nothing
    const resting = this.#view.restingOn(opens, day)
    if (resting === 'sheet') return refused('account', 'OPENING_OTHERWISE')
    if (resting === 'month') return refused('entryDay', 'MONTH_CLOSED')
    if (!before) {
      this.#openings.push(record)
      return { ...nothing, outcome: 'new' }
    }
    const differences = this.#openingDifferences(before, record)
    const { changes, taken, problems } = settle(differences, decided)
    return { ...nothing, outcome: taken.length > 0 ? 'changed' : 'same', changes, problems }
  }

  /** Day and balance are one fact: taken or left together. */
  #openingDifferences(before: StoredOpening, record: OpeningRecord): Difference[] {
    const said = ({ day, fen }: { day: string; fen: number }) => `${day} ${formatYuan(fen)}`
    return [
      {
        field: 'moneyIn',
        before: said({ day: before.day, fen: before.amount_fen }),
        after: said(record),
        fills: false,
        apply: () => void this.#changed.push({ before, record }),
      },
    ]
  }

  async write(db: Kysely<Tables>, writing: Writing): Promise<void> {
    const adder = new Adder(db, writing)
    adder.add('ledger_openings', this.#openings, ({ opens, day, fen, words }) => ({
      fund: opens,
      day,
      amount_fen: fen,
      notes: words,
    }))
    for (const { before, record } of this.#changed)
      await adder.change('ledger_openings', before, { day: record.day, amount_fen: record.fen })
    adder.add('ledger_entries', this.#entries, ({ row, account, record }) => ({
      day: record.day,
      month: monthOf(record.day),
      account_id: account.id,
      side: record.side,
      amount_fen: record.fen,
      words: record.words,
      party: record.party,
      voucher: record.voucher,
      origin: 'import',
      staff_id: writing.staffId,
      request_key: `import:${writing.importId}:${row}`,
    }))
    adder.finish()
    this.#entries = []
    this.#openings = []
    this.#changed = []
  }
}

const refused = (field: CashbookField, reason: ProblemReason): Comparison => ({
  ...nothing,
  problems: [{ field, reason, fatal: true }],
})
