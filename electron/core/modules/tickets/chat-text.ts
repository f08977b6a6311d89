import { maskPersonal } from '../../../../shared/modules/residents/mask-personal.ts'
import { addressName } from '../../../../shared/modules/residents/name.ts'
import type { Gender } from '../../../../shared/modules/residents/terms.ts'
import type { ChatFacts } from '../../../../shared/modules/tickets/contract.ts'
import type { TicketKind } from '../../../../shared/modules/tickets/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { asChoice, choicesIn } from './choices.ts'
import { longRoomLabel } from './names.ts'
import { selectTickets } from './rows.ts'

/** What everybody may be told of a ticket: nothing that says who or which door. Error: NOT_FOUND. */
export async function chatText(call: Call, id: number): Promise<ChatFacts> {
  const row = await ticketToTell(call, id)
  return { ...(await factsOf(call, row)), whole: null }
}

/** The same with the caller's room, name and phone; what the words tell of others stays masked. Audited with the reason. Error: NOT_FOUND. */
export async function chatTextWhole(
  call: Call,
  { id, reason }: { id: number; reason: string },
): Promise<ChatFacts> {
  const row = await ticketToTell(call, id)
  await call.audit({
    subject: `ticket:${id}`,
    label: row.number,
    fields: { callerPhone: id, reason },
    before: { reason },
  })
  const gender = row.residentName === row.caller ? (row.gender as Gender | null) : null
  const whole = {
    room: longRoomLabel(row),
    caller: addressName(row.caller, gender),
    phone: row.callerPhone,
  }
  return { ...(await factsOf(call, row)), whole }
}

async function ticketToTell({ db }: Call, id: number) {
  const row = await selectTickets(db)
    .leftJoin('residents', 'residents.id', 'tickets.resident_id')
    .select([
      'tickets.caller_phone as callerPhone',
      'tickets.place',
      'tickets.demand',
      'tickets.appointment_on as appointmentOn',
      'tickets.appointment_time as appointmentTime',
      'residents.name as residentName',
      'residents.gender',
    ])
    .where('tickets.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND')
  return row
}

async function factsOf(call: Call, row: Awaited<ReturnType<typeof ticketToTell>>) {
  const names = [row.caller, row.residentName ?? '']
  const choiceOf = await choicesIn(call.db, ['demands'])
  return {
    number: row.number,
    kind: row.kind as TicketKind,
    building: row.building ?? '',
    unit: row.unit ?? '',
    place: maskPersonal(row.place, { names }),
    category: row.category ?? '',
    urgency: asChoice(row.urgency, { name: row.urgencyName, shipped: row.urgencyShipped }),
    words: maskPersonal(row.words, { names }),
    demand: row.demand === null ? null : choiceOf('demands', row.demand),
    department: row.department ?? '',
    resolveDueAt: row.resolveDueAt,
    appointmentOn: row.appointmentOn,
    appointmentTime: maskPersonal(row.appointmentTime, { names }),
  }
}
