import type { PhoneHolder } from '../../../../shared/modules/registers/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'

interface Held {
  phone: string
  /** When the matter ended or the row was struck out. */
  over: string | null
}

/** Where each phone stands, and by what one sees that there is nothing left to phone about. */
const held: Record<PhoneHolder, (call: Call, id: number) => Promise<Held | undefined>> = {
  'held-key': ({ db }, id) =>
    db
      .selectFrom('held_keys')
      .select((eb) => ['giver_phone as phone', eb.fn.coalesce('voided_at', 'returned_at').as('over')])
      .where('id', '=', id)
      .executeTakeFirst(),
  'key-loan': ({ db }, id) =>
    db.selectFrom('key_loans').select(['phone', 'back_at as over']).where('id', '=', id).executeTakeFirst(),
  parcel: ({ db }, id) =>
    db
      .selectFrom('parcels')
      .select((eb) => ['phone', eb.fn.coalesce('voided_at', 'handed_at').as('over')])
      .where('id', '=', id)
      .executeTakeFirst(),
  visitor: ({ db }, id) =>
    db
      .selectFrom('visitors')
      .select((eb) => ['phone', eb.fn.coalesce('voided_at', 'left_at').as('over')])
      .where('id', '=', id)
      .executeTakeFirst(),
  'service-request': ({ db }, id) =>
    db
      .selectFrom('service_requests')
      .select((eb) => ['phone', eb.fn.coalesce('voided_at', 'settled_at').as('over')])
      .where('id', '=', id)
      .executeTakeFirst(),
  pass: ({ db }, id) =>
    db
      .selectFrom('item_passes')
      .select((eb) => ['phone', eb.fn.coalesce('voided_at', 'released_at').as('over')])
      .where('id', '=', id)
      .executeTakeFirst(),
}

/**
 * A whole phone out of a register, audited. Errors: NOT_FOUND (no row, or no number in it), INVALID_INPUT on `reason`
 * once the matter is over.
 */
export async function revealRegisterPhone(
  call: Call,
  asked: { of: PhoneHolder; id: number; reason?: string },
): Promise<string> {
  call.require('registers.keep')
  const { of, id, reason } = asked
  const found = await held[of](call, id)
  if (!found || found.phone === '') throw new Fault('NOT_FOUND')
  if (found.over !== null && !reason) throw new Fault('INVALID_INPUT', { field: 'reason' })
  await call.audit({
    subject: `${of}:${id}`,
    fields: { phone: id, reason: reason ?? '' },
    before: { reason: reason ?? null },
  })
  return found.phone
}
