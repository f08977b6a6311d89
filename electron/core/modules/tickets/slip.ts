import { addressName } from '../../../../shared/modules/residents/name.ts'
import { maskPhone } from '../../../../shared/modules/residents/phone.ts'
import type { Gender } from '../../../../shared/modules/residents/terms.ts'
import type { TicketKind } from '../../../../shared/modules/tickets/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { choicesIn } from './choices.ts'
import { addEvents } from './events.ts'
import { ticketFor } from './load.ts'
import { longRoomLabel } from './names.ts'
import { selectTickets } from './rows.ts'

/** Everything the slip shows. The caller is addressed, the phone masked: the paper lies about. Error: NOT_FOUND. */
export async function slip(call: Call, id: number) {
  const row = await selectTickets(call.db)
    .leftJoin('residents', 'residents.id', 'tickets.resident_id')
    .leftJoin('communities', 'communities.id', 'buildings.community_id')
    .select([
      'tickets.caller_phone',
      'tickets.place',
      'tickets.demand',
      'tickets.reply_due_at as replyDueAt',
      'tickets.printed_count as printedCount',
      'residents.name as residentName',
      'residents.gender',
      'communities.name as community',
    ])
    .where('tickets.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND')
  const office = await call.db
    .selectFrom('office')
    .innerJoin('communities', 'communities.id', 'office.community_id')
    .leftJoin('forms', (join) => join.on('forms.code', '=', 'slip'))
    .select([
      'office.name',
      'office.hotline',
      'office.slogan',
      'office.print_header as printHeader',
      'office.print_footer as printFooter',
      'forms.number',
      'forms.edition',
      'forms.retention',
      'communities.name as community',
    ])
    .executeTakeFirstOrThrow()
  const choiceOf = await choicesIn(call.db, ['demands'])
  const gender = row.residentName === row.caller ? (row.gender as Gender | null) : null
  return {
    office: office.name,
    hotline: office.hotline,
    slogan: office.slogan,
    community: row.community ?? office.community,
    number: row.number,
    kind: row.kind as TicketKind,
    houseLong: longRoomLabel(row),
    place: row.place,
    caller: addressName(row.caller, gender),
    phone: maskPhone(row.caller_phone),
    receivedAt: row.receivedAt,
    channel: row.channel ?? '',
    category: row.category ?? '',
    firstAsked: row.firstAsked ?? '',
    words: row.words,
    demand: row.demand === null ? null : choiceOf('demands', row.demand),
    firstContactAt: row.firstContactAt,
    firstContactDueAt: row.firstContactDueAt,
    replyDueAt: row.replyDueAt,
    resolveDueAt: row.resolveDueAt,
    form: {
      number: office.number ?? '',
      edition: office.edition ?? '',
      retention: office.retention ?? '',
    },
    printHeader: office.printHeader,
    printFooter: office.printFooter,
    printedCount: row.printedCount,
    voided: row.state === 'void',
  }
}

/**
 * Records that the slip went to paper. The ticket keeps its version: printing is no edit that could collide with
 * somebody's.
 */
export async function recordPrint(call: Call, id: number): Promise<{ copy: number }> {
  const ticket = await ticketFor(call, 'print', { id })
  const copy = ticket.printed_count + 1
  await call.db
    .updateTable('tickets')
    .set({ printed_count: copy, ...call.updated })
    .where('id', '=', id)
    .execute()
  await addEvents(call, id, [{ kind: 'printed', detail: { copy } }])
  await call.audit({
    subject: `ticket:${id}`,
    label: ticket.number,
    fields: { printed_count: copy },
    before: { printed_count: ticket.printed_count },
  })
  return { copy }
}
