import type { Insertable, Kysely, UpdateObject } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { Call } from './call.ts'
import { Fault } from './errors.ts'
import type { VersionedTable } from './rows.ts'

type Value = string | number | null
interface Row {
  id: number
  version: number
  created_at: string
  [column: string]: Value
}
type AnyTable = Kysely<{ row: Row }>

/** One row that a command wrote, with the columns it wrote, before and after. */
interface Note {
  table_name: string
  row_id: number
  before: Readonly<Record<string, Value>> | null
  after: Readonly<Record<string, Value>> | null
}

/**
 * The rows that one command writes, kept column by column so that it can be taken back as a whole: merges, transfers,
 * removals, archiving. Write through it, then `finish` and hand its id to the page.
 */
export class Undoable {
  readonly #call: Call
  readonly #subject: string
  readonly #notes: Note[] = []

  /** @param subject what it is about, as the audit names it: `resident:12` */
  constructor(call: Call, subject: string) {
    this.#call = call
    this.#subject = subject
  }

  get #db(): AnyTable {
    // Kysely cannot type a table that is a parameter; the columns of `Row` are in every VersionedTable.
    return this.#call.db as unknown as AnyTable
  }

  async insert<Table extends VersionedTable>(
    table: Table,
    values: Omit<Insertable<Tables[Table]>, keyof Call['created']>,
  ): Promise<{ id: number; version: number }> {
    const { id, version, created_at } = await this.#db
      .insertInto(table as 'row')
      .values({ ...values, ...this.#call.created } as never)
      .returning(['id', 'version', 'created_at'])
      .executeTakeFirstOrThrow()
    this.#notes.push({ table_name: table, row_id: id, before: null, after: { version, created_at } })
    return { id, version }
  }

  /**
   * Writes the columns that differ; nothing at all, and no new version, when none does. Answers with the row's version.
   * Errors: NOT_FOUND; CONFLICT when the row is not the version the writer saw, where one is said.
   */
  async update<Table extends VersionedTable>(
    table: Table,
    id: number,
    values: UpdateObject<Tables, Table>,
    seen?: number,
  ): Promise<{ id: number; version: number }> {
    const current = await this.#read(table, id)
    if (seen !== undefined && current.version !== seen) throw new Fault('CONFLICT')
    const changed = Object.entries(values as Record<string, Value>).filter(
      ([column, value]) => current[column] !== value,
    )
    if (changed.length === 0) return { id, version: current.version }
    const version = current.version + 1
    const written = Object.fromEntries(changed)
    await this.#db
      .updateTable(table as 'row')
      .set({ ...written, ...this.#call.updated, version } as never)
      .where('id', '=', id)
      .execute()
    const { created_at } = current
    const own = this.#inserted(table, id)
    if (own) own.after = { version, created_at }
    else {
      const before = Object.fromEntries(changed.map(([column]) => [column, current[column]!]))
      this.#notes.push({ table_name: table, row_id: id, before, after: { ...written, created_at } })
    }
    return { id, version }
  }

  /** Error: NOT_FOUND. */
  async remove<Table extends VersionedTable>(table: Table, id: number): Promise<void> {
    const row = await this.#read(table, id)
    await this.#db
      .deleteFrom(table as 'row')
      .where('id', '=', id)
      .execute()
    const own = this.#inserted(table, id)
    if (own) this.#notes.splice(this.#notes.indexOf(own), 1)
    else this.#notes.push({ table_name: table, row_id: id, before: row, after: null })
  }

  /** Keeps what was written. Answers with the id by which `undoSet` takes it back. */
  async finish(): Promise<number> {
    const { db, now, action } = this.#call
    const { id } = await db
      .insertInto('undo_sets')
      .values({ at: now, staff_id: this.#call.actor.staffId, action, subject: this.#subject })
      .returning('id')
      .executeTakeFirstOrThrow()
    const stored = (values: Note['before']) => values && JSON.stringify(values)
    for (const { before, after, ...row } of this.#notes)
      await db
        .insertInto('undo_rows')
        .values({ set_id: id, ...row, before: stored(before), after: stored(after) })
        .execute()
    return id
  }

  async #read(table: string, id: number): Promise<Row> {
    const row = await readRow(this.#db, table, id)
    if (!row) throw new Fault('NOT_FOUND')
    return row
  }

  /** What is written to a row of this command's own making goes with the row. */
  #inserted(table: string, id: number): Note | undefined {
    return this.#notes.find((note) => note.table_name === table && note.row_id === id && note.before === null)
  }
}

/** A row that was put back. */
export interface PutBack {
  table: VersionedTable
  id: number
  /** The row as the command had left it; null when the command had removed it. */
  was: Record<string, Value> | null
  /** The row as it is now; null when the command had made it and it is gone again. */
  row: Record<string, Value> | null
}

/**
 * Puts back every column as it was before, newest first. Other columns of the same rows may have changed meanwhile and
 * keep what they have. Errors: NOT_FOUND, NOT_ALLOWED_NOW when it is undone already, CHANGED_SINCE when a value is not
 * the one written, a row made then is in use, or what was removed has no place any more; then the transaction leaves
 * everything as it is.
 */
export async function undoSet(call: Call, setId: number): Promise<PutBack[]> {
  const set = await call.db
    .selectFrom('undo_sets')
    .select('undone_at')
    .where('id', '=', setId)
    .executeTakeFirst()
  if (!set) throw new Fault('NOT_FOUND')
  if (set.undone_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  const rows = await call.db
    .selectFrom('undo_rows')
    .select(['table_name', 'row_id', 'before', 'after'])
    .where('set_id', '=', setId)
    .orderBy('id', 'desc')
    .execute()
  const putBack: PutBack[] = []
  for (const { before, after, ...row } of rows)
    putBack.push(
      await refusedAsChanged(
        putRowBack(call, {
          ...row,
          before: before && (JSON.parse(before) as Row),
          after: after && (JSON.parse(after) as Row),
        } as Note),
      ),
    )
  await call.db
    .updateTable('undo_sets')
    .set({ undone_at: call.now, undone_by: call.actor.staffId })
    .where('id', '=', setId)
    .execute()
  return putBack
}

async function putRowBack(call: Call, { table_name, row_id: id, before, after }: Note): Promise<PutBack> {
  const db = call.db as unknown as AnyTable
  const name = table_name as 'row'
  const table = table_name as VersionedTable
  const current = await readRow(db, table_name, id)
  if (after === null) {
    if (current) throw new Fault('CHANGED_SINCE')
    const row = { ...before!, ...call.updated, version: Number(before!['version']) + 1 }
    await db
      .insertInto(name)
      .values(row as never)
      .execute()
    return { table, id, was: null, row }
  }
  // A table may give a removed row's id to the next one: `created_at` tells that it is still the same row.
  const same = current && Object.entries(after).every(([column, value]) => current[column] === value)
  if (!same) throw new Fault('CHANGED_SINCE')
  if (before === null) {
    await db.deleteFrom(name).where('id', '=', id).execute()
    return { table, id, was: current, row: null }
  }
  const values = { ...before, ...call.updated, version: current.version + 1 }
  await db
    .updateTable(name)
    .set(values as never)
    .where('id', '=', id)
    .execute()
  return { table, id, was: current, row: { ...current, ...values } }
}

const readRow = async (db: AnyTable, table: string, id: number): Promise<Row | undefined> =>
  (await db
    .selectFrom(table as 'row')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()) as Row | undefined

/** A row that something refers to by now, or whose place is taken, cannot be put back as it was. */
async function refusedAsChanged<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (error) {
    const code = String((error as { code?: unknown } | null)?.code)
    throw code.startsWith('SQLITE_CONSTRAINT') ? new Fault('CHANGED_SINCE', {}, error) : error
  }
}
