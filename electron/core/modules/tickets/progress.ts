import { sql, type Expression, type SqlBool } from 'kysely'
import type { TicketProgress } from '../../../../shared/modules/tickets/contract.ts'
import { wholeTicketNumber } from '../../../../shared/modules/tickets/number.ts'
import {
  numberPrefixes,
  type TicketKind,
  type TicketState,
} from '../../../../shared/modules/tickets/terms.ts'
import { normalisePhone } from '../../../../shared/modules/residents/phone.ts'
import { cleanText, normaliseCode } from '../../../../shared/text/normalise.ts'
import { oneOf } from '../../database/one-of.ts'
import { endingWith } from '../../database/text.ts'
import type { Call } from '../../kernel/call.ts'
import { ticketNumber } from '../../kernel/numbering.ts'
import { idOf } from '../search/indexing.ts'
import { termHits } from '../search/box.ts'
import { unfinished } from './conditions.ts'
import { roomLabel } from './names.ts'

const shown = 10
const hitsRead = 20
/** Whoever left only a phone or a name is found in their unfinished tickets, and in those of the last month. */
const callerDays = 30
const tailOfNumber = /^\d{1,5}$/
const fewestOfPhone = 4

/**
 * How matters stand that somebody asks about, by a number (the end of one of today's is enough), a phone or its end, a
 * room in any style, or a name: at most ten, unfinished first, then the newest. A whole number finds its ticket alone.
 */
export async function ticketProgress(call: Call, text: string): Promise<TicketProgress[]> {
  const typed = cleanText(text)
  if (typed === '') return []
  const whole = [wholeTicketNumber(typed) ?? '', normaliseCode(typed)]
  const exact = await read(call, sql<SqlBool>`tickets.number in (${whole[0]}, ${whole[1]})`)
  if (exact.length > 0) return exact
  const today = await ofToday(call, typed)
  const ways = [...today, ...(await byIndex(call, typed, today.length > 0)), ...(await byCaller(call, typed))]
  if (ways.length === 0) return []
  return read(call, sql<SqlBool>`(tickets.state <> 'void' and tickets.id in ${oneOf([...new Set(ways)])})`)
}

/** 7 or 0007 of any of today's series. */
async function ofToday({ db, today }: Call, typed: string): Promise<number[]> {
  const digits = normaliseCode(typed)
  if (!tailOfNumber.test(digits)) return []
  const numbers = Object.values(numberPrefixes).map((prefix) => ticketNumber(prefix, today, Number(digits)))
  const rows = await db.selectFrom('tickets').select('id').where('number', 'in', numbers).execute()
  return rows.map(({ id }) => id)
}

/** What the one box finds: the tickets of the rooms and the people, and those whose number ends so on other days. */
async function byIndex(call: Call, typed: string, today: boolean): Promise<number[]> {
  const digits = typed.replace(/\D/g, '').length
  const hits = (await termHits(call, typed, hitsRead)).filter(
    ({ reason }) => !reason.startsWith('phone-') || digits >= fewestOfPhone,
  )
  // 3-2-50 on the way to 3-2-501 helps nobody where a room, name or number fits as it stands.
  const fitting = hits.filter(({ exact, reason }) => exact || reason.startsWith('phone-'))
  const idsOf = (kind: string) =>
    (fitting.length > 0 ? fitting : hits)
      .filter(({ ref }) => ref.startsWith(kind))
      .map(({ ref }) => idOf(ref))
  const ofHouses = await latest(call, 'house_id', idsOf('h'))
  const ofResidents = await latest(call, 'resident_id', idsOf('r'))
  return [...(today ? [] : idsOf('t')), ...ofHouses, ...ofResidents]
}

async function latest(
  { db }: Call,
  column: 'house_id' | 'resident_id',
  ids: readonly number[],
): Promise<number[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('tickets')
    .select('id')
    .where(column, 'in', oneOf(ids))
    .where('state', '<>', 'void')
    .orderBy(unfinishedFirst)
    .orderBy('received_at', 'desc')
    .limit(shown)
    .execute()
  return rows.map(({ id }) => id)
}

/** Callers who are no residents stand in no index: only in what is unfinished or new. */
async function byCaller(call: Call, typed: string): Promise<number[]> {
  const digits = normalisePhone(typed).phone ?? normaliseCode(typed)
  const is: Expression<SqlBool> =
    /^\d+$/.test(digits) && digits.length >= fewestOfPhone
      ? endingWith('caller_phone', digits)
      : sql<SqlBool>`caller_name = ${typed}`
  const since = new Date(Date.parse(call.now) - callerDays * 86_400_000).toISOString()
  const tickets = call.db.selectFrom('tickets').select('id').where(is).limit(shown)
  // The order is that of the index to be read: without it SQLite would rather walk the table.
  const open = await tickets.where(unfinished).orderBy('resolve_due_at', 'desc').execute()
  const late = await tickets.where('received_at', '>=', since).orderBy('received_at', 'desc').execute()
  return [...open, ...late].map(({ id }) => id)
}

const unfinishedFirst = sql`tickets.state in ('closed', 'void')`

async function read(call: Call, which: Expression<SqlBool>): Promise<TicketProgress[]> {
  const rows = await call.db
    .selectFrom('tickets')
    .leftJoin('houses', 'houses.id', 'tickets.house_id')
    .leftJoin('buildings', 'buildings.id', 'houses.building_id')
    .leftJoin('categories', 'categories.id', 'tickets.category_id')
    .leftJoin('tickets as main', 'main.id', 'tickets.joined_into')
    .leftJoin('departments', (join) =>
      join.on(sql`departments.id`, '=', sql`coalesce(tickets.department_id, main.department_id)`),
    )
    .select([
      'tickets.id',
      'tickets.number',
      'tickets.kind',
      'tickets.state',
      'tickets.place',
      'tickets.words',
      'tickets.received_at as receivedAt',
      'tickets.first_contact_at as firstContactAt',
      'tickets.first_contact_due_at as firstContactDueAt',
      'tickets.reply_due_at as replyDueAt',
      'tickets.resolve_due_at as resolveDueAt',
      'tickets.appointment_on as appointmentOn',
      'tickets.appointment_time as appointmentTime',
      'tickets.done_at as doneAt',
      'tickets.closed_at as closedAt',
      'tickets.result',
      'main.id as mainId',
      'main.number as mainNumber',
      'main.result as mainResult',
      'buildings.name as building',
      'houses.unit',
      'houses.room',
      'categories.name as category',
      'departments.name as department',
    ])
    .where(which)
    .orderBy(unfinishedFirst)
    .orderBy('tickets.received_at', 'desc')
    .orderBy('tickets.id', 'desc')
    .limit(shown)
    .execute()
  return Promise.all(
    rows.map(async ({ result, mainId, mainNumber, mainResult, building, unit, ...row }) => ({
      ...row,
      kind: row.kind as TicketKind,
      state: row.state as TicketState,
      room: roomLabel({ building, unit, room: row.room }),
      category: row.category ?? '',
      department: row.department ?? '',
      joinedInto: mainNumber ?? '',
      result: await resultOf(
        call,
        row.state,
        mainId === null ? { id: row.id, result } : { id: mainId, result: mainResult ?? '' },
      ),
    })),
  )
}

/** What was written down last as done, or else on closing; a ticket closed with another has that one's. */
async function resultOf(
  { db }: Call,
  state: string,
  ticket: { id: number; result: string },
): Promise<string> {
  if (state !== 'done' && state !== 'closed') return ''
  const event = await db
    .selectFrom('ticket_events')
    .select('text')
    .where('ticket_id', '=', ticket.id)
    .where('kind', 'in', ['done', 'closed'])
    .where('text', '<>', '')
    // What was said before it was opened again turned out not to be so.
    .where('id', '>', (eb) =>
      eb
        .selectFrom('ticket_events as earlier')
        .select((each) => each.fn.coalesce(each.fn.max('earlier.id'), sql<number>`0`).as('id'))
        .where('earlier.ticket_id', '=', ticket.id)
        .where('earlier.kind', '=', 'reopened'),
    )
    .orderBy(sql`kind = 'done'`, 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return event?.text ?? ticket.result
}
