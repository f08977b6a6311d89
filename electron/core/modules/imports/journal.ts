import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '../../database/tables.ts'

/** Tables whose rows are no more than a name that others point at. */
export const namedTables = [
  'communities',
  'buildings',
  'departments',
  'staff',
  'channels',
  'categories',
  'resident_groups',
  'dictionary_entries',
  'fee_items',
] as const

/**
 * Tables that an import fills by the hundred thousand. Their new rows have no entry in the journal: they are known by the
 * import they bear (`import_id`) and are still as it wrote them under their first version.
 */
export const unjournalledTables = ['charges', 'payments', 'payment_lines'] as const
export const isUnjournalled = (table: string): boolean =>
  (unjournalledTables as readonly string[]).includes(table)

/** The tables an import writes, parents first; withdrawing goes the other way. */
export const importedTables = [
  ...namedTables,
  'houses',
  'residents',
  'resident_phones',
  'resident_plates',
  'resident_tags',
  'occupancies',
  'tickets',
  ...unjournalledTables,
  'ledger_openings',
  'ledger_entries',
] as const
export type ImportedTable = (typeof importedTables)[number]

export type JournalEntry = Selectable<Tables['import_journal']> & { table_name: ImportedTable }

/** The version under which the journal keeps a row that an undo had to leave; no row has it. */
export const leftVersion = -1

/** What Kysely cannot type when the table is a parameter: the columns every imported table has. */
export interface ImportedRow {
  id: number
  version: number
  import_id: number | null
}

export const rowsOf = (db: Kysely<Tables>, _table: ImportedTable) =>
  db as unknown as Kysely<{ row: ImportedRow; import_journal: Tables['import_journal'] }>
