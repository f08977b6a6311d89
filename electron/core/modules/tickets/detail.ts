import { maskPhone } from '../../../../shared/modules/residents/phone.ts'
import { actionsFor } from '../../../../shared/modules/tickets/actions.ts'
import { ticketAnswers, type TicketDetail } from '../../../../shared/modules/tickets/contract.ts'
import type { CallerRole, ContactResult, EntryPermission } from '../../../../shared/modules/tickets/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { choicesIn } from './choices.ts'
import { eventsOf } from './events.ts'
import { joinsOf } from './joined.ts'
import { personBefore, standingOf } from './load.ts'
import { longRoomLabel } from './names.ts'
import { photosOf } from './photos.ts'
import { readPromiseRule } from './promise-rule.ts'
import { recordedEvents, recordedOf } from './recorded.ts'
import { asTicketRow, selectTickets } from './rows.ts'

/** Everything the ticket's page shows, and what whoever asks may do with it now. Error: NOT_FOUND. */
export async function ticketDetail(call: Call, id: number): Promise<TicketDetail> {
  const row = await selectTickets(call.db)
    .select([
      'tickets.house_id',
      'tickets.resident_id',
      'tickets.caller_role',
      'tickets.caller_phone',
      'tickets.place',
      'tickets.demand',
      'tickets.emotion',
      'tickets.contact_time',
      'tickets.category_id',
      'tickets.channel_id',
      'channels.live',
      'tickets.department_id',
      'tickets.assignee_id',
      'tickets.first_contact_at',
      'tickets.first_contact_result',
      'tickets.reply_due_at',
      'tickets.entered_at',
      'tickets.done_at',
      'tickets.void_reason',
      'tickets.printed_count',
      'tickets.rule',
      'tickets.import_id',
      'tickets.result',
      'tickets.cause',
      'tickets.responsibility',
      'tickets.recorded_timely',
      'tickets.callback_at',
      'tickets.callback_score',
      'tickets.callback_words',
      'tickets.closed_at',
      'tickets.entry',
      'tickets.appointment_on',
      'tickets.appointment_time',
      'tickets.channel_note',
      'tickets.answers',
      'tickets.solved_on_spot',
      'tickets.joined_into',
      'tickets.digest',
      'tickets.publishable',
    ])
    .where('tickets.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND')
  const choiceOf = await choicesIn(call.db, ['emotions', 'demands', 'causes', 'responsibilities'])
  const shown = asTicketRow(row)
  const events = await eventsOf(call, id)
  const joins = await joinsOf(call, row)
  return {
    ...shown,
    houseId: row.house_id,
    houseLong: longRoomLabel(row),
    residentId: row.resident_id,
    callerRole: row.caller_role as CallerRole | null,
    callerPhone: maskPhone(row.caller_phone),
    place: row.place,
    demand: row.demand === null ? null : choiceOf('demands', row.demand),
    emotion: choiceOf('emotions', row.emotion),
    contactTime: row.contact_time,
    categoryId: row.category_id,
    channelId: row.channel_id,
    channelLive: row.live === 1,
    departmentId: row.department_id,
    assigneeId: row.assignee_id,
    firstContactResult: row.first_contact_result as ContactResult | null,
    replyDueAt: row.reply_due_at,
    enteredAt: row.entered_at,
    doneAt: row.done_at,
    voidReason: row.void_reason,
    printedCount: row.printed_count,
    entry: row.entry as EntryPermission | null,
    appointmentOn: row.appointment_on,
    appointmentTime: row.appointment_time,
    channelNote: row.channel_note,
    answers: ticketAnswers.parse(JSON.parse(row.answers)),
    solvedOnSpot: row.solved_on_spot === 1,
    ...joins,
    photos: await photosOf(call, id),
    digest: row.digest,
    publishable: row.publishable === 1,
    recorded: recordedOf(row, choiceOf),
    rule: readPromiseRule(row.rule),
    events: [...recordedEvents(row, shown, events), ...events],
    actions: actionsFor(standingOf(row, joins.joined.length > 0), await personBefore(call, row)),
  }
}
