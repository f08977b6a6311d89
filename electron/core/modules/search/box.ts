import type { Kysely } from 'kysely'
import type { BoxRow } from '../../../../shared/modules/search/contract.ts'
import { formatRoom } from '../../../../shared/modules/houses/room.ts'
import { maskPhone } from '../../../../shared/modules/residents/phone.ts'
import { matchedRange } from '../../../../shared/text/highlight.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { searchTerms, type SearchHit, type TermRow } from '../../search/box-query.ts'
import { currentOccupancies, openTicketsBy, phonesOf, type CurrentOccupancy } from '../residents/current.ts'

const idOf = (ref: string) => Number(ref.slice(2))
const idsOf = (hits: readonly SearchHit[], kind: string) =>
  hits.filter((hit) => hit.ref.startsWith(kind)).map((hit) => idOf(hit.ref))

/** The box's rows for a typed text, best first. Reads prefix ranges and rows by key only: never a scan. */
export async function searchBox(call: Call, text: string, limit: number): Promise<BoxRow[]> {
  const { db } = call
  const read = (from: string, toExclusive: string, rows: number) =>
    db
      .selectFrom('search_terms')
      .selectAll()
      .where('term', '>=', from)
      .where('term', '<', toExclusive)
      .orderBy('term')
      .limit(rows)
      .execute() as Promise<TermRow[]>
  const hits = await searchTerms(text, read, limit)
  const facts = await loadFacts(call, hits)
  return hits.flatMap((hit) => {
    const row = rowOf(hit, facts)
    return row ? [withMarks(hit, row)] : []
  })
}

type Facts = Awaited<ReturnType<typeof loadFacts>>

async function loadFacts({ db }: Call, hits: readonly SearchHit[]) {
  const houseIds = idsOf(hits, 'h')
  const residentIds = idsOf(hits, 'r')
  const ticketIds = idsOf(hits, 't')
  const [inHouses, ofResidents] = await Promise.all([
    currentOccupancies(db, { houseIds }),
    currentOccupancies(db, { residentIds }),
  ])
  const everyResident = [...residentIds, ...inHouses.map((occupancy) => occupancy.residentId)]
  const everyHouse = [...houseIds, ...ofResidents.map((occupancy) => occupancy.houseId)]
  const [houses, residents, phones, tickets, openByHouse, openByResident] = await Promise.all([
    unlessEmpty(houseIds, () => housesById(db, houseIds)),
    unlessEmpty(everyResident, () => residentsById(db, everyResident)),
    phonesOf(db, everyResident),
    unlessEmpty(ticketIds, () => ticketsById(db, ticketIds)),
    openTicketsBy(db, 'house_id', everyHouse),
    openTicketsBy(db, 'resident_id', everyResident),
  ])
  return {
    houses: new Map(houses.map((house) => [house.id, house])),
    residents: new Map(residents.map((resident) => [resident.id, resident])),
    tickets: new Map(tickets.map((ticket) => [ticket.id, ticket])),
    inHouse: firstBy(inHouses, (occupancy) => occupancy.houseId),
    ofResident: firstBy(ofResidents, (occupancy) => occupancy.residentId),
    phones,
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

function firstBy(occupancies: readonly CurrentOccupancy[], key: (occupancy: CurrentOccupancy) => number) {
  const first = new Map<number, CurrentOccupancy>()
  for (const occupancy of occupancies) if (!first.has(key(occupancy))) first.set(key(occupancy), occupancy)
  return first
}

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
  notes: '',
}

function rowOf(hit: SearchHit, facts: Facts): BoxRow | null {
  const id = idOf(hit.ref)
  if (hit.ref.startsWith('t')) return ticketRow(hit, id, facts)
  const occupancy = hit.ref.startsWith('h') ? facts.inHouse.get(id) : facts.ofResident.get(id)
  const house = hit.ref.startsWith('h') ? facts.houses.get(id) : null
  const resident = facts.residents.get(hit.ref.startsWith('r') ? id : (occupancy?.residentId ?? 0))
  if (!house && !resident) return null
  const place = house ?? occupancy
  const houseId = house?.id ?? occupancy?.houseId ?? null
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
