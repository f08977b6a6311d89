import type { Call } from '../../kernel/call.ts'
import type { Undoable } from '../../kernel/undo.ts'
import { cleanName } from '../office/clean-name.ts'
import { phoneDigits } from '../residents/phones.ts'

/** Somebody the office does not know yet, as typed; the phone may be empty. */
export interface NewOwner {
  name: string
  phone: string
}

/**
 * Enters a person, so that they go again when the command is taken back. A phone that somebody has is no reason to take
 * them for one: families share phones. Errors: INVALID_INPUT on `name`, `phone` of the field.
 */
export async function enterOwner(
  call: Call,
  undoable: Undoable,
  typed: NewOwner,
  field: string,
): Promise<number> {
  const name = cleanName(typed.name, `${field}.name`)
  const phone = typed.phone && phoneDigits(typed.phone, `${field}.phone`)
  const { id } = await undoable.insert('residents', {
    name,
    gender: null,
    birth_year: null,
    occupation: '',
    group_id: null,
    emergency_name: '',
    emergency_phone: '',
    notes: '',
    import_id: null,
    archived_at: null,
    id_number_sealed: null,
    id_number_digest: null,
    merged_into: null,
  })
  if (phone)
    await undoable.insert('resident_phones', {
      resident_id: id,
      phone,
      label: '',
      position: 0,
      import_id: null,
    })
  await call.audit({ subject: `resident:${id}`, fields: { name, ...(phone && { phone }) } })
  return id
}
