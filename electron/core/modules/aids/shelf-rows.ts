import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { Shelf } from './shelves.ts'

/** One entry of any shelf; a column that its table lacks is absent. */
export interface AidRow {
  id: number
  version: number
  kind?: string | null
  category_id: number | null
  position: number
  shipped: number
  archived_at: string | null
  words?: string
  alarm?: string | null
  advice?: string
  shortcut?: string
  name?: string
  body?: string
  title?: string
  keywords?: string
}

/** What people write of an entry. */
export type AidValues = Partial<Omit<AidRow, 'id' | 'version' | 'archived_at'>>

/** Kysely cannot type a table that is a value. */
export const shelfOf = (db: Kysely<Tables>) => db as unknown as Kysely<{ shelf: AidRow }>

/** Every entry of a shelf in its order, the archived ones too. */
export const shelfRows = (db: Kysely<Tables>, shelf: Shelf): Promise<AidRow[]> =>
  shelfOf(db)
    .selectFrom(shelf.table as 'shelf')
    .selectAll()
    .orderBy('position')
    .orderBy('id')
    .execute()

/** Those that stand in one order: of the same category, or of the same kind where they have none. */
export const siblingsOf = (rows: readonly AidRow[], of: Pick<AidRow, 'kind' | 'category_id'>): AidRow[] =>
  rows.filter((row) => row.category_id === of.category_id && (row.kind ?? null) === (of.kind ?? null))
