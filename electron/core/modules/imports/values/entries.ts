import type { Kysely } from 'kysely'
import type { DictionaryName } from '../../../../../shared/modules/dictionaries/terms.ts'
import type { Tables } from '../../../database/tables.ts'
import { ownCode } from '../../dictionaries/entry-values.ts'
import { shelfRows, type ShelfRow } from '../../dictionaries/shelf-rows.ts'
import { shelves } from '../../dictionaries/shelves.ts'
import type { Adder } from '../adder.ts'
import { foldText } from './labels.ts'
import type { EntryRef } from './meaning.ts'

/** An entry of a list; `id` is null until it is written. */
export interface Entry {
  id: number | null
  name: string
  code: string
}

/** Lists whose entries have a name and nothing else that an import knows. */
export type PlainDictionary = Exclude<DictionaryName, `${string}-categories` | 'care-flags'>

/** One list as an import uses it: entries that are there, and those it makes. */
export class EntryList {
  readonly #dictionary: PlainDictionary
  readonly #usedAs: 'id' | 'code'
  readonly #byId = new Map<number, Entry>()
  readonly #byCode = new Map<string, Entry>()
  readonly #byName = new Map<string, Entry>()
  readonly #rows: Pick<ShelfRow, 'code'>[] = []
  #added: Entry[] = []

  private constructor(dictionary: PlainDictionary, rows: readonly ShelfRow[]) {
    this.#dictionary = dictionary
    this.#usedAs = shelves[dictionary].usedAs
    for (const { id, name, code, archived_at } of rows) {
      const entry = { id, name, code }
      this.#rows.push(entry)
      this.#byId.set(id, entry)
      this.#byCode.set(code, entry)
      if (archived_at === null || !this.#byName.has(foldText(name))) this.#byName.set(foldText(name), entry)
    }
  }

  static async load(db: Kysely<Tables>, dictionary: PlainDictionary): Promise<EntryList> {
    return new EntryList(dictionary, await shelfRows(db, shelves[dictionary]))
  }

  /** The entry meant; null for one that is not there any more. */
  of(ref: EntryRef): Entry | null {
    if ('create' in ref) return this.named(ref.create)
    return this.#usedAs === 'id' ? this.withId(Number(ref.entry)) : this.withCode(ref.entry)
  }

  withId(id: number | null): Entry | null {
    return id === null ? null : (this.#byId.get(id) ?? null)
  }

  withCode(code: string | null): Entry | null {
    return code === null ? null : (this.#byCode.get(code) ?? null)
  }

  /** The one of this name, made if there is none. */
  named(name: string): Entry {
    const known = this.#byName.get(foldText(name))
    if (known) return known
    const entry = { id: null, name, code: ownCode(this.#rows as ShelfRow[]) }
    this.#rows.push(entry)
    this.#byName.set(foldText(name), entry)
    this.#byCode.set(entry.code, entry)
    this.#added.push(entry)
    return entry
  }

  /** Writes the new entries; they know their ids afterwards. */
  write(adder: Adder): void {
    const entries = this.#added
    this.#added = []
    this.#insert(adder, entries)
    for (const entry of entries) this.#byId.set(entry.id!, entry)
  }

  #insert(adder: Adder, entries: readonly Entry[]): void {
    const dictionary = this.#dictionary
    const position = this.#rows.length - entries.length
    switch (dictionary) {
      case 'groups':
        return adder.add('resident_groups', entries, ({ name }) => ({ name, archived_at: null }))
      case 'departments':
        return adder.add('departments', entries, ({ name }) => ({ name, archived_at: null }))
      case 'staff':
        return adder.add('staff', entries, ({ name }) => ({ name, department_id: null, archived_at: null }))
      case 'channels':
        return adder.add('channels', entries, ({ name, code }, index) => ({
          name,
          code,
          live: 0 as const,
          position: position + index,
          archived_at: null,
        }))
      default:
        return adder.add('dictionary_entries', entries, ({ name, code }, index) => ({
          dictionary,
          name,
          code,
          position: position + index,
          archived_at: null,
        }))
    }
  }
}
