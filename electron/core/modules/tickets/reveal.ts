import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { unfinished } from './conditions.ts'
import { handles } from './load.ts'

/**
 * Whether somebody handles a ticket that is not over: then its caller may be phoned without a reason. Who reported what
 * waits for another ticket is told as well.
 */
export async function handlesTicket(call: Call, ticketId: number, residentId?: number): Promise<boolean> {
  const ticket = await call.db
    .selectFrom('tickets')
    .select(['first_asked_by', 'assignee_id', 'department_id'])
    .where('id', '=', ticketId)
    .where((eb) => eb.or([unfinished, eb('state', '=', 'joined')]))
    .$if(residentId !== undefined, (query) => query.where('resident_id', '=', residentId!))
    .executeTakeFirst()
  return ticket !== undefined && handles(call, ticket)
}

/**
 * The number a ticket's caller left, whole and audited; also for a caller who is no resident. Errors: NOT_FOUND
 * (no ticket, or no number on it), INVALID_INPUT on `reason` from whoever does not handle the ticket.
 */
export async function revealCallerPhone(call: Call, asked: { id: number; reason?: string }): Promise<string> {
  const ticket = await call.db
    .selectFrom('tickets')
    .select(['number', 'caller_phone'])
    .where('id', '=', asked.id)
    .executeTakeFirst()
  if (!ticket || ticket.caller_phone === '') throw new Fault('NOT_FOUND')
  if (!asked.reason && !(await handlesTicket(call, asked.id)))
    throw new Fault('INVALID_INPUT', { field: 'reason' })
  await call.audit({
    subject: `ticket:${asked.id}`,
    label: ticket.number,
    fields: { callerPhone: asked.id, reason: asked.reason ?? '' },
    before: { reason: asked.reason ?? null },
  })
  return ticket.caller_phone
}
