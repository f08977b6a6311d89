import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '../../../database/tables.ts'
import { rowsByKey } from '../key-lookup.ts'
import { EntryList, type PlainDictionary } from '../values/entries.ts'
import { CategoryBook } from './categories.ts'
import { HouseFinder } from './houses.ts'
import type { LedgerRecord } from './record.ts'
import { ResidentFinder } from './residents.ts'
import type { Ticket } from './tickets.ts'

const lists = [
  'channels',
  'departments',
  'staff',
  'urgencies',
  'emotions',
  'demands',
  'causes',
  'responsibilities',
] as const satisfies readonly PlainDictionary[]
export type LedgerList = (typeof lists)[number]

/** The part of the office's data that some rows of a ledger touch, and the tickets they are going to add. */
export class LedgerView {
  readonly lists = new Map<LedgerList, EntryList>()
  readonly houses = new HouseFinder()
  readonly residents = new ResidentFinder()
  /** By their numbers. */
  readonly tickets = new Map<string, Ticket>()
  /** Tickets that are there already. */
  readonly stored = new Map<string, Selectable<Tables['tickets']>>()
  categories!: CategoryBook
  #loaded = false

  list(name: LedgerList): EntryList {
    return this.lists.get(name)!
  }

  async load(db: Kysely<Tables>, records: readonly LedgerRecord[]): Promise<void> {
    if (!this.#loaded) await this.#loadFrame(db)
    const numbers = records.map(({ number }) => number).filter((number) => !this.tickets.has(number))
    for (const row of await rowsByKey(db, 'tickets', 'number', numbers)) this.stored.set(row.number, row)
    const rooms = records.flatMap(({ house }) => house ?? [])
    await this.houses.load(db, rooms)
    await this.residents.load(
      db,
      rooms.flatMap((room) => {
        const house = this.houses.of(room)
        return typeof house === 'string' ? [] : [house.id]
      }),
      records.flatMap(({ callerPhone }) => callerPhone ?? []),
    )
  }

  /** Once tickets are written they are read anew when they are met again; the rest stays. */
  forgetRows(): void {
    this.tickets.clear()
    this.stored.clear()
  }

  async #loadFrame(db: Kysely<Tables>): Promise<void> {
    for (const name of lists) this.lists.set(name, await EntryList.load(db, name))
    this.categories = await CategoryBook.load(db)
    this.#loaded = true
  }
}
