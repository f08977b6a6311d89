import type { MergedField } from '../../../../shared/modules/duplicates/contract.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { Undoable } from '../../kernel/undo.ts'
import { importingIds } from '../imports/importing.ts'
import { editableResident } from '../residents/editable.ts'
import { indexResidents } from '../search/indexing.ts'
import { moveBelongings } from './belongings.ts'
import { fieldsTaken, valuesOf } from './merge-fields.ts'

interface Reference {
  id: number
  version: number
}

interface Merge {
  kept: Reference
  dropped: Reference
  take: readonly MergedField[]
}

/** What nobody may read, not even as the old value of an audit entry. */
const sealedColumns = new Set(['id_number_sealed', 'id_number_digest'])

/**
 * Makes one person of two. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for an archived one, IN_USE while an import is
 * writing, INVALID_INPUT on `dropped` when both are one.
 */
export async function mergeResidents(call: Call, { kept, dropped, take }: Merge) {
  if (kept.id === dropped.id) throw new Fault('INVALID_INPUT', { field: 'dropped' })
  if ((await importingIds(call.db)).size > 0) throw new Fault('IN_USE')
  const before = await unchanged(call, kept)
  const other = await unchanged(call, dropped)
  const undoable = new Undoable(call, `resident:${kept.id}`)
  const taken = fieldsTaken(before, other, take)
  const values = valuesOf(other, taken)
  const left = {
    archived_at: call.now,
    merged_into: kept.id,
    ...(taken.includes('idNumber') && { id_number_sealed: null, id_number_digest: null }),
  }
  await undoable.update('residents', dropped.id, left)
  const written = await undoable.update('residents', kept.id, values)
  await moveBelongings({ call, undoable, kept: kept.id, dropped: dropped.id })
  await indexResidents(call.db, [kept.id, dropped.id])
  await call.audit({
    subject: `resident:${kept.id}`,
    fields: { mergedFrom: dropped.id, ...values },
    before: Object.fromEntries(
      Object.entries(valuesOf(before, taken)).filter(([column]) => !sealedColumns.has(column)),
    ) as Record<string, string | number | null>,
  })
  await call.audit({
    subject: `resident:${dropped.id}`,
    fields: { mergedInto: kept.id, archivedAt: call.now },
    before: { mergedInto: null, archivedAt: null },
  })
  return { ...written, undoId: await undoable.finish() }
}

async function unchanged(call: Call, { id, version }: Reference) {
  const resident = await editableResident(call, id)
  if (resident.version !== version) throw new Fault('CONFLICT')
  return resident
}
