import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { handlesTicket } from '../tickets/reveal.ts'

interface Asked {
  residentId: number
  phoneId: number
  ticketId?: number
  reason?: string
}

/**
 * A whole phone number, audited. No reason is asked on an open ticket of that person which the asker first received
 * or handles; anywhere else it is. Errors: NOT_FOUND, INVALID_INPUT on `reason`.
 */
export async function revealPhone(call: Call, asked: Asked): Promise<string> {
  const row = await call.db
    .selectFrom('resident_phones')
    .select('phone')
    .where('id', '=', asked.phoneId)
    .where('resident_id', '=', asked.residentId)
    .executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND')
  const ownTicket =
    asked.ticketId !== undefined && (await handlesTicket(call, asked.ticketId, asked.residentId))
  if (!ownTicket && !asked.reason) throw new Fault('INVALID_INPUT', { field: 'reason' })
  await call.audit({
    subject: `resident:${asked.residentId}`,
    label: ownTicket ? `ticket:${asked.ticketId}` : '',
    fields: { phone: asked.phoneId, reason: asked.reason ?? '' },
    before: { reason: asked.reason ?? null },
  })
  return row.phone
}
