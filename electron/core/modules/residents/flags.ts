import { groupBy } from '../../../../shared/collections/group.ts'
import type { ShownFlag } from '../../../../shared/modules/residents/flags.ts'
import { oneOf } from '../../database/one-of.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import type { Services } from '../../kernel/services.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { Undoable } from '../../kernel/undo.ts'
import { editableResident } from './editable.ts'
import { sealed, unsealed } from './sealed.ts'

const PURPOSE = 'residents.flag_note'

/** A flag's note as it is stored; null for none. Error: KEY_LOCKED. */
export const sealedNote = (services: Services, note: string): string | null =>
  note === '' ? null : sealed(services, note, PURPOSE)

/**
 * Each resident's care flags as whoever asks may see them: without the permission `flags.sensitive` a sensitive one has
 * only its advice.
 */
export async function shownFlags(
  call: Call,
  residentIds: readonly number[],
): Promise<Map<number, ShownFlag[]>> {
  if (residentIds.length === 0) return new Map()
  const rows = await call.db
    .selectFrom('resident_flags')
    .innerJoin('dictionary_entries', 'dictionary_entries.id', 'resident_flags.entry_id')
    .select([
      'resident_flags.id',
      'resident_flags.version',
      'resident_flags.resident_id',
      'resident_flags.entry_id',
      'resident_flags.note_sealed',
      'resident_flags.review_on',
      'dictionary_entries.name',
      'dictionary_entries.advice',
      'dictionary_entries.sensitive',
    ])
    .where('resident_flags.resident_id', 'in', oneOf(residentIds))
    .orderBy('resident_flags.resident_id')
    .orderBy('dictionary_entries.position')
    .orderBy('resident_flags.id')
    .execute()
  const whole = call.may('flags.sensitive')
  const shown = rows.map((row) => {
    const hidden = row.sensitive === 1 && !whole
    const note = hidden || row.note_sealed === null ? '' : unsealed(call.services, row.note_sealed, PURPOSE)
    return {
      residentId: row.resident_id,
      flag: {
        id: row.id,
        version: row.version,
        entryId: row.entry_id,
        name: hidden ? '' : row.name,
        advice: row.advice,
        sensitive: row.sensitive === 1,
        note: note ?? '',
        reviewOn: hidden ? null : row.review_on,
      },
    }
  })
  const groups = groupBy(shown, ({ residentId }) => residentId)
  return new Map([...groups].map(([id, flags]) => [id, flags.map(({ flag }) => flag)]))
}

interface NewFlag {
  residentId: number
  entryId: number
  /** Of the flag as it was seen; null where the person had none of this entry. */
  version: number | null
  note: string
  reviewOn: string | null
}

/**
 * Sets a flag, or changes the note and the day of review of one that is set. Errors: NOT_FOUND (`entryId`), CONFLICT
 * when it was set, changed or taken away meanwhile, NOT_PERMITTED for a sensitive one, NOT_ALLOWED_NOW for an archived
 * person.
 */
export async function setFlag(call: Call, { residentId, entryId, version, note, reviewOn }: NewFlag) {
  const { db } = call
  await editableResident(call, residentId)
  const before = await db
    .selectFrom('resident_flags')
    .select(['id', 'version', 'review_on'])
    .where('resident_id', '=', residentId)
    .where('entry_id', '=', entryId)
    .executeTakeFirst()
  await allowedEntry(call, entryId, before !== undefined)
  if (version !== (before?.version ?? null)) throw new Fault('CONFLICT')
  const values = { note_sealed: sealedNote(call.services, note), review_on: reviewOn }
  const written = before
    ? await updateVersioned(call, 'resident_flags', before, values)
    : await db
        .insertInto('resident_flags')
        .values({ resident_id: residentId, entry_id: entryId, ...values, ...call.created })
        .returning(['id', 'version'])
        .executeTakeFirstOrThrow()
  await call.audit({
    subject: `resident:${residentId}`,
    // What is noted of somebody's health stands nowhere but sealed.
    fields: { flag: entryId, note: note !== '', review_on: reviewOn },
    before: before ? { review_on: before.review_on } : { flag: null },
  })
  return written
}

/** An entry that may be set: of this dictionary, and still offered unless it is set already. */
async function allowedEntry(call: Call, entryId: number, isSet: boolean): Promise<void> {
  const entry = await call.db
    .selectFrom('dictionary_entries')
    .select(['sensitive', 'archived_at'])
    .where('id', '=', entryId)
    .where('dictionary', '=', 'care-flags')
    .executeTakeFirst()
  if (!entry || (entry.archived_at !== null && !isSet)) throw new Fault('NOT_FOUND', { field: 'entryId' })
  if (entry.sensitive === 1) call.require('flags.sensitive')
}

/** Errors: NOT_FOUND, NOT_PERMITTED for a sensitive one. */
export async function removeFlag(call: Call, { residentId, flagId }: { residentId: number; flagId: number }) {
  await editableResident(call, residentId)
  const flag = await call.db
    .selectFrom('resident_flags')
    .innerJoin('dictionary_entries', 'dictionary_entries.id', 'resident_flags.entry_id')
    .select(['resident_flags.entry_id', 'dictionary_entries.sensitive'])
    .where('resident_flags.id', '=', flagId)
    .where('resident_flags.resident_id', '=', residentId)
    .executeTakeFirst()
  if (!flag) throw new Fault('NOT_FOUND')
  if (flag.sensitive === 1) call.require('flags.sensitive')
  const undoable = new Undoable(call, `resident:${residentId}`)
  await undoable.remove('resident_flags', flagId)
  await call.audit({
    subject: `resident:${residentId}`,
    fields: { flag: null },
    before: { flag: flag.entry_id },
  })
  return { undoId: await undoable.finish() }
}
