import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { handlesTicket } from '../tickets/reveal.ts'

interface Asked {
  residentId: number
  /** One of the person's own phones; without it, the emergency contact's. */
  phoneId?: number
  ticketId?: number
  reason?: string
}

/**
 * A whole phone number, audited. No reason is asked on an open ticket of that person which the asker first received
 * or handles; anywhere else it is. Errors: NOT_FOUND, INVALID_INPUT on `reason`.
 */
export async function revealPhone(call: Call, asked: Asked): Promise<string> {
  const { residentId, phoneId, ticketId, reason } = asked
  const phone =
    phoneId === undefined ? await emergencyPhone(call, residentId) : await ownPhone(call, residentId, phoneId)
  if (!phone) throw new Fault('NOT_FOUND')
  const ownTicket = ticketId !== undefined && (await handlesTicket(call, ticketId, residentId))
  if (!ownTicket && !reason) throw new Fault('INVALID_INPUT', { field: 'reason' })
  await call.audit({
    subject: `resident:${residentId}`,
    label: ownTicket ? `ticket:${ticketId}` : '',
    fields: {
      ...(phoneId === undefined ? { emergency_phone: residentId } : { phone: phoneId }),
      reason: reason ?? '',
    },
    before: { reason: reason ?? null },
  })
  return phone
}

async function ownPhone({ db }: Call, residentId: number, phoneId: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('resident_phones')
    .select('phone')
    .where('id', '=', phoneId)
    .where('resident_id', '=', residentId)
    .executeTakeFirst()
  return row?.phone
}

/** Empty where nobody is named. */
async function emergencyPhone({ db }: Call, residentId: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('residents')
    .select('emergency_phone')
    .where('id', '=', residentId)
    .executeTakeFirst()
  return row?.emergency_phone
}
