import { sql, type Kysely } from 'kysely'
import type { Direction, TimelineKind } from '../../../../../shared/modules/contacts/terms.ts'
import type { Tables } from '../../../database/tables.ts'
import type { Call } from '../../../kernel/call.ts'

/** Whose timeline it is. */
export type Of = { residentId: number } | { houseId: number }

/**
 * Everything that makes an entry, with the kind it counts as. Of entries of one moment the later in this list stands
 * above: whoever moves out makes room, a promise follows what was said.
 */
export const sources = {
  out: 'moved-out',
  in: 'moved-in',
  record: 'house-record',
  preference: 'preference',
  met: 'preference',
  ticket: 'ticket',
  contact: 'contact',
  promise: 'promise',
  contacted: 'ticket-step',
  step: 'ticket-step',
  finished: 'ticket-step',
  ended: 'ticket-step',
  callback: 'ticket-step',
  settled: 'promise',
} as const satisfies Record<string, TimelineKind>
export type Source = keyof typeof sources

/** One entry before its words are read: which row it is of, when, and which way it went. */
export interface Moment {
  source: Source
  id: number
  /** An instant, or a partial date of the office's time zone. */
  at: string
  direction: Direction
}

/**
 * The moments of one person or house, in no order, those of tickets only for who may read them. Every arm of the query is
 * read by that person's or house's index.
 */
export async function momentsOf(call: Call, of: Of): Promise<Moment[]> {
  const { db } = call
  const written = contactMoments(db, of).unionAll(promiseMoments(db, of)).unionAll(settledMoments(db, of))
  const asked = ticketMoments(db, of)
    .unionAll(stepMoments(db, of))
    .unionAll(recordedMoments(db, of, 'contacted'))
    .unionAll(recordedMoments(db, of, 'finished'))
    .unionAll(recordedMoments(db, of, 'ended'))
    .unionAll(callbackMoments(db, of))
  const moved = moveMoments(db, of, 'in').unionAll(moveMoments(db, of, 'out'))
  const open = written.unionAll(moved)
  const everything = call.may('tickets.read') ? open.unionAll(asked) : open
  return 'houseId' in of
    ? everything.unionAll(recordMoments(db, of.houseId)).execute()
    : everything
        .unionAll(recordMomentsLivedWith(db, of.residentId))
        .unionAll(preferenceMoments(db, of.residentId))
        .unionAll(metMoments(db, of.residentId))
        .execute()
}

const source = (name: Source) => sql<Source>`${sql.lit(name)}`.as('source')
const went = (direction: Direction) => sql<Direction>`${sql.lit(direction)}`.as('direction')

function contactsOf(db: Kysely<Tables>, of: Of) {
  const contacts = db.selectFrom('contacts')
  return 'houseId' in of
    ? contacts.where('contacts.house_id', '=', of.houseId)
    : contacts.where('contacts.resident_id', '=', of.residentId)
}

function ticketsOf(db: Kysely<Tables>, of: Of) {
  const tickets = db.selectFrom('tickets')
  return 'houseId' in of
    ? tickets.where('tickets.house_id', '=', of.houseId)
    : tickets.where('tickets.resident_id', '=', of.residentId)
}

const contactMoments = (db: Kysely<Tables>, of: Of) =>
  contactsOf(db, of).select([
    source('contact'),
    'contacts.id',
    'contacts.at',
    sql<Direction>`contacts.direction`.as('direction'),
  ])

const promiseMoments = (db: Kysely<Tables>, of: Of) =>
  contactsOf(db, of)
    .innerJoin('promises', 'promises.contact_id', 'contacts.id')
    .select([source('promise'), 'promises.id', 'contacts.at', went('out')])

const settledMoments = (db: Kysely<Tables>, of: Of) =>
  contactsOf(db, of)
    .innerJoin('promises', 'promises.contact_id', 'contacts.id')
    .where('promises.settled_at', 'is not', null)
    .select([source('settled'), 'promises.id', sql<string>`promises.settled_at`.as('at'), went('none')])

const ticketMoments = (db: Kysely<Tables>, of: Of) =>
  ticketsOf(db, of).select([source('ticket'), 'tickets.id', 'tickets.received_at as at', went('in')])

/** What was done for a ticket; its registration is the ticket itself. */
const stepMoments = (db: Kysely<Tables>, of: Of) =>
  ticketsOf(db, of)
    .innerJoin('ticket_events', 'ticket_events.ticket_id', 'tickets.id')
    .where('ticket_events.kind', '<>', 'registered')
    .select([
      source('step'),
      'ticket_events.id',
      'ticket_events.at',
      sql<Direction>`case when ticket_events.kind in ('first-contact', 'contact') then 'out' else 'none' end`.as(
        'direction',
      ),
    ])

const recordedTimes = {
  contacted: ['first_contact_at', 'out'],
  finished: ['done_at', 'none'],
  ended: ['closed_at', 'none'],
} as const

/** A ledger kept elsewhere has times instead of steps. Those of later steps in this program stand with the steps. */
function recordedMoments(db: Kysely<Tables>, of: Of, name: keyof typeof recordedTimes) {
  const [column, direction] = recordedTimes[name]
  return ticketsOf(db, of)
    .where('tickets.import_id', 'is not', null)
    .where(`tickets.${column}`, 'is not', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('ticket_events')
            .select('ticket_events.id')
            .whereRef('ticket_events.ticket_id', '=', 'tickets.id')
            .whereRef('ticket_events.at', '=', `tickets.${column}`),
        ),
      ),
    )
    .select([
      source(name),
      'tickets.id',
      sql<string>`${sql.ref(`tickets.${column}`)}`.as('at'),
      went(direction),
    ])
}

/** What the person said when called back, also where no time of it was kept. */
const callbackMoments = (db: Kysely<Tables>, of: Of) =>
  ticketsOf(db, of)
    .where('tickets.import_id', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('tickets.callback_at', 'is not', null),
        eb('tickets.callback_score', 'is not', null),
        eb('tickets.callback_words', '<>', ''),
      ]),
    )
    .select([
      source('callback'),
      'tickets.id',
      sql<string>`coalesce(tickets.callback_at, tickets.closed_at, tickets.done_at, tickets.received_at)`.as(
        'at',
      ),
      went('out'),
    ])

/** Moves on a known day; of somebody merged into another only what was moved along with them. */
function moveMoments(db: Kysely<Tables>, of: Of, way: 'in' | 'out') {
  const column = way === 'in' ? ('occupancies.since' as const) : ('occupancies.until' as const)
  const moves = db
    .selectFrom('occupancies')
    .where(column, 'is not', null)
    .select([source(way), 'occupancies.id', sql<string>`${sql.ref(column)}`.as('at'), went('none')])
  if ('residentId' in of) return moves.where('occupancies.resident_id', '=', of.residentId)
  return moves
    .where('occupancies.house_id', '=', of.houseId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('residents')
          .select('residents.id')
          .whereRef('residents.id', '=', 'occupancies.resident_id')
          .where('residents.merged_into', 'is', null),
      ),
    )
}

const recordMoments = (db: Kysely<Tables>, houseId: number) =>
  db
    .selectFrom('house_records')
    .where('house_records.house_id', '=', houseId)
    .select([source('record'), 'house_records.id', 'house_records.happened_on as at', went('none')])

/** What was done to a house while the person had it, as far as the dates tell. */
const recordMomentsLivedWith = (db: Kysely<Tables>, residentId: number) =>
  db
    .selectFrom('occupancies')
    .innerJoin('house_records', 'house_records.house_id', 'occupancies.house_id')
    .where('occupancies.resident_id', '=', residentId)
    .where(
      sql<boolean>`(occupancies.since is null
        or substr(occupancies.since, 1, length(house_records.happened_on)) <= house_records.happened_on)`,
    )
    .where(
      sql<boolean>`(occupancies.until is null
        or substr(house_records.happened_on, 1, length(occupancies.until)) <= occupancies.until)`,
    )
    .distinct()
    .select([source('record'), 'house_records.id', 'house_records.happened_on as at', went('none')])

const preferenceMoments = (db: Kysely<Tables>, residentId: number) =>
  db
    .selectFrom('resident_preferences')
    .where('resident_preferences.resident_id', '=', residentId)
    .select([
      source('preference'),
      'resident_preferences.id',
      'resident_preferences.noted_on as at',
      went('none'),
    ])

const metMoments = (db: Kysely<Tables>, residentId: number) =>
  db
    .selectFrom('resident_preferences')
    .where('resident_preferences.resident_id', '=', residentId)
    .where('resident_preferences.met_on', 'is not', null)
    .select([
      source('met'),
      'resident_preferences.id',
      sql<string>`resident_preferences.met_on`.as('at'),
      went('none'),
    ])
