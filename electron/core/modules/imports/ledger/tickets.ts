import type { Selectable } from 'kysely'
import type { TicketKind } from '../../../../../shared/modules/tickets/terms.ts'
import { dayIn } from '../../../../../shared/time/zone.ts'
import type { Tables } from '../../../database/tables.ts'
import type { Problem } from '../target.ts'
import type { Entry } from '../values/entries.ts'
import type { EntryRef } from '../values/meaning.ts'
import type { Category } from './categories.ts'
import type { LedgerList, LedgerView } from './ledger-view.ts'
import type { LedgerRecord } from './record.ts'

type Row = Selectable<Tables['tickets']>

/** The columns of a ticket that a row tells as they stand; null and empty where it tells nothing. */
export type TicketColumns = Pick<
  Row,
  | 'house_id'
  | 'resident_id'
  | 'caller_name'
  | 'caller_phone'
  | 'caller_role'
  | 'place'
  | 'words'
  | 'received_at'
  | 'first_contact_at'
  | 'done_at'
  | 'recorded_timely'
  | 'result'
  | 'callback_at'
  | 'callback_score'
  | 'callback_words'
>

/** A ticket as a row tells it: what stands in it, and the entries it points at. */
export interface Ticket {
  row: number
  number: string
  kind: TicketKind
  columns: TicketColumns
  /** Null where the row does not say. */
  category: Category | null
  channel: Entry | null
  firstAsked: Entry | null
  department: Entry | null
  assignee: Entry | null
  urgency: Entry | null
  emotion: Entry | null
  demand: Entry | null
  cause: Entry | null
  responsibility: Entry | null
}

/** Where a row does not say how a matter came in, this says so. */
const unknownChannel = '未注明'
const longestPlace = 100

/** What a row comes to in this office, and what of it nobody could place. */
export function ticketOf(
  view: LedgerView,
  row: number,
  record: LedgerRecord,
  timeZone: string,
): { ticket: Ticket; problems: Problem[] } {
  const entry = (list: LedgerList, ref: EntryRef | null) => ref && view.list(list).of(ref)
  const { category, unknown } = view.categories.of(record)
  const problems: Problem[] = unknown.map((field) => ({ field, reason: 'UNKNOWN_VALUE', fatal: false }))
  const house = record.house === null ? null : view.houses.of(record.house)
  if (typeof house === 'string') {
    const reason = house === 'unknown' ? 'HOUSE_UNKNOWN' : 'ROOM_AMBIGUOUS'
    problems.push({ field: 'house', reason, fatal: false })
  }
  const houseId = house === null || typeof house === 'string' ? null : house.id
  const caller = record.anonymous
    ? null
    : view.residents.of({
        name: record.callerName,
        phone: record.callerPhone,
        houseId,
        day: dayIn(timeZone, record.receivedAt),
      })
  const columns: TicketColumns = {
    house_id: houseId,
    resident_id: caller?.residentId ?? null,
    caller_name: record.callerName,
    caller_phone: record.callerPhone ?? '',
    caller_role: record.anonymous ? 'anonymous' : (caller?.role ?? null),
    place: houseId === null ? (record.house ?? '').slice(0, longestPlace) : '',
    words: record.words,
    received_at: record.receivedAt,
    first_contact_at: record.firstContactAt,
    done_at: record.doneAt,
    recorded_timely: record.timely === null ? null : record.timely ? 1 : 0,
    result: record.result ?? '',
    callback_at: record.callbackAt,
    callback_score: record.callbackScore,
    callback_words: record.callbackWords ?? '',
  }
  const ticket: Ticket = {
    row,
    number: record.number,
    kind: record.kind,
    columns,
    category,
    channel: entry('channels', record.channel),
    firstAsked: entry('staff', record.firstAsked),
    department: entry('departments', record.department),
    assignee: entry('staff', record.assignee),
    urgency: entry('urgencies', record.urgency),
    emotion: entry('emotions', record.emotion),
    demand: entry('demands', record.demand),
    cause: entry('causes', record.cause),
    responsibility: entry('responsibilities', record.responsibility),
  }
  return { ticket, problems }
}

/** A ticket has a way in and a category; where the row does not say, that is said. */
export function completed(view: LedgerView, ticket: Ticket): CompleteTicket {
  return {
    ...ticket,
    channel: ticket.channel ?? view.list('channels').named(unknownChannel),
    category: ticket.category ?? view.categories.unclassified(ticket.kind),
  }
}

export type CompleteTicket = Ticket & { channel: Entry; category: Category }

/** A ledger's matter is over when it was done, and somebody's once it has a department. */
export function stateOf({
  done_at,
  callback_at,
  department_id,
}: Pick<Row, 'done_at' | 'callback_at'> & { department_id: number | Entry | null }): {
  state: string
  closed_at: string | null
} {
  if (done_at !== null) return { state: 'closed', closed_at: callback_at ?? done_at }
  return { state: department_id === null ? 'open' : 'assigned', closed_at: null }
}
