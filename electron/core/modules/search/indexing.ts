import { chunksOf } from '../../../../shared/collections/chunks.ts'
import type { HouseAddress } from '../../../../shared/modules/houses/room.ts'
import { groupBy } from '../../../../shared/collections/group.ts'
import { sql, type Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import {
  combinedTerms,
  nameTerms,
  numberTerms,
  phoneTerms,
  plateTerms,
  roomTerms,
  type SearchTerm,
} from '../../search/terms.ts'

type Database = Kysely<Tables>

export const houseRef = (id: number) => `h:${id}`
export const residentRef = (id: number) => `r:${id}`
export const ticketRef = (id: number) => `t:${id}`
/** The id in any of them. */
export const idOf = (ref: string): number => Number(ref.slice(2))

/** Rows a statement writes at once; SQLite allows 32,766 values and each row has four. */
const rowsPerInsert = 500

/** Rewrites the terms of houses; archived ones have none. */
export async function indexHouses(db: Database, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  const houses = await db
    .selectFrom('houses')
    .innerJoin('buildings', 'buildings.id', 'houses.building_id')
    .select(['houses.id', 'buildings.name as building', 'houses.unit', 'houses.room'])
    .where('houses.id', 'in', ids)
    .where('houses.archived_at', 'is', null)
    .execute()
  await replaceTerms(
    db,
    ids.map(houseRef),
    houses.map((house) => indexOfHouse(house.id, house)),
  )
}

/**
 * Rewrites the terms of residents: name, phones, plates, and the name with each room they live in now. Archived ones
 * have none.
 */
export async function indexResidents(db: Database, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  const residents = await db
    .selectFrom('residents')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .where('archived_at', 'is', null)
    .execute()
  const phones = await db
    .selectFrom('resident_phones')
    .select(['resident_id', 'phone'])
    .where('resident_id', 'in', ids)
    .execute()
  const plates = await db
    .selectFrom('resident_plates')
    .select(['resident_id', 'plate'])
    .where('resident_id', 'in', ids)
    .execute()
  const rooms = await db
    .selectFrom('occupancies')
    .innerJoin('houses', 'houses.id', 'occupancies.house_id')
    .innerJoin('buildings', 'buildings.id', 'houses.building_id')
    .select(['occupancies.resident_id', 'buildings.name as building', 'houses.unit', 'houses.room'])
    .where('occupancies.resident_id', 'in', ids)
    .where('occupancies.until', 'is', null)
    .where('houses.archived_at', 'is', null)
    .execute()
  const phonesOf = groupBy(phones, (row) => row.resident_id)
  const platesOf = groupBy(plates, (row) => row.resident_id)
  const roomsOf = groupBy(rooms, (row) => row.resident_id)
  await replaceTerms(
    db,
    ids.map(residentRef),
    residents.map(({ id, name }) =>
      indexOfResident(id, {
        name,
        phones: (phonesOf.get(id) ?? []).map(({ phone }) => phone),
        plates: (platesOf.get(id) ?? []).map(({ plate }) => plate),
        rooms: roomsOf.get(id) ?? [],
      }),
    ),
  )
}

export const indexHouse = (db: Database, id: number): Promise<void> => indexHouses(db, [id])
export const indexResident = (db: Database, id: number): Promise<void> => indexResidents(db, [id])

/** A ticket's number never changes, so its terms are only ever added. */
export async function indexTicket(db: Database, id: number, number: string): Promise<void> {
  await insertTerms(db, [indexOfTicket(id, number)])
}

/** What one house, resident or ticket is found by, each term of a kind once. */
export interface Indexed {
  ref: string
  terms: readonly SearchTerm[]
}

export const indexOfHouse = (id: number, address: HouseAddress): Indexed => ({
  ref: houseRef(id),
  terms: roomTerms(address),
})

export const indexOfResident = (
  id: number,
  {
    name,
    phones,
    plates,
    rooms,
  }: { name: string; phones: readonly string[]; plates: readonly string[]; rooms: readonly HouseAddress[] },
): Indexed => ({
  ref: residentRef(id),
  terms: bestOfEach([
    ...nameTerms(name),
    ...phones.flatMap(phoneTerms),
    ...plates.flatMap(plateTerms),
    ...rooms.flatMap((address) => combinedTerms(name, address)),
  ]),
})

export const indexOfTicket = (id: number, number: string): Indexed => ({
  ref: ticketRef(id),
  terms: numberTerms(number),
})

type Watcher = (refs: readonly string[]) => void
const watchers = new Set<Watcher>()

/** Is told of everything that is indexed anew, before that is committed. Answers with how to end it. */
export function watchIndexing(watcher: Watcher): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

async function replaceTerms(
  db: Database,
  refs: readonly string[],
  entries: readonly Indexed[],
): Promise<void> {
  for (const watcher of watchers) watcher(refs)
  await forgetTerms(db, refs)
  await insertTerms(db, entries)
}

/** Whatever these were found by. */
export async function forgetTerms(db: Database, refs: readonly string[]): Promise<void> {
  const list = JSON.stringify(refs)
  await sql`
    delete from search_terms where (term, kind, ref) in (
      select t.value ->> 0, t.value ->> 1, r.ref
      from json_each(${list}) as wanted
      cross join search_refs as r on r.ref = wanted.value
      cross join json_each(r.terms) as t)`.execute(db)
  await db
    .deleteFrom('search_refs')
    .where('ref', 'in', sql<string>`(select value from json_each(${list}))`)
    .execute()
}

/** The index's own order, which is the quickest to write. */
export const byTerm = (a: { term: string }, b: { term: string }): number =>
  a.term < b.term ? -1 : a.term > b.term ? 1 : 0

/** The rows of the index of one thing. */
export const termRows = ({ ref, terms }: Indexed): TermRow[] =>
  terms.map(({ term, kind, weight }) => ({ term, kind, ref, weight }))

/** What is kept with each of them, so that its rows can be found again. */
export const refRow = ({ ref, terms }: Indexed): { ref: string; terms: string } => ({
  ref,
  terms: JSON.stringify(terms.map(({ term, kind }) => [term, kind])),
})

export interface TermRow extends SearchTerm {
  ref: string
}

async function insertTerms(db: Database, entries: readonly Indexed[]): Promise<void> {
  for (const rows of chunksOf(entries.flatMap(termRows).sort(byTerm), rowsPerInsert))
    await db.insertInto('search_terms').values(rows).execute()
  for (const some of chunksOf(entries, rowsPerInsert))
    await db.insertInto('search_refs').values(some.map(refRow)).execute()
}

/** A name and a phone can never share a term and kind, but two rooms of one person can. */
function bestOfEach(terms: readonly SearchTerm[]): SearchTerm[] {
  const best = new Map<string, SearchTerm>()
  for (const term of terms) {
    const key = `${term.kind} ${term.term}`
    if ((best.get(key)?.weight ?? -1) < term.weight) best.set(key, term)
  }
  return [...best.values()]
}
