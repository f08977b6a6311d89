import type { Insertable, Kysely, UpdateObject } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { Call } from './call.ts'
import { Fault } from './errors.ts'
import type { VersionedTable } from './rows.ts'

type Value = string | number | null
interface Row {
  id: number
  version: number
  [column: string]: Value
}
type AnyTable = Kysely<{ row: Row }>

/**
 * The rows that one command writes, kept column by column so that it can be taken back as a whole: merges, transfers,
 * removals, archiving. Write through it, then `finish` and hand its id to the page.
 */
export class Undoable {
  readonly #call: Call
  readonly #subject: string
  readonly #rows: { table_name: string; row_id: number; before: string | null; after: string | null }[] = []

  /** @param subject what it is about, as the audit names it: `resident:12` */
  constructor(call: Call, subject: string) {
    this.#call = call
    this.#subject = subject
  }

  get #db(): AnyTable {
    // Kysely cannot type a table that is a parameter; `id` and `version` are in every VersionedTable.
    return this.#call.db as unknown as AnyTable
  }

  async insert<Table extends VersionedTable>(
    table: Table,
    values: Omit<Insertable<Tables[Table]>, keyof Call['created']>,
  ): Promise<{ id: number; version: number }> {
    const row = await this.#db
      .insertInto(table as 'row')
      .values({ ...values, ...this.#call.created } as never)
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow()
    this.#note(table, row.id, null, { version: row.version })
    return row
  }

  /** Writes the columns that differ; nothing at all, and no new version, when none does. Error: NOT_FOUND. */
  async update<Table extends VersionedTable>(
    table: Table,
    id: number,
    values: UpdateObject<Tables, Table>,
  ): Promise<void> {
    const current = await this.#read(table, id)
    const changed = Object.entries(values as Record<string, Value>).filter(
      ([column, value]) => current[column] !== value,
    )
    if (changed.length === 0) return
    const after = Object.fromEntries(changed)
    await this.#db
      .updateTable(table as 'row')
      .set({ ...after, ...this.#call.updated, version: current.version + 1 } as never)
      .where('id', '=', id)
      .execute()
    this.#note(table, id, Object.fromEntries(changed.map(([column]) => [column, current[column]!])), after)
  }

  /** Error: NOT_FOUND. */
  async remove<Table extends VersionedTable>(table: Table, id: number): Promise<void> {
    const row = await this.#read(table, id)
    await this.#db
      .deleteFrom(table as 'row')
      .where('id', '=', id)
      .execute()
    this.#note(table, id, row, null)
  }

  /** Keeps what was written. Answers with the id by which `undoSet` takes it back. */
  async finish(): Promise<number> {
    const { db, now, action } = this.#call
    const { id } = await db
      .insertInto('undo_sets')
      .values({ at: now, staff_id: this.#call.actor.staffId, action, subject: this.#subject })
      .returning('id')
      .executeTakeFirstOrThrow()
    for (const row of this.#rows)
      await db
        .insertInto('undo_rows')
        .values({ set_id: id, ...row })
        .execute()
    return id
  }

  async #read(table: string, id: number): Promise<Row> {
    const row = await this.#db
      .selectFrom(table as 'row')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row) throw new Fault('NOT_FOUND')
    return row as Row
  }

  #note(table: string, row_id: number, before: object | null, after: object | null): void {
    this.#rows.push({
      table_name: table,
      row_id,
      before: before && JSON.stringify(before),
      after: after && JSON.stringify(after),
    })
  }
}

/** A row that was put back. */
export interface PutBack {
  table: VersionedTable
  id: number
  /** The row as it was removed, or as it is now; null when it was made by the command and is gone again. */
  row: Record<string, Value> | null
}

/**
 * Puts back every column as it was before, newest first. Other columns of the same rows may have changed meanwhile and
 * keep what they have. Errors: NOT_FOUND, NOT_ALLOWED_NOW when it is undone already, CHANGED_SINCE when a value is not
 * the one written or a row made then is in use; then the transaction leaves everything as it is.
 */
export async function undoSet(call: Call, setId: number): Promise<PutBack[]> {
  const db = call.db as unknown as AnyTable
  const set = await call.db.selectFrom('undo_sets').selectAll().where('id', '=', setId).executeTakeFirst()
  if (!set) throw new Fault('NOT_FOUND')
  if (set.undone_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  const rows = await call.db
    .selectFrom('undo_rows')
    .selectAll()
    .where('set_id', '=', setId)
    .orderBy('id', 'desc')
    .execute()
  const putBack: PutBack[] = []
  for (const { table_name, row_id: id, before, after } of rows) {
    const name = table_name as 'row'
    const table = table_name as VersionedTable
    const old = before === null ? null : (JSON.parse(before) as Row)
    const written = after === null ? null : (JSON.parse(after) as Record<string, Value>)
    const current = (await db.selectFrom(name).selectAll().where('id', '=', id).executeTakeFirst()) as
      Row | undefined
    if (!written) {
      if (current) throw new Fault('CHANGED_SINCE')
      const row = { ...old!, ...call.updated, version: old!.version + 1 }
      await db
        .insertInto(name)
        .values(row as never)
        .execute()
      putBack.push({ table, id, row })
      continue
    }
    const same = !!current && Object.entries(written).every(([column, value]) => current[column] === value)
    if (!current || !same) throw new Fault('CHANGED_SINCE')
    if (old) {
      const values = { ...old, ...call.updated, version: current.version + 1 }
      await db
        .updateTable(name)
        .set(values as never)
        .where('id', '=', id)
        .execute()
      putBack.push({ table, id, row: { ...current, ...values } })
    } else {
      await removeUnused(db, name, id)
      putBack.push({ table, id, row: null })
    }
  }
  await call.db
    .updateTable('undo_sets')
    .set({ undone_at: call.now, undone_by: call.actor.staffId })
    .where('id', '=', setId)
    .execute()
  return putBack
}

/** A row made by the command goes again, unless something refers to it by now. */
async function removeUnused(db: AnyTable, table: 'row', id: number): Promise<void> {
  try {
    await db.deleteFrom(table).where('id', '=', id).execute()
  } catch (error) {
    const used = (error as { code?: unknown } | null)?.code === 'SQLITE_CONSTRAINT_FOREIGNKEY'
    throw used ? new Fault('CHANGED_SINCE', {}, error) : error
  }
}
