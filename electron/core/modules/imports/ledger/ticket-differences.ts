import type { Selectable } from 'kysely'
import type { LedgerField } from '../../../../../shared/modules/imports/terms.ts'
import { maskPhone } from '../../../../../shared/modules/residents/phone.ts'
import { minuteIn } from '../../../../../shared/time/zone.ts'
import type { Tables } from '../../../database/tables.ts'
import { difference, shown, type Difference } from '../differences.ts'
import type { Entry } from '../values/entries.ts'
import type { LedgerView } from './ledger-view.ts'
import type { LedgerRecord } from './record.ts'
import type { Ticket, TicketColumns } from './tickets.ts'

type Row = Selectable<Tables['tickets']>
type Value = string | number | null

/** What a row says otherwise about a ticket that came from a ledger before. */
export interface Changing {
  before: Row
  /** The row as it shall be; new entries are put in when they have their ids. */
  fields: Row
  /** Entries the ticket shall point at, by its columns. */
  entries: Map<keyof Row, Entry>
  changed: () => void
}

/**
 * The differences of a ticket that is there. Who was asked first is never changed, and what the row does not tell is
 * left alone.
 */
export function ticketDifferences(
  view: LedgerView,
  { fields, entries, changed }: Changing,
  ticket: Ticket,
  record: LedgerRecord,
  timeZone: string,
): Difference[] {
  const { columns } = ticket
  const moment = (value: Value) => (value === null ? '' : minuteIn(timeZone, String(value)))
  const phone = (value: Value) => (value ? maskPhone(String(value)) : '')
  const timely = (value: Value) => (value === null ? '' : value === 1 ? '是' : '否')
  const of = <Column extends keyof TicketColumns>(
    column: Column,
    field: LedgerField,
    show: (value: Value) => string = shown,
  ) => {
    const value = columns[column] as TicketColumns[Column] & Value
    return difference(fields, column, value === '' ? null : value, field, changed, show)
  }
  const pointing = (
    column: keyof Row,
    field: LedgerField,
    entry: { id: number | null; name: string; code: string } | null,
    before: { name: string } | null,
  ): Difference[] => {
    if (!entry || entry === before) return []
    return [
      {
        field,
        before: before?.name ?? '',
        after: entry.name,
        fills: fields[column] === null,
        apply() {
          entries.set(column, entry)
          changed()
        },
      },
    ]
  }
  const beforeCategory = view.categories.withId(fields.category_id)
  const list = (name: Parameters<LedgerView['list']>[0]) => view.list(name)
  return [
    ...of('received_at', 'receivedAt', moment),
    ...pointing('channel_id', 'channel', ticket.channel, list('channels').withId(fields.channel_id)),
    ...of('caller_name', 'callerName'),
    ...nowKnown(fields, ticket, changed),
    ...of('house_id', 'house').map((found) => ({
      ...found,
      before: fields.place,
      after: record.house ?? '',
    })),
    ...of('caller_phone', 'callerPhone', phone),
    ...pointing('category_id', 'category2', ticket.category, beforeCategory),
    ...of('words', 'words'),
    ...pointing('urgency', 'urgency', ticket.urgency, list('urgencies').withCode(fields.urgency)),
    ...pointing('emotion', 'emotion', ticket.emotion, list('emotions').withCode(fields.emotion)),
    ...pointing('demand', 'demand', ticket.demand, list('demands').withCode(fields.demand)),
    ...pointing(
      'department_id',
      'department',
      ticket.department,
      list('departments').withId(fields.department_id),
    ),
    ...pointing('assignee_id', 'assignee', ticket.assignee, list('staff').withId(fields.assignee_id)),
    ...of('first_contact_at', 'firstContactAt', moment),
    ...of('done_at', 'doneAt', moment),
    ...of('recorded_timely', 'timely', timely),
    ...pointing('cause', 'cause', ticket.cause, list('causes').withCode(fields.cause)),
    ...pointing(
      'responsibility',
      'responsibility',
      ticket.responsibility,
      list('responsibilities').withCode(fields.responsibility),
    ),
    ...of('result', 'result'),
    ...of('callback_at', 'callbackAt', moment),
    ...of('callback_score', 'callbackScore'),
    ...of('callback_words', 'callbackWords'),
  ]
}

/** The caller is in the archive by now. */
function nowKnown(fields: Row, { columns }: Ticket, changed: () => void): Difference[] {
  const { resident_id, caller_role, caller_name } = columns
  if (resident_id === null || fields.resident_id !== null || fields.caller_name !== caller_name) return []
  return [
    {
      field: 'callerName',
      before: '',
      after: caller_name,
      fills: true,
      apply() {
        Object.assign(fields, { resident_id, caller_role: fields.caller_role ?? caller_role })
        changed()
      },
    },
  ]
}
