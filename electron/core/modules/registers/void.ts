import type { RegisterRow } from '../../../../shared/modules/registers/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { Undoable } from '../../kernel/undo.ts'
import { countKeys } from './house-keys.ts'
import { isLent } from './keys.ts'

const tables = {
  'held-key': 'held_keys',
  parcel: 'parcels',
  visitor: 'visitors',
  pass: 'item_passes',
  'service-request': 'service_requests',
} as const satisfies Record<RegisterRow, string>

/**
 * Strikes a row out that was written wrongly; it stays, with the reason. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW
 * for one struck out already and for a key that is lent.
 */
export async function voidRow(
  call: Call,
  { row, id, version, reason }: { row: RegisterRow; id: number; version: number; reason: string },
) {
  const found = await call.db
    .selectFrom(tables[row])
    .select('voided_at')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) throw new Fault('NOT_FOUND')
  if (found.voided_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  const undoable = new Undoable(call, `${row}:${id}`)
  const written = await undoable.update(
    tables[row],
    id,
    { voided_at: call.now, void_reason: reason },
    version,
  )
  if (row === 'held-key') await countOut(call, undoable, id)
  await call.audit({
    subject: `${row}:${id}`,
    fields: { voidedAt: call.now, voidReason: reason },
    before: { voidedAt: null },
  })
  return { ...written, undoId: await undoable.finish() }
}

/** Its house counts it no more, unless it was given back before. */
async function countOut(call: Call, undoable: Undoable, id: number): Promise<void> {
  if (await isLent(call, id)) throw new Fault('NOT_ALLOWED_NOW')
  const key = await call.db
    .selectFrom('held_keys')
    .select(['house_id', 'pieces', 'returned_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (key.returned_at === null) await countKeys(call, undoable, key.house_id, -key.pieces)
}
