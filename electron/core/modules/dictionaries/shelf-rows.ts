import { sql, type Kysely, type SqlBool } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { Shelf } from './shelves.ts'

/** One entry of any list; a table that lacks a column answers with what it would be. */
export interface ShelfRow {
  id: number
  version: number
  name: string
  code: string
  parent_id: number | null
  live: number
  department_id: number | null
  sensitive: number
  advice: string
  position: number
  shipped: number
  archived_at: string | null
}

/** Kysely cannot type a table that is a value: a column is named only where its shelf has it. */
type AnyShelf = Kysely<{ shelf: ShelfRow & { kind: string; dictionary: string } }>

export const shelfOf = (db: Kysely<Tables>): AnyShelf => db as unknown as AnyShelf

const blank = {
  code: '',
  parent_id: null,
  live: 0,
  department_id: null,
  sensitive: 0,
  advice: '',
  shipped: 0,
}

/** Every entry of a list in its order, the archived ones too. */
export async function shelfRows(db: Kysely<Tables>, shelf: Shelf): Promise<ShelfRow[]> {
  const rows = await shelfOf(db)
    .selectFrom(shelf.table as 'shelf')
    .selectAll()
    .where((eb) => eb.and(shelf.scope))
    .orderBy(shelf.order)
    .orderBy('id')
    .execute()
  return rows.map((row, position) => Object.assign({ ...blank, position }, row))
}

/** How many records use each entry now, by what they point at it with (`usedAs`). */
export async function usesOf(db: Kysely<Tables>, shelf: Shelf): Promise<Map<string | number, number>> {
  const uses = new Map<string | number, number>()
  for (const { table, column, unless } of shelf.usedBy) {
    const ref = sql.ref<string | number>(`${table}.${column}`)
    const rows = await shelfOf(db)
      .selectFrom(table as 'shelf')
      .select([ref.as('key'), sql<number>`count(*)`.as('used')])
      .where(sql<SqlBool>`${ref} is not null`)
      .$if(unless !== undefined, (q) => q.where(sql<SqlBool>`${ref} <> ${sql.ref(`${table}.${unless}`)}`))
      .groupBy(ref)
      .execute()
    for (const { key, used } of rows) uses.set(key, (uses.get(key) ?? 0) + used)
  }
  return uses
}

/** How many entries of a list are offered. */
export async function offeredCount(db: Kysely<Tables>, shelf: Shelf): Promise<number> {
  const { count } = await shelfOf(db)
    .selectFrom(shelf.table as 'shelf')
    .select(sql<number>`count(*)`.as('count'))
    .where((eb) => eb.and(shelf.scope))
    .where('archived_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}
