import type { InsertObject, Kysely, Selectable } from 'kysely'
import type { Tables } from '../../database/tables.ts'

/** The tables an import writes, parents first; withdrawing goes the other way. */
export const importedTables = [
  'communities',
  'buildings',
  'resident_groups',
  'houses',
  'residents',
  'resident_phones',
  'resident_plates',
  'occupancies',
] as const
export type ImportedTable = (typeof importedTables)[number]

export type JournalEntry = Selectable<Tables['import_journal']> & { table_name: ImportedTable }

/** What Kysely cannot type when the table is a parameter: the columns every imported table has. */
export interface ImportedRow {
  id: number
  version: number
  import_id: number | null
}

export const rowsOf = (db: Kysely<Tables>, _table: ImportedTable) =>
  db as unknown as Kysely<{ row: ImportedRow; import_journal: Tables['import_journal'] }>

/** Statement texts of few sizes, so that prepared statements are used again. */
const blockSizes = [32, 8, 1]

/** Writes rows in as few statements as few sizes allow; answers with their ids in the order given. */
export async function insertRows<Table extends ImportedTable | 'import_journal'>(
  db: Kysely<Tables>,
  table: Table,
  rows: readonly InsertObject<Tables, Table>[],
): Promise<number[]> {
  const ids: number[] = []
  for (let start = 0; start < rows.length;) {
    const size = blockSizes.find((block) => block <= rows.length - start)!
    const written = await (db as unknown as Kysely<{ row: ImportedRow }>)
      .insertInto(table as 'row')
      .values(rows.slice(start, start + size) as never)
      .returning('id')
      .execute()
    // Databases do not promise the order of RETURNING, but ids are counted up.
    ids.push(...written.map((row) => row.id).sort((a, b) => a - b))
    start += size
  }
  return ids
}
