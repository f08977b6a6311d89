import type { TicketEventKind } from '../../../../shared/modules/tickets/terms.ts'
import type { Call } from '../../kernel/call.ts'

export type EventDetail = Record<string, string | number | null>

export interface NewTicketEvent {
  kind: TicketEventKind
  text?: string
  /** Codes and names that the page turns into a sentence; names as they are now, since the timeline never changes. */
  detail?: EventDetail
}

/** Adds to a ticket's timeline, which is append-only. */
export async function addEvents(
  call: Call,
  ticketId: number,
  events: readonly NewTicketEvent[],
): Promise<void> {
  await call.db
    .insertInto('ticket_events')
    .values(
      events.map(({ kind, text = '', detail = {} }) => ({
        ticket_id: ticketId,
        at: call.now,
        staff_id: call.actor.staffId,
        kind,
        text,
        detail: JSON.stringify(detail),
      })),
    )
    .execute()
}

/** A ticket's timeline, oldest first. */
export async function eventsOf(call: Call, ticketId: number) {
  const rows = await call.db
    .selectFrom('ticket_events')
    .leftJoin('staff', 'staff.id', 'ticket_events.staff_id')
    .select([
      'ticket_events.id',
      'ticket_events.at',
      'staff.name as actor',
      'ticket_events.kind',
      'ticket_events.text',
      'ticket_events.detail',
    ])
    .where('ticket_events.ticket_id', '=', ticketId)
    .orderBy('ticket_events.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    actor: row.actor ?? '',
    kind: row.kind as TicketEventKind,
    text: row.text,
    detail: JSON.parse(row.detail) as EventDetail,
  }))
}
