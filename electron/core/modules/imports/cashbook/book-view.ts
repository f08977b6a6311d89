import { sql, type Kysely, type Selectable } from 'kysely'
import type { Fund, LedgerLine } from '../../../../../shared/modules/ledger/terms.ts'
import type { Tables } from '../../../database/tables.ts'
import { openBooks, type OpenBooks } from '../../ledger/open-books.ts'
import { lastTold, restingOn, type Told } from '../../ledger/opening-rests.ts'
import { rowsByKeys } from '../key-lookup.ts'
import { foldText } from '../values/labels.ts'
import { accountWords } from './account-words.ts'
import type { CashbookRecord, EntryRecord } from './record.ts'

export interface Account {
  id: number
  fund: Fund
  line: LedgerLine
}
export type StoredOpening = Selectable<Tables['ledger_openings']>

/** The part of the books that some rows touch. */
export class BookView {
  readonly #accounts = new Map<number, Account>()
  readonly #byWord = new Map<string, Account>()
  readonly #entries = new Set<string>()
  readonly openings = new Map<Fund, StoredOpening>()
  /** Which months take entries; null before anything was loaded. */
  books: OpenBooks | null = null
  #told: Told | null = null
  #loaded = false

  async load(db: Kysely<Tables>, records: readonly CashbookRecord[]): Promise<void> {
    if (!this.#loaded) await this.#loadFrame(db)
    this.books = await openBooks(db)
    this.#told = await lastTold(db)
    this.#entries.clear()
    const keys = records.flatMap((record) => {
      const account = 'opens' in record ? null : this.account(record)
      return 'opens' in record || !account ? [] : [[account.id, record.day]]
    })
    const rows = await rowsByKeys(
      db,
      'ledger_entries',
      ['account_id', 'day'],
      keys,
      sql`and r.reverses_id is null`,
    )
    for (const row of rows)
      this.#entries.add(
        entryKey(row.account_id, { ...row, fen: row.amount_fen, side: row.side as EntryRecord['side'] }),
      )
  }

  /** The row's own fund knows its accounts by their names; else the account that was chosen for the name. */
  account({ fund, account: { text, entry } }: EntryRecord): Account | null {
    const chosen = entry === null ? null : (this.#accounts.get(entry) ?? null)
    if (fund === null || chosen?.fund === fund) return chosen
    return this.#byWord.get(`${fund} ${foldText(text)}`) ?? chosen
  }

  /** What rests on a fund's balance at the earlier of the day it has now and the day that is said. */
  restingOn(fund: Fund, day: string): 'sheet' | 'month' | null {
    const before = this.openings.get(fund)?.day ?? day
    return this.#told && restingOn(this.#told, fund, before < day ? before : day)
  }

  holds(account: number, record: EntryRecord): boolean {
    return this.#entries.has(entryKey(account, record))
  }

  async #loadFrame(db: Kysely<Tables>): Promise<void> {
    const rows = await db.selectFrom('ledger_accounts').select(['id', 'fund', 'line']).execute()
    for (const { id, fund, line } of rows)
      this.#accounts.set(id, { id, fund: fund as Fund, line: line as LedgerLine })
    for (const { entry, words, archived } of await accountWords(db)) {
      const account = this.#accounts.get(Number(entry))
      if (!account || archived) continue
      for (const word of words) {
        const key = `${account.fund} ${foldText(word)}`
        if (!this.#byWord.has(key)) this.#byWord.set(key, account)
      }
    }
    for (const row of await db.selectFrom('ledger_openings').selectAll().execute())
      this.openings.set(row.fund as Fund, row)
    this.#loaded = true
  }
}

/** What stands in the books under one voucher; without one its words tell it apart. */
export const entryKey = (
  account: number,
  { day, side, fen, voucher, words }: Pick<EntryRecord, 'day' | 'side' | 'fen' | 'voucher' | 'words'>,
): string => JSON.stringify([account, day, side, fen, voucher, voucher === '' ? words : ''])
