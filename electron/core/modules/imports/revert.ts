import { setImmediate as turn } from 'node:timers/promises'
import { sql, type Kysely } from 'kysely'
import { chunksOf } from '../../../../shared/collections/chunks.ts'
import { groupBy } from '../../../../shared/collections/group.ts'
import type { Tables } from '../../database/tables.ts'
import { forgetMany } from '../search/forget-many.ts'
import { forgetTerms, indexHouses, indexResidents, ticketRef } from '../search/indexing.ts'
import { rowsInUse } from './in-use.ts'
import {
  importedTables,
  leftVersion,
  namedTables,
  rowsOf,
  type ImportedRow,
  type ImportedTable,
  type JournalEntry,
} from './journal.ts'
import { rowsByKey, rowsByKeys } from './key-lookup.ts'
import { madeRefs } from './made-refs.ts'
import { countMoney, revertMoney } from './charges/revert-money.ts'
import { Pace } from './pace.ts'

/** A row of any imported table as it is stored, with whatever columns it has. */
type StoredRow = ImportedRow & { [column: string]: unknown }

/**
 * Replays an import's journal backwards in short transactions: rows still as the import wrote them are deleted or
 * get their old values back; rows changed or used since, and those the database will not let go, stay, are counted in
 * `imports.kept` and are marked in the journal (`leftVersion`). Everything else that is done leaves the journal in the
 * same transaction, so that it can be taken up again after a crash. `report` is told how many entries are left.
 */
export async function revertImport(
  db: Kysely<Tables>,
  importId: number,
  report: (left: number) => void = () => undefined,
): Promise<void> {
  const { count } = await db
    .selectFrom('import_journal')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('import_id', '=', importId)
    .where('version_written', '!=', leftVersion)
    .executeTakeFirstOrThrow()
  let left = count + (await countMoney(db, importId))
  report(left)
  await revertMoney(db, importId, {
    revertEntries: (transaction, entries) => revertBatch(transaction, importId, entries),
    done: (rows) => report((left -= rows)),
  })
  await forgetMany(db, madeRefs(db, importId))
  const pace = new Pace()
  for (;;) {
    const done = await db.transaction().execute(async (transaction) => {
      const entries = (await transaction
        .selectFrom('import_journal')
        .selectAll()
        .where('import_id', '=', importId)
        .where('version_written', '!=', leftVersion)
        .orderBy('id', 'desc')
        .limit(pace.size)
        .execute()) as JournalEntry[]
      if (entries.length > 0)
        await pace.measure(entries.length, () => revertBatch(transaction, importId, entries))
      return entries.length
    })
    if (done === 0) break
    left -= done
    report(left)
    await turn()
  }
}

async function revertBatch(
  db: Kysely<Tables>,
  importId: number,
  entries: readonly JournalEntry[],
): Promise<void> {
  const byTable = groupBy(entries, (entry) => entry.table_name)
  const touched = { houses: new Set<number>(), residents: new Set<number>(), tickets: new Set<number>() }
  const kept = new Set<JournalEntry>()
  for (const table of [...importedTables].reverse()) {
    const own = byTable.get(table)
    if (own) for (const entry of await revertTable(db, importId, table, own, touched)) kept.add(entry)
  }
  const ids = (chosen: readonly JournalEntry[]) => chosen.map(({ id }) => id)
  for (const done of chunksOf(ids(entries.filter((entry) => !kept.has(entry)))))
    await db.deleteFrom('import_journal').where('id', 'in', done).execute()
  for (const left of chunksOf(ids([...kept])))
    await db
      .updateTable('import_journal')
      .set({ version_written: leftVersion, before: null })
      .where('id', 'in', left)
      .execute()
  if (kept.size > 0)
    await db
      .updateTable('imports')
      .set((eb) => ({ kept: eb('kept', '+', kept.size) }))
      .where('id', '=', importId)
      .execute()
  await indexAnew(db, importId, touched)
}

/** Rows that are gone lose their terms by this as well. Whatever is still to be taken back is not worth the work yet. */
async function indexAnew(
  db: Kysely<Tables>,
  importId: number,
  { houses, residents, tickets }: Touched,
): Promise<void> {
  const waiting = await stillToRevert(db, importId, residents)
  for (const ids of chunksOf([...houses])) await indexHouses(db, ids)
  for (const ids of chunksOf([...residents].filter((id) => !waiting.has(id)))) await indexResidents(db, ids)
  const left = new Set((await rowsByKey(db, 'tickets', 'id', tickets)).map(({ id }) => id))
  const gone = [...tickets].filter((id) => !left.has(id))
  await forgetTerms(db, gone.map(ticketRef))
}

/** Residents whose own entry comes later: the journal is read backwards. */
async function stillToRevert(
  db: Kysely<Tables>,
  importId: number,
  residents: ReadonlySet<number>,
): Promise<Set<number>> {
  const waiting = sql`and r.table_name = 'residents' and r.import_id = ${importId} and r.version_written != ${leftVersion}`
  const rows = await rowsByKeys(
    db,
    'import_journal',
    ['row_id'],
    [...residents].map((id) => [id]),
    waiting,
  )
  return new Set(rows.map(({ row_id }) => row_id))
}

interface Touched {
  houses: Set<number>
  residents: Set<number>
  tickets: Set<number>
}

/** The entries of one table, newest first. Answers with those of rows that stay, as people count them. */
async function revertTable(
  db: Kysely<Tables>,
  importId: number,
  table: ImportedTable,
  entries: readonly JournalEntry[],
  touched: Touched,
): Promise<JournalEntry[]> {
  const rows = await currentRows(
    db,
    table,
    entries.map(({ row_id }) => row_id),
  )
  const inUse = await rowsInUse(
    db,
    importId,
    table,
    entries.filter(({ before }) => before === null).flatMap(({ row_id }) => rows.get(row_id) ?? []),
  )
  const removed: JournalEntry[] = []
  const kept: JournalEntry[] = []
  for (const [index, entry] of entries.entries()) {
    const row = rows.get(entry.row_id)
    if (!row) continue
    note(table, row, touched)
    if (row.version !== entry.version_written || (entry.before === null && inUse.has(row.id))) {
      if (isCounted(table, row, entry)) kept.push(entry)
      continue
    }
    if (entry.before === null) {
      removed.push(entry)
      continue
    }
    const restored = await unlessRefused(restore(db, table, row, JSON.parse(entry.before) as StoredRow))
    if (!restored) {
      if (isCounted(table, row, entry, true)) kept.push(entry)
      continue
    }
    rows.set(row.id, restored.row)
    for (const earlier of entries.slice(index + 1))
      if (earlier.row_id === row.id && earlier.version_written === restored.from)
        earlier.version_written = restored.row.version
  }
  for (const chunk of chunksOf(removed)) kept.push(...(await remove(db, table, chunk)))
  return kept
}

/** What stays of these says nothing by itself: something that is listed is in them, or has them. */
const unlisted: ReadonlySet<ImportedTable> = new Set(namedTables)

/** That two people are not the same one is of no use when one of them is gone. */
async function forgetDismissals(db: Kysely<Tables>, ids: readonly number[]): Promise<void> {
  await db.deleteFrom('duplicate_dismissals').where('first_id', 'in', ids).execute()
  await db.deleteFrom('duplicate_dismissals').where('second_id', 'in', ids).execute()
}

/** Answers with the entries whose rows the database refused to remove. */
async function remove(
  db: Kysely<Tables>,
  table: ImportedTable,
  entries: readonly JournalEntry[],
): Promise<JournalEntry[]> {
  const ids = entries.map(({ row_id }) => row_id)
  if (table === 'residents') await forgetDismissals(db, ids)
  const removal = rowsOf(db, table)
    .deleteFrom(table as 'row')
    .where('id', 'in', ids)
  if (await unlessRefused(removal.execute())) return []
  if (entries.length === 1) return unlisted.has(table) ? [] : [...entries]
  const refused: JournalEntry[] = []
  for (const entry of entries) refused.push(...(await remove(db, table, [entry])))
  return refused
}

/**
 * Null when a rule of the database (a foreign key above all) refused the statement: it did nothing then, and the
 * transaction goes on. An import shall end, whatever refers to its rows by now.
 */
async function unlessRefused<Result>(statement: Promise<Result>): Promise<Result | null> {
  try {
    return await statement
  } catch (error) {
    if (String((error as { code?: unknown }).code).startsWith('SQLITE_CONSTRAINT')) return null
    throw error
  }
}

async function currentRows(
  db: Kysely<Tables>,
  table: ImportedTable,
  ids: readonly number[],
): Promise<Map<number, StoredRow>> {
  const rows = new Map<number, StoredRow>()
  for (const chunk of chunksOf([...new Set(ids)])) {
    const found = (await rowsOf(db, table)
      .selectFrom(table as 'row')
      .selectAll()
      .where('id', 'in', chunk)
      .execute()) as StoredRow[]
    for (const row of found) rows.set(row.id, row)
  }
  return rows
}

/**
 * Gives a row its old values under a new version, so that a page which saw the imported ones cannot save over it.
 * The journal of whoever wrote the old values follows, so that their import can still be undone.
 */
async function restore(
  db: Kysely<Tables>,
  table: ImportedTable,
  row: StoredRow,
  before: StoredRow,
): Promise<{ row: StoredRow; from: number }> {
  const restored = { ...before, version: row.version + 1 }
  await rowsOf(db, table)
    .updateTable(table as 'row')
    .set(restored)
    .where('id', '=', row.id)
    .execute()
  await db
    .updateTable('import_journal')
    .set({ version_written: restored.version })
    .where('table_name', '=', table)
    .where('row_id', '=', row.id)
    .where('version_written', '=', before.version)
    .execute()
  return { row: restored, from: before.version }
}

/** Whose search terms have to be written anew. */
function note(table: ImportedTable, row: StoredRow, touched: Touched): void {
  if (table === 'houses') touched.houses.add(row.id)
  if (table === 'residents') touched.residents.add(row.id)
  if (table === 'tickets') touched.tickets.add(row.id)
  if (typeof row['resident_id'] === 'number') touched.residents.add(row['resident_id'])
}

const counted: ReadonlySet<ImportedTable> = new Set([
  'houses',
  'residents',
  'tickets',
  'charges',
  'ledger_entries',
])

/**
 * Kept rows are counted as people know them: houses, residents, tickets, and whatever was itself changed since. A row the
 * import made is counted by the entry that made it, not by those that changed it later.
 */
function isCounted(table: ImportedTable, row: StoredRow, entry: JournalEntry, refused = false): boolean {
  if (entry.before !== null && row.import_id === entry.import_id) return false
  return refused || counted.has(table) || row.version !== entry.version_written
}
