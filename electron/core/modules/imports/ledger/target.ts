import type { Kysely, UpdateObject } from 'kysely'
import { promisedTimes } from '../../../../../shared/modules/tickets/deadlines.ts'
import type { Tables } from '../../../database/tables.ts'
import type { Services } from '../../../kernel/services.ts'
import { indexOfTicket, ticketRef } from '../../search/indexing.ts'
import { Adder } from '../adder.ts'
import { settle } from '../differences.ts'
import type { Comparison, Decided, Problem, Session, Staged, Target, Writing } from '../target.ts'
import { ledgerColumnList } from './columns.ts'
import { LedgerView } from './ledger-view.ts'
import { ledgerReader, type LedgerRecord } from './record.ts'
import { ticketDifferences, type Changing } from './ticket-differences.ts'
import { completed, stateOf, ticketOf, type CompleteTicket } from './tickets.ts'

/** Tickets of a ledger kept elsewhere: their numbers and times stay as they were recorded. */
export const ledger: Target<LedgerRecord> = {
  key: 'ledger',
  columns: ledgerColumnList,
  keyFields: ['number', 'receivedAt'],
  reader: ledgerReader,
  session: (services) => new LedgerSession(services),
}

/** A ticket that is there, and what rows change in it. */
interface Change extends Changing {
  isChanged: boolean
}

class LedgerSession implements Session<LedgerRecord> {
  readonly #services: Services
  readonly #view = new LedgerView()
  #added: CompleteTicket[] = []
  #changes = new Map<string, Change>()

  constructor(services: Services) {
    this.#services = services
  }

  load(db: Kysely<Tables>, records: readonly LedgerRecord[]): Promise<void> {
    return this.#view.load(db, records)
  }

  compare({ row, record }: Staged<LedgerRecord>, decided: Decided | null): Comparison {
    const { tickets, stored } = this.#view
    const { timeZone } = this.#services
    const nothing: Omit<Comparison, 'problems'> = {
      outcome: 'same',
      changes: [],
      questions: [],
      deciding: null,
    }
    const refused = (reason: string): Comparison => ({
      ...nothing,
      problems: [{ field: 'number', reason, fatal: true }],
    })
    const before = stored.get(record.number)
    if (tickets.has(record.number)) return refused('NUMBER_TWICE')
    if (before?.import_id === null) return refused('NUMBER_TAKEN')
    const { ticket, problems } = ticketOf(this.#view, row, record, timeZone)
    tickets.set(record.number, ticket)
    if (!before) {
      this.#added.push(completed(this.#view, ticket))
      return { ...nothing, outcome: 'new', problems }
    }
    const change: Change = {
      before,
      fields: { ...before },
      entries: new Map(),
      isChanged: false,
      changed: () => {
        change.isChanged = true
      },
    }
    const differences = ticketDifferences(this.#view, change, ticket, record, timeZone)
    const { changes, taken, problems: late } = settle(differences, decided)
    if (change.isChanged) this.#changes.set(record.number, change)
    const all: Problem[] = [...problems, ...late]
    return { ...nothing, outcome: taken.length > 0 ? 'changed' : 'same', changes, problems: all }
  }

  async write(db: Kysely<Tables>, writing: Writing): Promise<void> {
    const adder = new Adder(db, writing)
    for (const list of this.#view.lists.values()) list.write(adder)
    this.#view.categories.write(adder)
    const added = this.#added.map((ticket) => ({ ...ticket, id: null as number | null }))
    adder.add('tickets', added, (ticket) => ticketRow(ticket, writing))
    for (const change of this.#changes.values())
      await adder.change('tickets', change.before, changedColumns(change))
    adder.finish()
    writing.terms.add(
      added.map(({ id, number }) => ({ ref: ticketRef(id!), index: () => indexOfTicket(id!, number) })),
    )
    this.#added = []
    this.#changes = new Map()
    this.#view.forgetRows()
  }
}

function ticketRow({ columns, ...ticket }: CompleteTicket, { importId, promise, staffId, stamp }: Writing) {
  const times = promisedTimes(columns.received_at, promise)
  return {
    ...columns,
    ...stateOf({ ...columns, department_id: ticket.department }),
    number: ticket.number,
    kind: ticket.kind,
    channel_id: ticket.channel.id!,
    category_id: ticket.category.id!,
    demand: ticket.demand?.code ?? null,
    emotion: ticket.emotion?.code ?? 'calm',
    urgency: ticket.urgency?.code ?? 'normal',
    contact_time: '',
    entered_at: stamp.created_at,
    first_asked_by: ticket.firstAsked?.id ?? staffId,
    department_id: ticket.department?.id ?? null,
    assignee_id: ticket.assignee?.id ?? null,
    rule: JSON.stringify(promise),
    first_contact_due_at: times.firstContactDueAt,
    reply_due_at: times.replyDueAt,
    resolve_due_at: times.resolveDueAt,
    first_contact_result: columns.first_contact_at === null ? null : 'reached',
    voided_at: null,
    request_key: `import:${importId}:${ticket.row}`,
    cause: ticket.cause?.code ?? null,
    responsibility: ticket.responsibility?.code ?? null,
  }
}

/** Columns that carry an entry's code; all others point at it by its id. */
const byCode: ReadonlySet<string> = new Set(['urgency', 'emotion', 'demand', 'cause', 'responsibility'])

/** What is written of a changed ticket. Its state follows unless somebody has worked on it here. */
function changedColumns({ before, fields, entries }: Changing): UpdateObject<Tables, 'tickets'> {
  const pointed = [...entries].map(([column, entry]) => [column, byCode.has(column) ? entry.code : entry.id])
  const { id: _, version: __, ...after } = { ...fields, ...Object.fromEntries(pointed) } as typeof fields
  const followed = stateOf(before)
  const follows = before.state === followed.state && before.closed_at === followed.closed_at
  return {
    ...after,
    ...(after.house_id !== null && { place: '' }),
    ...(follows && stateOf(after)),
    ...(before.first_contact_at === null &&
      after.first_contact_at !== null && { first_contact_result: 'reached' }),
  }
}
