import { photosPerTicket } from '../../../../shared/modules/attachments/limits.ts'
import type { TicketPhoto } from '../../../../shared/modules/tickets/contract.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { requireBrought } from '../attachments/brought.ts'
import { addEvents } from './events.ts'

/**
 * Puts photos on a ticket, in this order, with an event for each; those it carries already are left as they are, and
 * one that was taken off comes back. The caller audits. Answers with what was added. Errors: NOT_FOUND on `photos`
 * for one that nobody brought, TOO_MANY_PHOTOS.
 */
export async function linkPhotos(
  call: Call,
  ticketId: number,
  hashes: readonly string[],
): Promise<readonly string[]> {
  const wanted = [...new Set(hashes)]
  if (wanted.length === 0) return []
  await requireBrought(call, wanted)
  const known = await call.db
    .selectFrom('ticket_photos')
    .select(['id', 'hash', 'version', 'removed_at'])
    .where('ticket_id', '=', ticketId)
    .execute()
  const carried = new Set(known.filter((row) => row.removed_at === null).map((row) => row.hash))
  const added = wanted.filter((hash) => !carried.has(hash))
  if (carried.size + added.length > photosPerTicket)
    throw new Fault('TOO_MANY_PHOTOS', { field: 'photos', params: { count: photosPerTicket } })
  for (const hash of added) {
    const before = known.find((row) => row.hash === hash)
    if (before)
      await call.db
        .updateTable('ticket_photos')
        .set({ removed_at: null, remove_reason: '', version: before.version + 1, ...call.updated })
        .where('id', '=', before.id)
        .execute()
    else
      await call.db
        .insertInto('ticket_photos')
        .values({ ticket_id: ticketId, hash, removed_at: null, ...call.created })
        .execute()
  }
  if (added.length > 0)
    await addEvents(
      call,
      ticketId,
      added.map((hash) => ({ kind: 'photo-added', detail: { hash } })),
    )
  return added
}

/** The photos a ticket carries, in the order they came. */
export async function photosOf(call: Call, ticketId: number): Promise<TicketPhoto[]> {
  const rows = await call.db
    .selectFrom('ticket_photos')
    .innerJoin('attachments', 'attachments.hash', 'ticket_photos.hash')
    .leftJoin('staff', 'staff.id', 'ticket_photos.created_by')
    .select([
      'ticket_photos.id',
      'ticket_photos.version',
      'ticket_photos.hash',
      'attachments.width',
      'attachments.height',
      'ticket_photos.caption',
      'ticket_photos.created_at',
      'staff.name as added_by',
    ])
    .where('ticket_photos.ticket_id', '=', ticketId)
    .where('ticket_photos.removed_at', 'is', null)
    .orderBy('ticket_photos.id')
    .execute()
  return rows.map(({ created_at, added_by, ...photo }) => ({
    ...photo,
    addedAt: created_at,
    addedBy: added_by ?? '',
  }))
}
