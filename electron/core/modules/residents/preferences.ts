import type { KnownFrom, PreferenceKind } from '../../../../shared/modules/residents/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { Undoable } from '../../kernel/undo.ts'
import { editableResident } from './editable.ts'

/** What a person likes and needs, with who noted it: open needs first, then the latest. */
export async function preferencesOf({ db }: Call, residentId: number) {
  const rows = await db
    .selectFrom('resident_preferences')
    .leftJoin('staff', 'staff.id', 'resident_preferences.created_by')
    .select([
      'resident_preferences.id',
      'resident_preferences.version',
      'resident_preferences.kind',
      'resident_preferences.words',
      'resident_preferences.source',
      'resident_preferences.noted_on as notedOn',
      'resident_preferences.met_on as metOn',
      'staff.name as by',
    ])
    .where('resident_preferences.resident_id', '=', residentId)
    .orderBy((eb) =>
      eb
        .case()
        .when(
          eb.and([
            eb('resident_preferences.kind', '=', 'need'),
            eb('resident_preferences.met_on', 'is', null),
          ]),
        )
        .then(0)
        .else(1)
        .end(),
    )
    .orderBy('resident_preferences.id', 'desc')
    .execute()
  return rows.map((row) => ({
    ...row,
    kind: row.kind as PreferenceKind,
    source: row.source as KnownFrom,
    by: row.by ?? '',
  }))
}

interface NewPreference {
  residentId: number
  kind: PreferenceKind
  words: string
  source: KnownFrom
}

/** Errors: NOT_FOUND, NOT_ALLOWED_NOW for an archived person. */
export async function addPreference(call: Call, { residentId, kind, words, source }: NewPreference) {
  await editableResident(call, residentId)
  const written = await call.db
    .insertInto('resident_preferences')
    .values({
      resident_id: residentId,
      kind,
      words,
      source,
      noted_on: call.today,
      met_on: null,
      ...call.created,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  await call.audit({ subject: `resident:${residentId}`, fields: { kind, words, source } })
  return written
}

interface Reference {
  id: number
  version: number
}

/**
 * A need is met on a day, or open again with null. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for a preference or
 * an archived person, INVALID_INPUT on `metOn` for a day to come.
 */
export async function meetPreference(
  call: Call,
  { metOn, ...reference }: Reference & { metOn: string | null },
) {
  const before = await editablePreference(call, reference.id)
  if (before.kind !== 'need') throw new Fault('NOT_ALLOWED_NOW')
  if (metOn !== null && metOn > call.today) throw new Fault('INVALID_INPUT', { field: 'metOn' })
  const written = await updateVersioned(call, 'resident_preferences', reference, { met_on: metOn })
  await call.audit({
    subject: `resident:${before.resident_id}`,
    fields: { met_on: metOn },
    before: { met_on: before.met_on },
  })
  return written
}

/** Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for an archived person. */
export async function removePreference(call: Call, { id, version }: Reference) {
  const before = await editablePreference(call, id)
  if (before.version !== version) throw new Fault('CONFLICT')
  const subject = `resident:${before.resident_id}`
  const undoable = new Undoable(call, subject)
  await undoable.remove('resident_preferences', id)
  await call.audit({ subject, fields: { words: null }, before: { words: before.words } })
  return { undoId: await undoable.finish() }
}

async function editablePreference(call: Call, id: number) {
  const row = await call.db
    .selectFrom('resident_preferences')
    .select(['resident_id', 'kind', 'words', 'met_on', 'version'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND')
  await editableResident(call, row.resident_id)
  return row
}
