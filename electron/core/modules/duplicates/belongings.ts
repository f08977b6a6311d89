import { groupBy } from '../../../../shared/collections/group.ts'
import type { Call } from '../../kernel/call.ts'
import type { Undoable } from '../../kernel/undo.ts'
import { joinPeriods } from './periods.ts'

/** One record becomes part of another. */
interface Merging {
  call: Call
  undoable: Undoable
  kept: number
  dropped: number
}

/**
 * Everything that hangs on the dropped record goes over to the kept one. What the kept one has already (a phone, a tag,
 * a band) stays where it is: nothing is deleted.
 */
export async function moveBelongings(merging: Merging): Promise<void> {
  await movePhones(merging)
  await movePlates(merging)
  await moveOccupancies(merging)
  await moveTags(merging)
  await moveFlags(merging)
  await moveBands(merging)
  await movePreferences(merging)
  for (const table of movedAsTheyAre) await moveAll(merging, table)
}

/** What was asked, said, brought and paid for somebody goes over row by row. */
const movedAsTheyAre = [
  'tickets',
  'contacts',
  'parcels',
  'service_requests',
  'payments',
  'objections',
  'voices',
] as const

async function movePhones({ call, undoable, kept, dropped }: Merging): Promise<void> {
  const rows = await call.db
    .selectFrom('resident_phones')
    .select(['id', 'resident_id', 'phone', 'label', 'position'])
    .where('resident_id', 'in', [kept, dropped])
    .orderBy('position')
    .orderBy('id')
    .execute()
  const own = rows.filter((row) => row.resident_id === kept)
  let position = Math.max(-1, ...own.map((row) => row.position))
  for (const { id, phone, label } of rows.filter((row) => row.resident_id === dropped)) {
    const same = own.find((row) => row.phone === phone)
    if (!same) await undoable.update('resident_phones', id, { resident_id: kept, position: ++position })
    else if (same.label === '') await undoable.update('resident_phones', same.id, { label })
  }
}

async function movePlates({ call, undoable, kept, dropped }: Merging): Promise<void> {
  const rows = await call.db
    .selectFrom('resident_plates')
    .select(['id', 'resident_id', 'plate'])
    .where('resident_id', 'in', [kept, dropped])
    .orderBy('id')
    .execute()
  for (const { id } of newOnes(rows, kept, (row) => row.plate))
    await undoable.update('resident_plates', id, { resident_id: kept })
}

/** The same house and role twice at a time becomes one period; the row that is needless goes until the merge is undone. */
async function moveOccupancies({ call, undoable, kept, dropped }: Merging): Promise<void> {
  const rows = await call.db
    .selectFrom('occupancies')
    .select(['id', 'resident_id', 'house_id', 'role', 'since', 'until', 'is_primary'])
    .where('resident_id', 'in', [kept, dropped])
    .orderBy('id')
    .execute()
  for (const group of groupBy(rows, ({ house_id, role }) => `${house_id} ${role}`).values()) {
    const joined = joinPeriods(
      group.filter((row) => row.resident_id === kept),
      group.filter((row) => row.resident_id === dropped),
    )
    for (const { stays, values, needless } of joined) {
      for (const id of needless) await undoable.remove('occupancies', id)
      await undoable.update('occupancies', stays, { resident_id: kept, ...values })
    }
  }
}

async function moveTags({ call, undoable, kept, dropped }: Merging): Promise<void> {
  const rows = await call.db
    .selectFrom('resident_tags')
    .select(['id', 'resident_id', 'entry_id'])
    .where('resident_id', 'in', [kept, dropped])
    .orderBy('id')
    .execute()
  for (const { id } of newOnes(rows, kept, (row) => row.entry_id))
    await undoable.update('resident_tags', id, { resident_id: kept })
}

/** A flag that both have takes over what only the dropped one's says; notes are moved sealed, nobody reads them. */
async function moveFlags({ call, undoable, kept, dropped }: Merging): Promise<void> {
  const rows = await call.db
    .selectFrom('resident_flags')
    .select(['id', 'resident_id', 'entry_id', 'note_sealed', 'review_on'])
    .where('resident_id', 'in', [kept, dropped])
    .orderBy('id')
    .execute()
  const own = new Map(rows.filter((row) => row.resident_id === kept).map((row) => [row.entry_id, row]))
  for (const { id, entry_id, note_sealed, review_on } of rows.filter((row) => row.resident_id === dropped)) {
    const same = own.get(entry_id)
    if (same)
      await undoable.update('resident_flags', same.id, {
        note_sealed: same.note_sealed ?? note_sealed,
        review_on: same.review_on ?? review_on,
      })
    else await undoable.update('resident_flags', id, { resident_id: kept })
  }
}

async function moveBands({ call, undoable, kept, dropped }: Merging): Promise<void> {
  const rows = await call.db
    .selectFrom('resident_bands')
    .select(['id', 'resident_id', 'aspect'])
    .where('resident_id', 'in', [kept, dropped])
    .orderBy('id')
    .execute()
  for (const { id } of newOnes(rows, kept, (row) => row.aspect))
    await undoable.update('resident_bands', id, { resident_id: kept })
}

async function movePreferences({ call, undoable, kept, dropped }: Merging): Promise<void> {
  const rows = await call.db
    .selectFrom('resident_preferences')
    .select(['id', 'resident_id', 'kind', 'words'])
    .where('resident_id', 'in', [kept, dropped])
    .orderBy('id')
    .execute()
  for (const { id } of newOnes(rows, kept, (row) => `${row.kind} ${row.words}`))
    await undoable.update('resident_preferences', id, { resident_id: kept })
}

async function moveAll(
  { call, undoable, kept, dropped }: Merging,
  table: (typeof movedAsTheyAre)[number],
): Promise<void> {
  const rows = await call.db
    .selectFrom(table)
    .select('id')
    .where('resident_id', '=', dropped)
    .orderBy('id')
    .execute()
  for (const { id } of rows) await undoable.update(table, id, { resident_id: kept })
}

/** Rows of the dropped record that say something the kept one has not. */
function newOnes<Row extends { resident_id: number }>(
  rows: readonly Row[],
  kept: number,
  what: (row: Row) => string | number,
): Row[] {
  const own = new Set(rows.filter((row) => row.resident_id === kept).map(what))
  return rows.filter((row) => row.resident_id !== kept && !own.has(what(row)))
}
