import { normalisePhone } from '../../../../shared/modules/residents/phone.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { Undoable } from '../../kernel/undo.ts'
import { indexResident } from '../search/indexing.ts'
import { editableResident } from './editable.ts'

/** Digits of a phone as typed. Error: INVALID_INPUT on the field, with the reason as a parameter. */
export function phoneDigits(typed: string, field: string): string {
  const { phone, reason } = normalisePhone(typed)
  if (phone === null) throw new Fault('INVALID_INPUT', { field, params: { reason } })
  return phone
}

interface NewPhone {
  phone: string
  label: string
}

/** Writes a phone behind those the person has. Errors on the field: INVALID_INPUT, ALREADY_EXISTS. */
export async function insertPhone(
  call: Call,
  residentId: number,
  { phone: typed, label }: NewPhone,
  field: string,
) {
  const phone = phoneDigits(typed, field)
  const known = await call.db
    .selectFrom('resident_phones')
    .select(['phone', 'position'])
    .where('resident_id', '=', residentId)
    .execute()
  if (known.some((row) => row.phone === phone)) throw new Fault('ALREADY_EXISTS', { field })
  return call.db
    .insertInto('resident_phones')
    .values({
      resident_id: residentId,
      phone,
      label,
      position: Math.max(-1, ...known.map(({ position }) => position)) + 1,
      import_id: null,
      ...call.created,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
}

/** Errors: NOT_FOUND, NOT_ALLOWED_NOW for an archived person; on `phone` INVALID_INPUT, ALREADY_EXISTS. */
export async function addPhone(call: Call, { residentId, ...phone }: NewPhone & { residentId: number }) {
  await editableResident(call, residentId)
  const written = await insertPhone(call, residentId, phone, 'phone')
  await indexResident(call.db, residentId)
  await call.audit({ subject: `resident:${residentId}`, fields: { phone: phone.phone } })
  return written
}

interface PhoneChange {
  id: number
  version: number
  label: string
  /** Before all others; otherwise the phone keeps its place. */
  first: boolean
}

/** Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for an archived person. */
export async function changePhone(call: Call, { label, first, ...reference }: PhoneChange) {
  const { db } = call
  const before = await db
    .selectFrom('resident_phones')
    .select(['resident_id', 'label', 'position'])
    .where('id', '=', reference.id)
    .executeTakeFirst()
  if (!before) throw new Fault('NOT_FOUND')
  await editableResident(call, before.resident_id)
  const { lowest } = await db
    .selectFrom('resident_phones')
    .select((eb) => eb.fn.min('position').as('lowest'))
    .where('resident_id', '=', before.resident_id)
    .where('id', '!=', reference.id)
    .executeTakeFirstOrThrow()
  // One less than the lowest: no other phone's row has to be written.
  const position = first && lowest !== null ? Math.min(before.position, lowest - 1) : before.position
  const written = await updateVersioned(call, 'resident_phones', reference, { label, position })
  await call.audit({
    subject: `resident:${before.resident_id}`,
    fields: { label, position },
    before: { label: before.label, position: before.position },
  })
  return written
}

/** Errors: NOT_FOUND, NOT_ALLOWED_NOW for an archived person. */
export async function removePhone(
  call: Call,
  { residentId, phoneId }: { residentId: number; phoneId: number },
) {
  await editableResident(call, residentId)
  const row = await call.db
    .selectFrom('resident_phones')
    .select('phone')
    .where('id', '=', phoneId)
    .where('resident_id', '=', residentId)
    .executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND')
  const subject = `resident:${residentId}`
  const undoable = new Undoable(call, subject)
  await undoable.remove('resident_phones', phoneId)
  await indexResident(call.db, residentId)
  await call.audit({ subject, fields: { phone: null }, before: { phone: row.phone } })
  return { undoId: await undoable.finish() }
}
