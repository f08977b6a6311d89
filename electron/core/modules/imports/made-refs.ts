import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { houseRef, residentRef } from '../search/indexing.ts'
import { rowsInUse } from './in-use.ts'
import { leftVersion, type ImportedTable } from './journal.ts'
import { rowsByKey } from './key-lookup.ts'

/** Rows whose terms are looked for at once. */
const madeAtOnce = 250

/**
 * References of what the import made, unless it is somebody's by now. They are forgotten before the rows go, all together,
 * since that takes a fraction of the time; what has to stay is indexed again when its turn comes.
 */
export async function* madeRefs(db: Kysely<Tables>, importId: number): AsyncGenerator<string[]> {
  let last = 0
  for (;;) {
    const made = await db
      .selectFrom('import_journal')
      .select(['id', 'table_name', 'row_id'])
      .where('import_id', '=', importId)
      .where('id', '>', last)
      .where('table_name', 'in', ['houses', 'residents'])
      .where('before', 'is', null)
      .where('version_written', '!=', leftVersion)
      .orderBy('id')
      .limit(madeAtOnce)
      .execute()
    if (made.length === 0) return
    last = made.at(-1)!.id
    const idsIn = (table: ImportedTable) =>
      made.flatMap(({ table_name, row_id }) => (table_name === table ? [row_id] : []))
    const people = await rowsByKey(db, 'residents', 'id', idsIn('residents'))
    const used = await rowsInUse(db, importId, 'residents', people)
    yield [
      ...idsIn('houses').map(houseRef),
      ...people.flatMap(({ id }) => (used.has(id) ? [] : [residentRef(id)])),
    ]
  }
}
