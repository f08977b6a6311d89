import type { Kysely } from 'kysely'
import type { Tables } from '../../../database/tables.ts'
import { roomLabel, type JoinedAddress } from '../../tickets/names.ts'
import type { Of, Source } from './moments.ts'
import { idsOf, told, type Reader, type Told } from './reader.ts'

/** A ticket as it was asked for. */
export const ticketEntries: Reader = async ({ db }, of, moments) => {
  const rows = await withTicket(db)
    .leftJoin('categories', 'categories.id', 'tickets.category_id')
    .leftJoin('channels', 'channels.id', 'tickets.channel_id')
    .leftJoin('staff', 'staff.id', 'tickets.first_asked_by')
    .select([
      'tickets.id',
      'tickets.kind',
      'tickets.state',
      'tickets.words',
      'categories.name as category',
      'channels.name as channel',
      'staff.name as by',
    ])
    .where('tickets.id', 'in', idsOf(moments))
    .execute()
  return told(moments, rows, (row) => ({
    ...ticketSide(of, row),
    channel: row.channel ?? '',
    by: row.by ?? '',
    words: row.words,
    detail: {
      number: row.number,
      ticketKind: row.kind,
      state: row.state,
      category: row.category ?? '',
    },
  }))
}

/** A step of a ticket, as its own timeline tells it. */
export const stepEntries: Reader = async ({ db }, of, moments) => {
  const rows = await withTicket(db)
    .innerJoin('ticket_events', 'ticket_events.ticket_id', 'tickets.id')
    .leftJoin('staff', 'staff.id', 'ticket_events.staff_id')
    .select([
      'ticket_events.id',
      'ticket_events.kind',
      'ticket_events.text',
      'ticket_events.detail',
      'staff.name as by',
    ])
    .where('ticket_events.id', 'in', idsOf(moments))
    .execute()
  return told(moments, rows, (row) => ({
    ...ticketSide(of, row),
    channel: '',
    by: row.by ?? '',
    words: row.text,
    detail: { ...(JSON.parse(row.detail) as Told['detail']), number: row.number, step: row.kind },
  }))
}

/** Steps of which a ledger kept elsewhere recorded the time, told as if they had been made here. */
export const recordedEntries: Reader = async ({ db }, of, moments) => {
  const rows = await withTicket(db)
    .leftJoin('staff as askers', 'askers.id', 'tickets.first_asked_by')
    .leftJoin('staff as assignees', 'assignees.id', 'tickets.assignee_id')
    .select([
      'tickets.id',
      'tickets.first_contact_result',
      'tickets.result',
      'tickets.callback_words',
      'tickets.callback_score',
      'askers.name as asker',
      'assignees.name as assignee',
    ])
    .where('tickets.id', 'in', idsOf(moments))
    .execute()
  return told(moments, rows, (row, source) => {
    const { by, words, detail } = recordedStep(row, source)
    return {
      ...ticketSide(of, row),
      channel: '',
      by: by ?? '',
      words,
      detail: { ...detail, number: row.number },
    }
  })
}

interface Recorded {
  first_contact_result: string | null
  result: string
  callback_words: string
  callback_score: number | null
  asker: string | null
  assignee: string | null
}

function recordedStep(row: Recorded, source: Source): Pick<Told, 'words' | 'detail'> & { by: string | null } {
  switch (source) {
    case 'contacted':
      return { by: row.asker, words: '', detail: { step: 'first-contact', result: row.first_contact_result } }
    case 'finished':
      return { by: row.assignee, words: row.result, detail: { step: 'done' } }
    case 'callback':
      return { by: null, words: row.callback_words, detail: { step: 'callback', score: row.callback_score } }
    default:
      return { by: null, words: '', detail: { step: 'closed' } }
  }
}

/** Left joins, so that the rows asked for are read by their own index. */
function withTicket(db: Kysely<Tables>) {
  return db
    .selectFrom('tickets')
    .leftJoin('residents', 'residents.id', 'tickets.resident_id')
    .leftJoin('houses', 'houses.id', 'tickets.house_id')
    .leftJoin('buildings', 'buildings.id', 'houses.building_id')
    .select([
      'tickets.id as ticketId',
      'tickets.number',
      'tickets.caller_name',
      'tickets.place',
      'residents.name as resident',
      'buildings.name as building',
      'houses.unit',
      'houses.room',
    ])
}

interface Asked extends JoinedAddress {
  ticketId: number
  caller_name: string
  place: string
  resident: string | null
}

/** Who asked, where it was somebody else than the person whose timeline it is, and where. */
function ticketSide(of: Of, row: Asked): Pick<Told, 'who' | 'room' | 'link'> {
  const link = { kind: 'ticket' as const, id: row.ticketId }
  if ('houseId' in of) return { who: row.caller_name || (row.resident ?? ''), room: '', link }
  const who = row.caller_name === row.resident ? '' : row.caller_name
  return { who, room: roomLabel(row) || row.place, link }
}
