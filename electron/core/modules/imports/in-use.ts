import { sql, type Kysely } from 'kysely'
import { chunksOf } from '../../../../shared/collections/chunks.ts'
import type { Tables } from '../../database/tables.ts'
import type { CodedDictionary } from '../../../../shared/modules/dictionaries/terms.ts'
import { shelves } from '../dictionaries/shelves.ts'
import { usesOf } from '../dictionaries/shelf-rows.ts'
import { booksInUse } from './cashbook/books-in-use.ts'
import { rowsOf, type ImportedRow, type ImportedTable } from './journal.ts'

type StoredRow = ImportedRow & { [column: string]: unknown }

/** Whatever keeps a house, and a person, that an import made. */
const usersOfHouses = [
  'occupancies',
  'tickets',
  'contacts',
  'house_warranties',
  'house_records',
  'held_keys',
  'parcels',
  'visitors',
  'item_passes',
  'providers',
  'service_requests',
  'charges',
  'payments',
  'fee_advances',
  'objections',
  'survey_frame',
  'survey_papers',
  'survey_responses',
  'survey_entries',
  'voices',
] as const
const usersOfResidents = [
  'tickets',
  'contacts',
  'resident_flags',
  'resident_bands',
  'resident_preferences',
  'parcels',
  'service_requests',
  'payments',
  'objections',
  'voices',
] as const

type User =
  | (typeof usersOfHouses)[number]
  | (typeof usersOfResidents)[number]
  | 'office'
  | 'buildings'
  | 'houses'
  | 'residents'
  | 'duplicate_dismissals'
  | 'ticket_events'
  | 'outage_places'
  | 'fee_standards'
type Column =
  | 'community_id'
  | 'building_id'
  | 'group_id'
  | 'house_id'
  | 'resident_id'
  | 'merged_into'
  | 'first_id'
  | 'second_id'
  | 'ticket_id'

/**
 * Which of these rows, all made by the import, are used by something it did not write, or that was changed since. A
 * new table that refers to an imported one needs its line here; until it has one its foreign key keeps the row, but
 * not what belongs to it.
 */
export async function rowsInUse(
  db: Kysely<Tables>,
  importId: number,
  table: ImportedTable,
  rows: readonly StoredRow[],
): Promise<Set<number>> {
  const ids = rows.map(({ id }) => id)
  switch (table) {
    case 'communities': {
      const own = await referring(db, 'office', 'community_id', ids)
      return union(own, await referring(db, 'buildings', 'community_id', ids))
    }
    case 'buildings': {
      const own = await referring(db, 'houses', 'building_id', ids)
      const places = await referring(db, 'outage_places', 'building_id', ids)
      return union(union(own, places), await referring(db, 'fee_standards', 'building_id', ids))
    }
    case 'resident_groups': {
      const joined = await referring(db, 'residents', 'group_id', ids)
      return union(joined, await groupsToComeBack(db, importId, ids))
    }
    case 'houses': {
      const used = new Set<number>()
      for (const by of usersOfHouses) for (const id of await referring(db, by, 'house_id', ids)) used.add(id)
      return used
    }
    case 'residents':
      return residentsInUse(db, importId, ids)
    // Whatever else refers to these is told by its foreign key.
    case 'departments':
    case 'staff':
    case 'channels':
    case 'categories':
    case 'fee_items':
    case 'charges':
    case 'payments':
    case 'payment_lines':
      return new Set()
    case 'ledger_openings':
    case 'ledger_entries':
      return booksInUse(db, table, rows)
    case 'dictionary_entries':
      return entriesInUse(db, rows)
    case 'tickets':
      return referring(db, 'ticket_events', 'ticket_id', ids)
    case 'resident_phones':
    case 'resident_plates':
    case 'resident_tags':
    case 'occupancies': {
      const owners = rows.map((row) => row['resident_id'] as number)
      const held = await residentsInUse(db, importId, owners)
      return new Set(rows.filter((row) => held.has(row['resident_id'] as number)).map(({ id }) => id))
    }
  }
}

/**
 * Residents the import made and who are somebody's by now: with a ticket, edited, or with a phone, plate or home
 * that it did not write or that was edited. What belongs to them stays with them.
 */
async function residentsInUse(
  db: Kysely<Tables>,
  importId: number,
  residentIds: readonly number[],
): Promise<Set<number>> {
  const made = new Set<number>()
  const held = new Set<number>()
  for (const ids of chunksOf([...new Set(residentIds)])) {
    const rows = await db
      .selectFrom('residents')
      .select('id')
      .where('id', 'in', ids)
      .where('import_id', '=', importId)
      .execute()
    for (const row of rows) made.add(row.id)
  }
  const ids = [...made]
  for (const by of usersOfResidents)
    for (const id of await referring(db, by, 'resident_id', ids)) held.add(id)
  for (const id of await referring(db, 'residents', 'merged_into', ids)) held.add(id)
  for (const side of ['first_id', 'second_id'] as const)
    for (const id of await referring(db, 'duplicate_dismissals', side, ids)) held.add(id)
  for (const id of await edited(db, importId, 'residents', 'id', ids)) held.add(id)
  for (const table of ['resident_phones', 'resident_plates', 'resident_tags', 'occupancies'] as const)
    for (const id of await edited(db, importId, table, 'resident_id', ids)) held.add(id)
  return held
}

/** Entries that tickets carry by their code, which no foreign key guards. */
async function entriesInUse(db: Kysely<Tables>, rows: readonly StoredRow[]): Promise<Set<number>> {
  const used = new Set<number>()
  for (const dictionary of new Set(rows.map((row) => row['dictionary'] as CodedDictionary))) {
    const shelf = shelves[dictionary]
    const uses = await usesOf(db, shelf)
    for (const row of rows)
      if (
        row['dictionary'] === dictionary &&
        uses.has(shelf.usedAs === 'id' ? row.id : (row['code'] as string))
      )
        used.add(row.id)
  }
  return used
}

/** Groups that undoing another import would put somebody back into. */
async function groupsToComeBack(
  db: Kysely<Tables>,
  importId: number,
  ids: readonly number[],
): Promise<Set<number>> {
  const found = new Set<number>()
  const group = sql<number>`json_extract(before, '$.group_id')`
  for (const chunk of chunksOf(ids)) {
    const rows = await db
      .selectFrom('import_journal')
      .select(group.as('id'))
      .distinct()
      .where('table_name', '=', 'residents')
      .where('import_id', '!=', importId)
      .where('before', 'is not', null)
      .where(group, 'in', chunk)
      .execute()
    for (const row of rows) found.add(row.id)
  }
  return found
}

/** Those of `ids` that a row of a table refers to. */
async function referring(
  db: Kysely<Tables>,
  table: User,
  column: Column,
  ids: readonly number[],
): Promise<Set<number>> {
  const found = new Set<number>()
  for (const chunk of chunksOf(ids)) {
    const rows = await (db as unknown as Kysely<{ row: { column: number } }>)
      .selectFrom(table as 'row')
      .select(column as 'column')
      .distinct()
      .where(column as 'column', 'in', chunk)
      .execute()
    for (const row of rows) found.add((row as Record<string, number>)[column]!)
  }
  return found
}

/** The owners of rows that are not as this import last wrote them. */
async function edited(
  db: Kysely<Tables>,
  importId: number,
  table: 'residents' | 'resident_phones' | 'resident_plates' | 'resident_tags' | 'occupancies',
  owner: 'id' | 'resident_id',
  ids: readonly number[],
): Promise<Set<number>> {
  const found = new Set<number>()
  for (const chunk of chunksOf(ids)) {
    const rows = await rowsOf(db, table)
      .selectFrom(`${table} as row` as 'row')
      .select(`row.${owner}` as 'row.id')
      .where(`row.${owner}` as 'row.id', 'in', chunk)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('import_journal')
              .select('import_journal.id')
              .where('import_journal.table_name', '=', table)
              .whereRef('import_journal.row_id', '=', 'row.id')
              .where('import_journal.import_id', '=', importId)
              .whereRef('import_journal.version_written', '=', 'row.version'),
          ),
        ),
      )
      .execute()
    for (const row of rows) found.add((row as unknown as Record<string, number>)[owner]!)
  }
  return found
}

const union = (one: ReadonlySet<number>, other: ReadonlySet<number>): Set<number> =>
  new Set([...one, ...other])
