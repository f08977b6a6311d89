import type { PaperSize } from '../../../../shared/contract/desktop.ts'
import { addressName } from '../../../../shared/modules/residents/name.ts'
import { maskPhone } from '../../../../shared/modules/residents/phone.ts'
import type { Gender } from '../../../../shared/modules/residents/terms.ts'
import type { TicketForm, TicketPaper } from '../../../../shared/modules/tickets/contract.ts'
import type { EntryPermission, TicketKind } from '../../../../shared/modules/tickets/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { copiesOf, logPrint } from '../system/print-log.ts'
import { asChoice, choicesIn } from './choices.ts'
import { addEvents } from './events.ts'
import { ticketFor } from './load.ts'
import { longRoomLabel } from './names.ts'
import { selectTickets } from './rows.ts'

/** Everything a ticket's papers show. The caller is addressed, the phone masked: paper lies about. Error: NOT_FOUND. */
export async function slip(call: Call, id: number): Promise<TicketPaper> {
  const row = await selectTickets(call.db)
    .leftJoin('residents', 'residents.id', 'tickets.resident_id')
    .select([
      'tickets.caller_phone',
      'tickets.place',
      'tickets.demand',
      'tickets.contact_time as contactTime',
      'tickets.entry',
      'tickets.appointment_on as appointmentOn',
      'tickets.appointment_time as appointmentTime',
      'tickets.back_entered as backEnteredFlag',
      'tickets.solved_on_spot as solvedOnSpot',
      'tickets.reply_due_at as replyDueAt',
      'tickets.printed_count as printedCount',
      'residents.name as residentName',
      'residents.gender',
    ])
    .where('tickets.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND')
  const choiceOf = await choicesIn(call.db, ['demands'])
  const gender = row.residentName === row.caller ? (row.gender as Gender | null) : null
  const handedOver = await lastEvent(call, id, ['assigned'])
  const answered = row.solvedOnSpot === 1 ? await lastEvent(call, id, ['done', 'closed']) : undefined
  return {
    number: row.number,
    kind: row.kind as TicketKind,
    houseLong: longRoomLabel(row),
    place: row.place,
    caller: addressName(row.caller, gender),
    phone: maskPhone(row.caller_phone),
    receivedAt: row.receivedAt,
    backEntered: row.backEnteredFlag === 1,
    channel: row.channel ?? '',
    category: row.category ?? '',
    urgency: asChoice(row.urgency, { name: row.urgencyName, shipped: row.urgencyShipped }),
    firstAsked: row.firstAsked ?? '',
    words: row.words,
    demand: row.demand === null ? null : choiceOf('demands', row.demand),
    contactTime: row.contactTime,
    entry: row.entry as EntryPermission | null,
    appointmentOn: row.appointmentOn,
    appointmentTime: row.appointmentTime,
    firstContactAt: row.firstContactAt,
    firstContactDueAt: row.firstContactDueAt,
    replyDueAt: row.replyDueAt,
    resolveDueAt: row.resolveDueAt,
    dispatchedAt: handedOver?.at ?? null,
    department: row.department ?? '',
    assignee: row.assignee ?? '',
    solved: answered ? { at: answered.at, words: answered.text } : null,
    printed: {
      slip: row.printedCount,
      'work-sheet': await copiesOf(call.db, 'work-sheet', `ticket:${id}`),
    },
    voided: row.state === 'void',
  }
}

const lastEvent = ({ db }: Call, id: number, kinds: readonly string[]) =>
  db
    .selectFrom('ticket_events')
    .select(['at', 'text'])
    .where('ticket_id', '=', id)
    .where('kind', 'in', kinds)
    // A step without words came with one that has them.
    .orderBy((eb) => eb('text', '=', ''), 'asc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/**
 * Records that a paper of a ticket was printed. The ticket keeps its version: printing is no edit that could collide
 * with somebody's. Errors: those of `ticketFor`.
 */
export async function recordPrint(
  call: Call,
  { id, form, paper }: { id: number; form: TicketForm; paper: PaperSize },
): Promise<{ copy: number }> {
  const ticket = await ticketFor(call, 'print', { id })
  const subject = `ticket:${id}`
  // Slips were counted with the ticket before there was a log.
  const counted = form === 'slip' ? { copy: ticket.printed_count + 1 } : {}
  const copy = await logPrint(call, { form, paper, subject, label: ticket.number, rows: 1, ...counted })
  if (form === 'slip')
    await call.db
      .updateTable('tickets')
      .set({ printed_count: copy, ...call.updated })
      .where('id', '=', id)
      .execute()
  await addEvents(call, id, [{ kind: 'printed', detail: { copy, form } }])
  await call.audit({
    subject,
    label: ticket.number,
    fields: { form, paper, copy },
    before: { copy: copy - 1 },
  })
  return { copy }
}
