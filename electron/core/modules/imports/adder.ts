import type { Insertable, Kysely, UpdateObject } from 'kysely'
import { insertMany } from '../../database/bulk.ts'
import type { Tables } from '../../database/tables.ts'
import { isUnjournalled, type ImportedTable } from './journal.ts'
import type { Writing } from './target.ts'

type Stamped = keyof Writing['stamp'] | 'import_id' | 'version' | 'id'

/** A stored row that is written over. */
interface Overwritten {
  id: number
  version: number
  import_id?: number | null
}

/** The version under which every row begins. */
const firstVersion = 1

/**
 * Writes rows in the name of an import, inside the caller's transaction: every new row tagged with it, every row written
 * journalled but for new ones of `unjournalledTables`. `finish` writes the journal.
 */
export class Adder {
  readonly #db: Kysely<Tables>
  readonly #writing: Writing
  readonly #journal: Insertable<Tables['import_journal']>[] = []

  constructor(db: Kysely<Tables>, writing: Writing) {
    this.#db = db
    this.#writing = writing
  }

  /** Writes one row for each item; an item that has an `id` knows it afterwards. */
  add<Table extends ImportedTable, Item extends object>(
    table: Table,
    items: readonly Item[],
    row: (item: Item, index: number) => Omit<Insertable<Tables[Table]>, Stamped>,
  ): void {
    if (items.length === 0) return
    const { services, importId, stamp } = this.#writing
    const rows = items.map((item, index) => ({ ...row(item, index), import_id: importId, ...stamp }))
    const ids = insertMany(services.database, table, rows as unknown as Insertable<Tables[Table]>[])
    for (const [index, id] of ids.entries()) {
      const item = items[index] as { id?: number | null }
      if ('id' in item) item.id = id
      if (!isUnjournalled(table)) this.#note(table, id, firstVersion, null)
    }
  }

  /** Writes columns of a row over, under its next version, and keeps the whole row as it was. */
  async change<Table extends ImportedTable>(
    table: Table,
    before: Overwritten,
    values: UpdateObject<Tables, Table>,
  ): Promise<void> {
    const version = before.version + 1
    const { updated_at, updated_by } = this.#writing.stamp
    await (this.#db as unknown as Kysely<{ row: { id: number; version: number } }>)
      .updateTable(table as 'row')
      .set({ ...values, updated_at, updated_by, version } as never)
      .where('id', '=', before.id)
      .execute()
    this.#noteMaker(table, before)
    this.#note(table, before.id, version, JSON.stringify(before))
  }

  finish(): void {
    insertMany(this.#writing.services.database, 'import_journal', this.#journal)
  }

  #note(table_name: ImportedTable, row_id: number, version_written: number, before: string | null): void {
    this.#journal.push({ import_id: this.#writing.importId, table_name, row_id, version_written, before })
  }

  /**
   * Whoever made a row without an entry gets one now: undoing this change gives the row another version, which the entry
   * follows.
   */
  #noteMaker(table_name: ImportedTable, { id, version, import_id }: Overwritten): void {
    if (!isUnjournalled(table_name) || version !== firstVersion || !import_id) return
    this.#journal.push({ import_id, table_name, row_id: id, version_written: version, before: null })
  }
}
