import type { AidShelf } from '../../../../shared/modules/aids/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { lastPosition, moveAmong, requireState } from '../../kernel/ordered-rows.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { shelfOf, shelfRows, siblingsOf, type AidRow, type AidValues } from './shelf-rows.ts'
import { shelves, type Shelf } from './shelves.ts'
import type { ValuesOf } from './values.ts'

interface Written {
  id: number
  version: number
}
interface Wanted extends Written {
  shelf: AidShelf
}

/** The handler of `add…`. Errors: those of `valuesOf`, ALREADY_EXISTS. */
export async function addEntry<Fields>(
  call: Call,
  shelf: Shelf,
  valuesOf: ValuesOf<Fields>,
  fields: Fields,
): Promise<Written> {
  const values = await valuesOf(call, fields, null)
  const rows = await shelfRows(call.db, shelf)
  refuseDouble(shelf, rows, values)
  const position = lastPosition(siblingsOf(rows, { category_id: null, ...values }))
  const written = await shelfOf(call.db)
    .insertInto(shelf.table as 'shelf')
    .values({ ...values, position, archived_at: null, ...call.created } as never)
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  await record(call, shelf, { id: written.id, name: values[shelf.named] ?? '' }, values)
  return written
}

/** The handler of `change…`; in another category it stands last. Errors: those of `addEntry`, NOT_FOUND, CONFLICT. */
export async function changeEntry<Fields extends Written>(
  call: Call,
  shelf: Shelf,
  valuesOf: ValuesOf<Fields>,
  fields: Fields,
): Promise<Written> {
  const rows = await shelfRows(call.db, shelf)
  const current = entryIn(rows, fields.id)
  const values = await valuesOf(call, fields, current)
  if (current.archived_at === null) refuseDouble(shelf, rows, values, current)
  const keys = Object.keys(values) as (keyof AidValues)[]
  if (current.shipped === 1 && keys.some((key) => values[key] !== current[key])) values.shipped = 0
  const others = siblingsOf(rows, { ...current, ...values })
  if (!others.includes(current)) values.position = lastPosition(others)
  const written = await updateVersioned(call, shelf.table, fields, values as never)
  await record(call, shelf, { id: current.id, name: current[shelf.named] ?? '' }, values, current)
  return written
}

/** Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one that is archived already. */
export const archiveEntry = (call: Call, input: Wanted): Promise<Written> =>
  setArchived(call, input, 'offered', call.now)

/** Errors: NOT_FOUND, CONFLICT, ALREADY_EXISTS, NOT_ALLOWED_NOW for one that is not archived. */
export const restoreEntry = (call: Call, input: Wanted): Promise<Written> =>
  setArchived(call, input, 'archived', null)

/** Errors: NOT_FOUND (also `beforeId`), CONFLICT. */
export async function moveEntry(call: Call, input: Wanted & { beforeId: number | null }): Promise<Written> {
  const shelf = shelves[input.shelf]
  const rows = await shelfRows(call.db, shelf)
  const entry = entryIn(rows, input.id)
  const { written, position } = await moveAmong(call, shelf.table, siblingsOf(rows, entry), input)
  await record(call, shelf, { id: entry.id, name: entry[shelf.named] ?? '' }, { position }, entry)
  return written
}

async function setArchived(
  call: Call,
  input: Wanted,
  from: 'offered' | 'archived',
  archived_at: string | null,
): Promise<Written> {
  const shelf = shelves[input.shelf]
  const rows = await shelfRows(call.db, shelf)
  const entry = entryIn(rows, input.id)
  requireState(entry, input, from)
  if (archived_at === null) refuseDouble(shelf, rows, entry, entry)
  const written = await updateVersioned(call, shelf.table, input, { archived_at } as never)
  await record(call, shelf, { id: entry.id, name: entry[shelf.named] ?? '' }, { archived_at }, entry)
  return written
}

function entryIn(rows: readonly AidRow[], id: number): AidRow {
  const entry = rows.find((row) => row.id === id)
  if (!entry) throw new Fault('NOT_FOUND')
  return entry
}

/** An archived one does not stand in the way. Error: ALREADY_EXISTS. */
function refuseDouble(
  shelf: Shelf,
  rows: readonly AidRow[],
  values: AidValues,
  current: AidRow | null = null,
): void {
  const { unique, within } = shelf
  const taken = rows.some(
    (row) =>
      row.archived_at === null &&
      row.id !== current?.id &&
      row[unique] === values[unique] &&
      (!within || row.category_id === values.category_id),
  )
  if (taken) throw new Fault('ALREADY_EXISTS', { field: unique })
}

async function record(
  call: Call,
  { subject }: Shelf,
  { id, name }: { id: number; name: string },
  values: Partial<AidRow>,
  before?: AidRow,
): Promise<void> {
  const columns = Object.keys(values) as (keyof AidRow)[]
  await call.audit({
    subject: `${subject}:${id}`,
    label: name,
    fields: values,
    ...(before
      ? { before: Object.fromEntries(columns.map((column) => [column, before[column] ?? null])) }
      : {}),
  })
}
