import type { Kysely } from 'kysely'
import { groupBy } from '../../../../shared/collections/group.ts'
import { normalisePlate } from '../../../../shared/modules/residents/plate.ts'
import { oneOf } from '../../database/one-of.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { Undoable } from '../../kernel/undo.ts'
import { indexResident } from '../search/indexing.ts'
import { editableResident } from './editable.ts'

/** Each resident's number plates, the first noted first. */
export async function platesOf(
  db: Kysely<Tables>,
  residentIds: readonly number[],
): Promise<Map<number, { id: number; plate: string }[]>> {
  if (residentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('resident_plates')
    .select(['id', 'resident_id', 'plate'])
    .where('resident_id', 'in', oneOf(residentIds))
    .orderBy('resident_id')
    .orderBy('id')
    .execute()
  return groupBy(rows, (row) => row.resident_id)
}

/** Errors on the field: INVALID_INPUT for what is no plate, ALREADY_EXISTS where the person has it. */
export async function insertPlate(call: Call, residentId: number, typed: string, field: string) {
  const plate = normalisePlate(typed)
  if (plate === null) throw new Fault('INVALID_INPUT', { field })
  const row = await call.db
    .insertInto('resident_plates')
    .values({ resident_id: residentId, plate, import_id: null, ...call.created })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Fault('ALREADY_EXISTS', { field })
  return row
}

/** Errors: NOT_FOUND, NOT_ALLOWED_NOW for an archived person; on `plate` INVALID_INPUT, ALREADY_EXISTS. */
export async function addPlate(call: Call, { residentId, plate }: { residentId: number; plate: string }) {
  await editableResident(call, residentId)
  const row = await insertPlate(call, residentId, plate, 'plate')
  await indexResident(call.db, residentId)
  await call.audit({ subject: `resident:${residentId}`, fields: { plate } })
  return row
}

/** Errors: NOT_FOUND, NOT_ALLOWED_NOW for an archived person. */
export async function removePlate(
  call: Call,
  { residentId, plateId }: { residentId: number; plateId: number },
) {
  await editableResident(call, residentId)
  const plates = (await platesOf(call.db, [residentId])).get(residentId) ?? []
  const row = plates.find(({ id }) => id === plateId)
  if (!row) throw new Fault('NOT_FOUND')
  const subject = `resident:${residentId}`
  const undoable = new Undoable(call, subject)
  await undoable.remove('resident_plates', plateId)
  await indexResident(call.db, residentId)
  await call.audit({ subject, fields: { plate: null }, before: { plate: row.plate } })
  return { undoId: await undoable.finish() }
}
