import { oneOf } from '../../database/one-of.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { groupBy } from '../../../../shared/collections/group.ts'
import { editableResident } from './editable.ts'

interface Tag {
  entryId: number
  name: string
}

/** Each resident's tags in the dictionary's order. */
export async function tagsOf({ db }: Call, residentIds: readonly number[]): Promise<Map<number, Tag[]>> {
  if (residentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('resident_tags')
    .innerJoin('dictionary_entries', 'dictionary_entries.id', 'resident_tags.entry_id')
    .select(['resident_tags.resident_id', 'resident_tags.entry_id as entryId', 'dictionary_entries.name'])
    .where('resident_tags.resident_id', 'in', oneOf(residentIds))
    .orderBy('resident_tags.resident_id')
    .orderBy('dictionary_entries.position')
    .orderBy('resident_tags.id')
    .execute()
  return groupBy(rows, (row) => row.resident_id)
}

/**
 * The tags a person has from now on, in place of those that the version named has; one that is not offered any more may
 * stay, not come. Answers with the person's version. Errors: CONFLICT, NOT_FOUND on `entryIds`, NOT_ALLOWED_NOW for an
 * archived person.
 */
export async function setTags(
  call: Call,
  { residentId, version, entryIds }: { residentId: number; version: number; entryIds: readonly number[] },
): Promise<{ id: number; version: number }> {
  const { db } = call
  await editableResident(call, residentId)
  const written = await updateVersioned(call, 'residents', { id: residentId, version }, {})
  const before = (await tagsOf(call, [residentId])).get(residentId) ?? []
  const had = new Set(before.map(({ entryId }) => entryId))
  const wanted = new Set(entryIds)
  const added = [...wanted].filter((id) => !had.has(id))
  const removed = [...had].filter((id) => !wanted.has(id))
  await requireOffered(call, added)
  if (removed.length > 0)
    await db
      .deleteFrom('resident_tags')
      .where('resident_id', '=', residentId)
      .where('entry_id', 'in', removed)
      .execute()
  if (added.length > 0)
    await db
      .insertInto('resident_tags')
      .values(
        added.map((entry_id) => ({ resident_id: residentId, entry_id, import_id: null, ...call.created })),
      )
      .execute()
  await call.audit({
    subject: `resident:${residentId}`,
    fields: { tags: [...wanted] },
    before: { tags: before.map(({ name }) => name).join('、') },
  })
  return written
}

async function requireOffered({ db }: Call, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  const offered = await db
    .selectFrom('dictionary_entries')
    .select('id')
    .where('id', 'in', ids)
    .where('dictionary', '=', 'tags')
    .where('archived_at', 'is', null)
    .execute()
  if (offered.length < ids.length) throw new Fault('NOT_FOUND', { field: 'entryIds' })
}
