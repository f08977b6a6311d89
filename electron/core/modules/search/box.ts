import type { Kysely } from 'kysely'
import { groupBy } from '../../../../shared/collections/group.ts'
import type { BoxRow } from '../../../../shared/modules/search/contract.ts'
import { formatRoom } from '../../../../shared/modules/houses/room.ts'
import { parseIdNumber } from '../../../../shared/modules/residents/id-number.ts'
import { maskPhone } from '../../../../shared/modules/residents/phone.ts'
import { matchedRange } from '../../../../shared/text/highlight.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { searchTerms, type SearchHit, type TermRow } from '../../search/box-query.ts'
import { currentOccupancies, phonesOf, shownOpenTickets } from '../residents/current.ts'
import { shownFlags } from '../residents/flags.ts'
import { idNumberDigest, residentsWithDigest } from '../residents/id-number.ts'
import { idOf, residentRef } from './indexing.ts'

const ticketRefs = 't:%'

const idsOf = (hits: readonly SearchHit[], kind: string) =>
  hits.filter((hit) => hit.ref.startsWith(kind)).map((hit) => idOf(hit.ref))

/**
 * The box's rows for a typed text, best first; tickets only for who may read them. Reads prefix ranges and rows by key
 * only: never a scan.
 */
export async function searchBox(call: Call, text: string, limit: number): Promise<BoxRow[]> {
  const { idNumber } = parseIdNumber(text)
  const hits = idNumber === null ? await termHits(call, text, limit) : await idNumberHits(call, idNumber)
  const facts = await loadFacts(call, hits)
  return hits.flatMap((hit) => {
    const row = rowOf(hit, facts)
    return row ? [withMarks(hit, row)] : []
  })
}

/** What a typed text finds in the index; tickets only for who may read them. */
export function termHits(call: Call, text: string, limit: number): Promise<SearchHit[]> {
  const read = (from: string, toExclusive: string, rows: number) =>
    call.db
      .selectFrom('search_terms')
      .selectAll()
      .where('term', '>=', from)
      .where('term', '<', toExclusive)
      .$if(!call.may('tickets.read'), (query) => query.where('ref', 'not like', ticketRefs))
      .orderBy('term')
      .limit(rows)
      .execute() as Promise<TermRow[]>
  return searchTerms(text, read, limit)
}

/** Somebody by their whole ID number: it is compared by its digest and stands in no index as it is. */
async function idNumberHits(call: Call, idNumber: string): Promise<SearchHit[]> {
  const ids = await residentsWithDigest(call, idNumberDigest(call.services, idNumber))
  const hit = { reason: 'id-number', term: '', matched: '', exact: true, score: 0, hint: {} } as const
  return ids.map((id) => ({ ...hit, ref: residentRef(id) }))
}

type Facts = Awaited<ReturnType<typeof loadFacts>>

async function loadFacts(call: Call, hits: readonly SearchHit[]) {
  const { db } = call
  const houseIds = idsOf(hits, 'h')
  const residentIds = idsOf(hits, 'r')
  const ticketIds = idsOf(hits, 't')
  const [inHouses, ofResidents, tickets] = await Promise.all([
    currentOccupancies(db, { houseIds }),
    currentOccupancies(db, { residentIds }),
    unlessEmpty(ticketIds, () => ticketsById(db, ticketIds)),
  ])
  const everyResident = [...residentIds, ...inHouses.map((occupancy) => occupancy.residentId)]
  const everyHouse = [...houseIds, ...ofResidents.map((occupancy) => occupancy.houseId)]
  const callers = tickets.flatMap(({ residentId }) => residentId ?? [])
  const [houses, residents, phones, flags, openByHouse, openByResident] = await Promise.all([
    unlessEmpty(houseIds, () => housesById(db, houseIds)),
    unlessEmpty(everyResident, () => residentsById(db, everyResident)),
    phonesOf(db, everyResident),
    shownFlags(call, [...everyResident, ...callers]),
    shownOpenTickets(call, 'house_id', everyHouse),
    shownOpenTickets(call, 'resident_id', everyResident),
  ])
  return {
    houses: new Map(houses.map((house) => [house.id, house])),
    residents: new Map(residents.map((resident) => [resident.id, resident])),
    tickets: new Map(tickets.map((ticket) => [ticket.id, ticket])),
    inHouse: groupBy(inHouses, (occupancy) => occupancy.houseId),
    ofResident: groupBy(ofResidents, (occupancy) => occupancy.residentId),
    phones,
    flags,
    openByHouse,
    openByResident,
  }
}

/** A query for nothing is not asked: SQLite would scan the table to find that `in ()` holds no row. */
async function unlessEmpty<Row>(ids: readonly number[], read: () => Promise<Row[]>): Promise<Row[]> {
  return ids.length === 0 ? [] : read()
}

const housesById = (db: Kysely<Tables>, ids: readonly number[]) =>
  db
    .selectFrom('houses')
    .innerJoin('buildings', 'buildings.id', 'houses.building_id')
    .select(['houses.id', 'buildings.name as building', 'houses.unit', 'houses.room', 'houses.notes'])
    .where('houses.id', 'in', ids)
    .where('houses.archived_at', 'is', null)
    .execute()

const residentsById = (db: Kysely<Tables>, ids: readonly number[]) =>
  db
    .selectFrom('residents')
    .select(['id', 'name', 'notes'])
    .where('id', 'in', ids)
    .where('archived_at', 'is', null)
    .execute()

const ticketsById = (db: Kysely<Tables>, ids: readonly number[]) =>
  db
    .selectFrom('tickets')
    .leftJoin('houses', 'houses.id', 'tickets.house_id')
    .leftJoin('buildings', 'buildings.id', 'houses.building_id')
    .leftJoin('residents', 'residents.id', 'tickets.resident_id')
    .select([
      'tickets.id',
      'tickets.number',
      'tickets.words',
      'tickets.house_id as houseId',
      'tickets.resident_id as residentId',
      'tickets.caller_name as callerName',
      'residents.name as residentName',
      'buildings.name as building',
      'houses.unit',
      'houses.room',
    ])
    .where('tickets.id', 'in', ids)
    .execute()

const empty = {
  houseId: null,
  residentId: null,
  ticketId: null,
  room: '',
  roomMark: null,
  name: '',
  nameMark: null,
  role: null,
  phone: '',
  number: '',
  words: '',
  openTickets: 0,
  flags: [],
  notes: '',
}

function rowOf(hit: SearchHit, facts: Facts): BoxRow | null {
  const id = idOf(hit.ref)
  if (hit.ref.startsWith('t')) return ticketRow(hit, id, facts)
  const living = (hit.ref.startsWith('h') ? facts.inHouse : facts.ofResident).get(id) ?? []
  // The primary contact, or the house a person mainly lives in.
  const occupancy = living[0]
  const house = hit.ref.startsWith('h') ? facts.houses.get(id) : null
  const resident = facts.residents.get(hit.ref.startsWith('r') ? id : (occupancy?.residentId ?? 0))
  if (!house && !resident) return null
  const place = house ?? occupancy
  const houseId = house?.id ?? occupancy?.houseId ?? null
  const people = house ? living.map(({ residentId }) => residentId) : [id]
  return {
    ...empty,
    kind: house ? 'house' : 'resident',
    reason: hit.reason,
    houseId,
    residentId: resident?.id ?? null,
    room: place ? formatRoom(place) : '',
    name: resident?.name ?? '',
    role: occupancy?.role ?? null,
    phone: maskPhone(phoneToShow(hit, facts.phones.get(resident?.id ?? 0) ?? [])),
    openTickets: house ? (facts.openByHouse.get(house.id) ?? 0) : (facts.openByResident.get(id) ?? 0),
    flags: people.flatMap((residentId) => facts.flags.get(residentId) ?? []),
    notes: [house?.notes, resident?.notes].filter(Boolean).join(' · '),
  }
}

/** The phone that matched, so that its tail can be marked; otherwise the first. */
function phoneToShow(hit: SearchHit, phones: readonly { phone: string }[]): string {
  return (phones.find(({ phone }) => phone === hit.term) ?? phones[0])?.phone ?? ''
}

function ticketRow(hit: SearchHit, id: number, facts: Facts): BoxRow | null {
  const ticket = facts.tickets.get(id)
  if (!ticket) return null
  const { building, unit, room } = ticket
  return {
    ...empty,
    kind: 'ticket',
    reason: hit.reason,
    houseId: ticket.houseId,
    residentId: ticket.residentId,
    ticketId: id,
    room: building !== null && unit !== null && room !== null ? formatRoom({ building, unit, room }) : '',
    name: ticket.residentName ?? ticket.callerName,
    number: ticket.number,
    words: ticket.words.slice(0, 60),
    flags: facts.flags.get(ticket.residentId ?? 0) ?? [],
  }
}

const nameReasons = new Set(['name', 'pinyin', 'initials'])

function withMarks(hit: SearchHit, row: BoxRow): BoxRow {
  const mark = (display: string): [number, number] | null => {
    const range = matchedRange(hit.matched, display, hit.hint)
    return range && [range.start, range.end]
  }
  return {
    ...row,
    roomMark: hit.reason === 'room' ? mark(row.room) : null,
    nameMark: nameReasons.has(hit.reason) ? mark(row.name) : null,
  }
}
