import type { Selectable } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { addEvents } from './events.ts'
import { ticketFor, type Ticket } from './load.ts'
import { linkPhotos } from './photos.ts'

interface Reference {
  id: number
  version: number
}
type OfTicket = Reference & { ticketId: number }

/**
 * Puts photos on a ticket that is saved already; its next version. Errors: as `ticketFor` and `linkPhotos`.
 */
export async function attachPhotos(call: Call, input: Reference & { hashes: readonly string[] }) {
  const ticket = await ticketFor(call, 'photo', input)
  const written = await updateVersioned(call, 'tickets', ticket, {})
  const photos = await linkPhotos(call, ticket.id, input.hashes)
  await call.audit({ subject: `ticket:${ticket.id}`, label: ticket.number, fields: { photos } })
  return written
}

/** What a photo shows. Errors: NOT_FOUND, CONFLICT, and as `ticketFor`. */
export async function describePhoto(call: Call, input: OfTicket & { caption: string }) {
  const { ticket, photo } = await photoFor(call, input)
  const written = await updateVersioned(call, 'ticket_photos', input, { caption: input.caption })
  await call.audit({
    subject: `ticket:${ticket.id}`,
    label: ticket.number,
    fields: { caption: input.caption },
    before: { caption: photo.caption },
  })
  return written
}

/** Takes a photo off its ticket; its file stays. Errors: NOT_FOUND, CONFLICT, and as `ticketFor`. */
export async function detachPhoto(call: Call, input: OfTicket & { reason: string }) {
  const { ticket, photo } = await photoFor(call, input)
  const values = { removed_at: call.now, remove_reason: input.reason }
  const written = await updateVersioned(call, 'ticket_photos', input, values)
  await addEvents(call, ticket.id, [
    { kind: 'photo-removed', text: input.reason, detail: { hash: photo.hash } },
  ])
  await call.audit({
    subject: `ticket:${ticket.id}`,
    label: ticket.number,
    fields: { photo: photo.hash, reason: input.reason },
  })
  return written
}

async function photoFor(
  call: Call,
  { id, ticketId }: OfTicket,
): Promise<{ ticket: Ticket; photo: Selectable<Tables['ticket_photos']> }> {
  const ticket = await ticketFor(call, 'photo', { id: ticketId })
  const photo = await call.db
    .selectFrom('ticket_photos')
    .selectAll()
    .where('id', '=', id)
    .where('ticket_id', '=', ticketId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!photo) throw new Fault('NOT_FOUND')
  return { ticket, photo }
}
