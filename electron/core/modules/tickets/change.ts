import type { UpdateObject } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { addEvents, type NewTicketEvent } from './events.ts'
import type { Ticket } from './load.ts'

type Values = Partial<Pick<UpdateObject<Tables, 'tickets'>, keyof Ticket>>

/** One step of a ticket: the row under its lock, the timeline, and the audit with what stood there before. */
export async function changeTicket(
  call: Call,
  ticket: Ticket,
  values: Values,
  event: NewTicketEvent,
): Promise<{ id: number; version: number }> {
  const written = await updateVersioned(call, 'tickets', ticket, values)
  await addEvents(call, ticket.id, [event])
  const changed = Object.keys(values) as (keyof Ticket)[]
  await call.audit({
    subject: `ticket:${ticket.id}`,
    label: ticket.number,
    fields: { ...values, ...(event.text ? { text: event.text } : {}) },
    before: Object.fromEntries(changed.map((column) => [column, ticket[column]])),
  })
  return written
}
