import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { requireImport } from './import-file.ts'
import { leftVersion, namedTables, type ImportedTable } from './journal.ts'
import { labelHouses, type KeptRow, type Labels } from './kept-houses.ts'
import { labelMoney } from './kept-money.ts'
import { rowsByKey } from './key-lookup.ts'

/** The rows that an undo left because they were changed or used since, a page of them. Error: NOT_FOUND. */
export async function keptRows(
  call: Call,
  { id, page, size }: { id: number; page: number; size: number },
): Promise<{ rows: KeptRow[]; total: number }> {
  await requireImport(call.db, id)
  const left = call.db
    .selectFrom('import_journal')
    .where('import_id', '=', id)
    .where('version_written', '=', leftVersion)
  const { count } = await left.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  const entries = await left
    .select(['table_name', 'row_id'])
    .orderBy('id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const labels = await labelsOf(call.db, entries as Entry[])
  const rows = (entries as Entry[]).map(({ table_name: table, row_id }) => {
    const known = labels.get(`${table}:${row_id}`)
    return { table, label: known?.label ?? '', link: known?.link ?? null }
  })
  return { rows, total: count }
}

/** Before an import is applied or undone anew, what an earlier undo had to leave is not told any more. */
export async function forgetKept(db: Kysely<Tables>, id: number): Promise<void> {
  await db
    .deleteFrom('import_journal')
    .where('import_id', '=', id)
    .where('version_written', '=', leftVersion)
    .execute()
}

interface Entry {
  table_name: ImportedTable
  row_id: number
}

async function labelsOf(db: Kysely<Tables>, entries: readonly Entry[]): Promise<Labels> {
  const labels: Labels = new Map()
  const idsIn = (table: ImportedTable) =>
    entries.filter(({ table_name }) => table_name === table).map(({ row_id }) => row_id)
  await labelHouses(db, idsIn('houses'), labels)
  for (const { id, number } of await rowsByKey(db, 'tickets', 'id', idsIn('tickets')))
    labels.set(`tickets:${id}`, { label: number, link: { kind: 'ticket', id } })
  for (const { id, name } of await rowsByKey(db, 'residents', 'id', idsIn('residents')))
    labels.set(`residents:${id}`, { label: name, link: { kind: 'resident', id } })
  for (const table of ['resident_phones', 'resident_plates', 'resident_tags', 'occupancies'] as const) {
    const rows = await rowsByKey(db, table, 'id', idsIn(table))
    const people = await rowsByKey(
      db,
      'residents',
      'id',
      rows.map(({ resident_id }) => resident_id),
    )
    const names = new Map(people.map(({ id, name }) => [id, name]))
    for (const { id, resident_id } of rows)
      labels.set(`${table}:${id}`, {
        label: names.get(resident_id) ?? '',
        link: { kind: 'resident', id: resident_id },
      })
  }
  await labelMoney(db, idsIn, labels)
  for (const table of namedTables)
    for (const { id, name } of await rowsByKey(db, table, 'id', idsIn(table)))
      labels.set(`${table}:${id}`, { label: name, link: null })
  return labels
}
