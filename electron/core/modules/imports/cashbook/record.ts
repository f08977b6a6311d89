import type { CashbookField } from '../../../../../shared/modules/imports/terms.ts'
import { funds, type Fund, type LedgerSide } from '../../../../../shared/modules/ledger/terms.ts'
import type { Cell } from '../../../workbook/cell.ts'
import { CellReader } from '../cell-reader.ts'
import type { ReadRow, Reading } from '../target.ts'
import { openingPrefix } from './account-words.ts'
import { cashbookColumns } from './columns.ts'

/** Money that came in or went out. */
export interface EntryRecord {
  day: string
  /** Null where the row does not say whose money it is. */
  fund: Fund | null
  account: { text: string; entry: number | null }
  side: LedgerSide
  fen: number
  words: string
  party: string
  voucher: string
}

/** What a fund held at the end of a day. */
export interface OpeningRecord {
  day: string
  opens: Fund
  fen: number
  words: string
}

/** One row of a ledger of income and expense. */
export type CashbookRecord = EntryRecord | OpeningRecord

/** Half a row about money is none. */
const keyFields: ReadonlySet<CashbookField> = new Set([
  'entryDay',
  'fund',
  'account',
  'moneyIn',
  'moneyOut',
  'voucher',
])

/** Reads rows. Whatever of the money cannot be read leaves out the whole row (`record` is null then). */
export function cashbookReader(reading: Reading): (cells: readonly Cell[]) => ReadRow<CashbookRecord> {
  return (cells) => new RowReader(reading, cells).read()
}

class RowReader {
  readonly #reading: Reading
  readonly #cells: CellReader<CashbookField, typeof cashbookColumns>

  constructor(reading: Reading, cells: readonly Cell[]) {
    this.#reading = reading
    this.#cells = new CellReader(reading, cells, cashbookColumns, keyFields)
  }

  read(): ReadRow<CashbookRecord> {
    const record = this.#record()
    const { isFatal, problems } = this.#cells
    return { record: isFatal ? null : record, problems, secret: null }
  }

  #record(): CashbookRecord | null {
    const cells = this.#cells
    const day = this.#day()
    const fund = this.#fund()
    const account = this.#account()
    if (account === null) return null
    const summary = cells.value('summary')
    if (fund === 'opening' || typeof account.entry === 'string')
      return this.#opening(day, fund, account.entry, summary ?? '')
    const money = this.#money()
    if (money === null || day === null) return null
    return {
      day,
      fund,
      account: { text: account.text, entry: account.entry },
      ...money,
      words: summary ?? account.text,
      party: cells.value('party') ?? '',
      voucher: cells.value('voucher') ?? '',
    }
  }

  #day(): string | null {
    const day = this.#cells.value('entryDay')
    if (day === null) this.#cells.reportMissing('entryDay')
    else if (day > this.#reading.today) this.#cells.report('entryDay', 'DATE_AHEAD')
    return day
  }

  #fund(): Fund | 'opening' | null {
    const text = this.#cells.value('fund')
    if (text === null) return null
    const meaning = this.#reading.resolver.meaning('fund', text)
    const code = meaning && 'entry' in meaning ? meaning.entry : null
    if (code === 'opening') return code
    const fund = funds.find((one) => one === code)
    if (!fund) this.#cells.report('fund', 'NOT_CHOSEN')
    return fund ?? null
  }

  /** An account by its id, a fund whose balance it is, or only a text that the row's fund may know. */
  #account(): { text: string; entry: number | Fund | null } | null {
    const text = this.#cells.value('account')
    if (text === null) {
      this.#cells.reportMissing('account')
      return null
    }
    const meaning = this.#reading.resolver.meaning('account', text)
    const entry = meaning && 'entry' in meaning ? meaning.entry : null
    if (entry === null) return { text, entry }
    const opens = funds.find((fund) => entry === openingPrefix + fund)
    return { text, entry: opens ?? Number(entry) }
  }

  /** A balance is in one of the columns, below zero where it is in that of expenses. */
  #opening(
    day: string | null,
    fund: Fund | 'opening' | null,
    entry: number | Fund | null,
    words: string,
  ): OpeningRecord | null {
    const opens = typeof entry === 'string' ? entry : null
    if (opens === null || (fund !== null && fund !== 'opening' && fund !== opens)) {
      this.#cells.report('account', 'NOT_CHOSEN')
      return null
    }
    const money = this.#amounts()
    return money && day !== null
      ? { day, opens, fen: money.side === 'in' ? money.fen : -money.fen, words }
      : null
  }

  #money(): { side: LedgerSide; fen: number } | null {
    const money = this.#amounts()
    if (money === null || money.fen > 0) return money
    const field = money.side === 'in' ? 'moneyIn' : 'moneyOut'
    this.#cells.report(field, money.fen < 0 ? 'NEGATIVE' : 'AMOUNT_ZERO')
    return null
  }

  /** A nought beside an amount is an empty cell; of two amounts nobody can tell which one is meant. */
  #amounts(): { side: LedgerSide; fen: number } | null {
    const cells = this.#cells
    const came = cells.value('moneyIn')
    const went = cells.value('moneyOut')
    if (cells.problems.some(({ field }) => field === 'moneyIn' || field === 'moneyOut')) return null
    if (came && went) {
      cells.report('moneyOut', 'BOTH_SIDES')
      return null
    }
    if (came) return { side: 'in', fen: came }
    if (went) return { side: 'out', fen: went }
    if (came === 0) return { side: 'in', fen: 0 }
    if (went === 0) return { side: 'out', fen: 0 }
    cells.report('moneyIn', 'NEITHER_SIDE')
    return null
  }
}
