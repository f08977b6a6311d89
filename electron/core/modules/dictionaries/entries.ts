import type { DictionaryName } from '../../../../shared/modules/dictionaries/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { lastPosition, moveAmong, requireState } from '../../kernel/ordered-rows.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { entryValues, ownCode, type EntryFields } from './entry-values.ts'
import { shelfOf, shelfRows, type ShelfRow } from './shelf-rows.ts'
import { shelves, type Shelf } from './shelves.ts'

interface Written {
  id: number
  version: number
}
interface Wanted extends Written {
  dictionary: DictionaryName
}

/** Errors: those of `entryValues`; NOT_PERMITTED for a sensitive flag. */
export async function addEntry(
  call: Call,
  { dictionary, ...fields }: EntryFields & { dictionary: DictionaryName },
): Promise<Written> {
  const shelf = shelves[dictionary]
  const rows = await shelfRows(call.db, shelf)
  const values = await entryValues(call, shelf, rows, fields)
  guardSensitive(call, values)
  const written = await shelfOf(call.db)
    .insertInto(shelf.table as 'shelf')
    .values({
      ...shelf.scope,
      ...(shelf.order === 'position' ? { code: ownCode(rows), position: lastPosition(rows) } : {}),
      ...values,
      archived_at: null,
      ...call.created,
    } as never)
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  await record(call, shelf, { id: written.id, name: values.name ?? '' }, values)
  return written
}

/** Errors: those of `entryValues`; NOT_FOUND, CONFLICT; NOT_PERMITTED for a sensitive flag. */
export async function changeEntry(
  call: Call,
  { dictionary, ...input }: EntryFields & Wanted,
): Promise<Written> {
  const shelf = shelves[dictionary]
  const rows = await shelfRows(call.db, shelf)
  const current = entryIn(rows, input.id)
  const values = await entryValues(call, shelf, rows, input, current)
  guardSensitive(call, current, values)
  const written = await updateVersioned(call, shelf.table, input, values as never)
  if (values.code !== undefined && values.code !== current.code)
    await renumberFiner(call, rows, current.id, values.code)
  await record(call, shelf, current, values, current)
  return written
}

/**
 * A category takes those below it along. Errors: NOT_FOUND, CONFLICT, IN_USE, NOT_ALLOWED_NOW for one that is archived
 * already, NOT_PERMITTED for a sensitive flag.
 */
export async function archiveEntry(call: Call, input: Wanted): Promise<Written> {
  const shelf = shelves[input.dictionary]
  const rows = await shelfRows(call.db, shelf)
  const entry = entryIn(rows, input.id)
  guardSensitive(call, entry)
  requireState(entry, input, 'offered')
  const going = rows.filter(
    (row) => row.archived_at === null && (row.id === entry.id || row.parent_id === entry.id),
  )
  const offered = rows.filter(({ archived_at }) => archived_at === null)
  if (going.length === offered.length || shelf.needed?.includes(entry.code)) throw new Fault('IN_USE')
  if (shelf.people) await refuseUser(call, entry.id)
  return setArchived(call, shelf, entry, input, going, call.now)
}

/**
 * A category comes back with those that went with it, and with the one above it. Errors: NOT_FOUND, CONFLICT,
 * NOT_ALLOWED_NOW for one that is not archived, NOT_PERMITTED for a sensitive flag.
 */
export async function restoreEntry(call: Call, input: Wanted): Promise<Written> {
  const shelf = shelves[input.dictionary]
  const rows = await shelfRows(call.db, shelf)
  const entry = entryIn(rows, input.id)
  guardSensitive(call, entry)
  requireState(entry, input, 'archived')
  const back = rows.filter(
    (row) =>
      row.archived_at !== null &&
      (row.id === entry.parent_id || (row.parent_id === entry.id && row.archived_at === entry.archived_at)),
  )
  return setArchived(call, shelf, entry, input, [entry, ...back], null)
}

/** Errors: INVALID_INPUT (`beforeId`) where a list has no order of its own, NOT_FOUND (also `beforeId`), CONFLICT. */
export async function moveEntry(call: Call, input: Wanted & { beforeId: number | null }): Promise<Written> {
  const shelf = shelves[input.dictionary]
  if (shelf.order !== 'position') throw new Fault('INVALID_INPUT', { field: 'beforeId' })
  const rows = await shelfRows(call.db, shelf)
  const entry = entryIn(rows, input.id)
  guardSensitive(call, entry)
  const { written, position } = await moveAmong(call, shelf.table, rows, input)
  await record(call, shelf, entry, { position }, entry)
  return written
}

function entryIn(rows: readonly ShelfRow[], id: number): ShelfRow {
  const entry = rows.find((row) => row.id === id)
  if (!entry) throw new Fault('NOT_FOUND')
  return entry
}

/** Whoever may not see sensitive flags cannot make, rename or drop one either. */
function guardSensitive(call: Call, ...entries: { sensitive?: number }[]): void {
  if (entries.some(({ sensitive }) => sensitive === 1)) call.require('flags.sensitive')
}

/** Somebody who can sign in stays on the staff. Error: IN_USE. */
async function refuseUser(call: Call, staffId: number): Promise<void> {
  const user = await call.db
    .selectFrom('users')
    .select('id')
    .where('staff_id', '=', staffId)
    .where('active', '=', 1)
    .executeTakeFirst()
  if (user) throw new Fault('IN_USE')
}

/** A first level's own digit is the first one of those below it. */
async function renumberFiner(call: Call, rows: readonly ShelfRow[], parentId: number, code: string) {
  for (const finer of rows.filter(({ parent_id }) => parent_id === parentId))
    await updateVersioned(call, 'categories', finer, { code: code + finer.code.slice(1) })
}

async function setArchived(
  call: Call,
  shelf: Shelf,
  entry: ShelfRow,
  { id, version }: Written,
  rows: readonly ShelfRow[],
  archived_at: string | null,
): Promise<Written> {
  const written = await updateVersioned(call, shelf.table, { id, version }, { archived_at } as never)
  for (const row of rows.filter((other) => other.id !== id))
    await updateVersioned(call, shelf.table, row, { archived_at } as never)
  await record(call, shelf, entry, { archived_at }, entry)
  return written
}

async function record(
  call: Call,
  shelf: Shelf,
  { id, name }: { id: number; name: string },
  values: Partial<ShelfRow>,
  before?: ShelfRow,
): Promise<void> {
  const columns = Object.keys(values) as (keyof ShelfRow)[]
  await call.audit({
    subject: `${shelf.subject}:${id}`,
    ...(shelf.people ? {} : { label: name }),
    fields: values,
    ...(before ? { before: Object.fromEntries(columns.map((column) => [column, before[column]])) } : {}),
  })
}
