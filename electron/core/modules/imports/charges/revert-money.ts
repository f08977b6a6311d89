import { setImmediate as turn } from 'node:timers/promises'
import { sql, type Kysely } from 'kysely'
import { chunksOf } from '../../../../../shared/collections/chunks.ts'
import type { Tables } from '../../../database/tables.ts'
import { leftVersion, type JournalEntry } from '../journal.ts'
import { rowsByKey } from '../key-lookup.ts'
import { Pace } from '../pace.ts'
import { chargesInUse, paymentsInUse } from './money-in-use.ts'

type Db = Kysely<Tables>

interface Reverting {
  /** Gives rows that were changed their old values, or marks their entries as kept. */
  revertEntries: (db: Db, entries: readonly JournalEntry[]) => Promise<void>
  /** Told how many rows are done. */
  done: (rows: number) => void
}

/** How many rows of the tables without a journal an import has made. */
export async function countMoney(db: Db, importId: number): Promise<number> {
  const count = async (table: 'charges' | 'payments') =>
    (
      await db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('import_id', '=', importId)
        .executeTakeFirstOrThrow()
    ).count
  return (await count('charges')) + (await count('payments'))
}

/**
 * Takes back the charges and payments of an import, which have no journal: first every payment with all it paid for, then
 * what was never paid. What was changed or used since stays as a whole, a receipt with all its charges, and is noted in the
 * journal as kept. In short transactions; taken up again after a crash it begins anew and passes over what it has kept.
 */
export async function revertMoney(db: Db, importId: number, reverting: Reverting): Promise<void> {
  await inBatches(db, importId, 'payments', reverting.done, async (transaction, ids) => {
    for (const some of chunksOf(ids)) await revertPayments(transaction, importId, some, reverting)
  })
  await inBatches(db, importId, 'charges', reverting.done, async (transaction, ids) => {
    for (const some of chunksOf(ids)) await revertCharges(transaction, importId, some)
  })
}

async function inBatches(
  db: Db,
  importId: number,
  table: 'payments' | 'charges',
  done: Reverting['done'],
  work: (transaction: Db, ids: readonly number[]) => Promise<void>,
): Promise<void> {
  const pace = new Pace()
  let last = 0
  for (;;) {
    const ids = await db.transaction().execute(async (transaction) => {
      const rows = await transaction
        .selectFrom(table)
        .select('id')
        .where('import_id', '=', importId)
        .where('id', '>', last)
        .orderBy('id')
        .limit(pace.size)
        .execute()
      const found = rows.map(({ id }) => id)
      if (found.length > 0) await pace.measure(found.length, () => work(transaction, found))
      return found
    })
    if (ids.length === 0) return
    last = ids.at(-1)!
    done(ids.length)
    await turn()
  }
}

async function revertPayments(
  db: Db,
  importId: number,
  ids: readonly number[],
  { revertEntries }: Reverting,
): Promise<void> {
  const payments = await rowsByKey(db, 'payments', 'id', ids)
  const lines = await rowsByKey(db, 'payment_lines', 'payment_id', ids)
  const charges = await rowsByKey(
    db,
    'charges',
    'id',
    lines.flatMap(({ charge_id }) => charge_id ?? []),
  )
  const entries = await entriesOf(
    db,
    importId,
    charges.map(({ id }) => id),
  )
  const changed = entries.filter(({ before, version_written }) => before !== null && version_written > 0)
  const foreign = new Set(changed.map(({ row_id }) => row_id))
  if (changed.length > 0) await revertEntries(db, changed)
  const own = charges.filter(({ id, import_id }) => import_id === importId && !foreign.has(id))
  const held = await chargesInUse(db, importId, own, entries)
  for (const { row_id } of await entriesOf(db, importId, [...foreign])) held.add(row_id)
  const heldPayments = await paymentsInUse(db, payments)
  for (const { payment_id, charge_id } of lines)
    if (charge_id !== null && held.has(charge_id)) heldPayments.add(payment_id)
  for (const { payment_id, charge_id } of lines)
    if (charge_id !== null && heldPayments.has(payment_id)) held.add(charge_id)

  const goneCharges = own.flatMap(({ id }) => (held.has(id) ? [] : [id]))
  const gone = ids.filter((id) => !heldPayments.has(id))
  await removeRows(db, 'payment_lines', 'payment_id', gone)
  await removeRows(db, 'payments', 'id', gone)
  await removeCharges(db, importId, goneCharges)
  await keep(
    db,
    importId,
    own.flatMap(({ id }) => (held.has(id) ? [id] : [])),
  )
}

async function revertCharges(db: Db, importId: number, ids: readonly number[]): Promise<void> {
  const entries = await entriesOf(db, importId, ids)
  const marked = new Set(
    entries.filter(({ version_written }) => version_written === leftVersion).map(({ row_id }) => row_id),
  )
  const rows = (await rowsByKey(db, 'charges', 'id', ids)).filter(({ id }) => !marked.has(id))
  const held = await chargesInUse(db, importId, rows, entries)
  const split = (isHeld: boolean) => rows.flatMap(({ id }) => (held.has(id) === isHeld ? [id] : []))
  await removeCharges(db, importId, split(false))
  await keep(db, importId, split(true))
}

async function entriesOf(db: Db, importId: number, ids: readonly number[]): Promise<JournalEntry[]> {
  const own = sql`and r.table_name = 'charges' and r.import_id = ${importId}`
  return (await rowsByKey(db, 'import_journal', 'row_id', ids, own)) as JournalEntry[]
}

async function removeRows(
  db: Db,
  table: 'payment_lines' | 'payments' | 'charges',
  column: 'id' | 'payment_id',
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return
  await (db as unknown as Kysely<{ row: { id: number } }>)
    .deleteFrom(table as 'row')
    .where(column as 'id', 'in', ids)
    .execute()
}

async function removeCharges(db: Db, importId: number, ids: readonly number[]): Promise<void> {
  await removeRows(db, 'charges', 'id', ids)
  await forgetEntries(db, importId, ids)
}

async function forgetEntries(db: Db, importId: number, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await db
    .deleteFrom('import_journal')
    .where('table_name', '=', 'charges')
    .where('row_id', 'in', ids)
    .where('import_id', '=', importId)
    .execute()
}

/** Notes charges as kept, once each, whatever stood about them in the journal. */
async function keep(db: Db, importId: number, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  const marked = new Set(
    (await entriesOf(db, importId, ids)).flatMap(({ row_id, version_written }) =>
      version_written === leftVersion ? [row_id] : [],
    ),
  )
  const fresh = ids.filter((id) => !marked.has(id))
  if (fresh.length === 0) return
  await forgetEntries(db, importId, fresh)
  await db
    .insertInto('import_journal')
    .values(
      fresh.map((row_id) => ({
        import_id: importId,
        table_name: 'charges',
        row_id,
        version_written: leftVersion,
        before: null,
      })),
    )
    .execute()
  await db
    .updateTable('imports')
    .set((eb) => ({ kept: eb('kept', '+', fresh.length) }))
    .where('id', '=', importId)
    .execute()
}
