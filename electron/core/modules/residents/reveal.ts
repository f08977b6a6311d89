import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { handlesTicket } from '../tickets/reveal.ts'
import { openIdNumber } from './id-number.ts'

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
    phoneId === undefined
      ? (await columnsOf(call, residentId))?.emergency_phone
      : await ownPhone(call, residentId, phoneId)
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

/** A whole ID number, audited with its reason. Error: NOT_FOUND where none is known. */
export async function revealIdNumber(
  call: Call,
  { residentId, reason }: { residentId: number; reason: string },
): Promise<string> {
  const column = (await columnsOf(call, residentId))?.id_number_sealed
  if (!column) throw new Fault('NOT_FOUND')
  const idNumber = openIdNumber(call.services, column)
  if (idNumber === null) throw new Error('an ID number cannot be unsealed')
  await call.audit({
    subject: `resident:${residentId}`,
    fields: { id_number: residentId, reason },
    before: { reason },
  })
  return idNumber
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

const columnsOf = ({ db }: Call, residentId: number) =>
  db
    .selectFrom('residents')
    .select(['emergency_phone', 'id_number_sealed'])
    .where('id', '=', residentId)
    .executeTakeFirst()
