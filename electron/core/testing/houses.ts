import { floorOf, lineOf, parseRoomQuery } from '../../../shared/modules/houses/room.ts'
import type { CallerRole } from '../../../shared/modules/tickets/terms.ts'
import { sealedIdNumber } from '../modules/residents/id-number.ts'
import { sealedNote } from '../modules/residents/flags.ts'
import { indexHouse, indexResident } from '../modules/search/indexing.ts'
import type { TestOffice } from './office.ts'

const stamp = {
  created_at: '2026-11-01T00:00:00.000Z',
  created_by: null,
  updated_at: '2026-11-01T00:00:00.000Z',
  updated_by: null,
}

/** A house written as people write it, `3-2-501`. Answers with its id. */
export async function givenHouse(office: TestOffice, room: string): Promise<number> {
  const db = office.core.services.database.kysely
  const reading = parseRoomQuery(room).find((each) => each.kind === 'exact' && each.building)
  if (!reading) throw new Error(`${room} is not a whole room`)
  const { building = '', unit = '', room: door = '' } = reading
  const { community_id } = await db.selectFrom('office').select('community_id').executeTakeFirstOrThrow()
  const known = await db.selectFrom('buildings').select('id').where('name', '=', building).executeTakeFirst()
  const { id: building_id } =
    known ??
    (await db
      .insertInto('buildings')
      .values({ community_id, name: building, import_id: null, ...stamp })
      .returning('id')
      .executeTakeFirstOrThrow())
  const { id } = await db
    .insertInto('houses')
    .values({
      building_id,
      unit,
      room: door,
      floor: floorOf(door),
      line: lineOf(door),
      kind: 'residential',
      state: 'occupied',
      area_hundredths: null,
      delivered_on: null,
      notes: '',
      import_id: null,
      archived_at: null,
      ...stamp,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await indexHouse(db, id)
  return id
}

export interface GivenResident {
  name: string
  gender?: 'male' | 'female'
  phone?: string
  houseId?: number
  role?: Exclude<CallerRole, 'visitor' | 'anonymous'>
  /** Whole and right, 18 characters. */
  idNumber?: string
  plates?: readonly string[]
  /** By name; an entry that the dictionary lacks is added to it. */
  tags?: readonly string[]
  /** Care flags that anybody may see, by name. */
  flags?: readonly string[]
}

/**
 * Somebody who lives in a house, an owner unless said otherwise; the first one there is its primary contact. Answers
 * with their id.
 */
export async function givenResident(office: TestOffice, resident: GivenResident): Promise<number> {
  const { services } = office.core
  const db = services.database.kysely
  const { id } = await db
    .insertInto('residents')
    .values({
      name: resident.name,
      gender: resident.gender ?? null,
      birth_year: null,
      occupation: '',
      group_id: null,
      emergency_name: '',
      emergency_phone: '',
      notes: '',
      import_id: null,
      archived_at: null,
      ...sealedIdNumber(services, resident.idNumber ?? ''),
      ...stamp,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (resident.phone)
    await db
      .insertInto('resident_phones')
      .values({ resident_id: id, phone: resident.phone, label: '', position: 0, import_id: null, ...stamp })
      .execute()
  for (const plate of resident.plates ?? [])
    await db
      .insertInto('resident_plates')
      .values({ resident_id: id, plate, import_id: null, ...stamp })
      .execute()
  for (const name of resident.tags ?? [])
    await db
      .insertInto('resident_tags')
      .values({
        resident_id: id,
        entry_id: await givenEntry(office, 'tags', name),
        import_id: null,
        ...stamp,
      })
      .execute()
  for (const name of resident.flags ?? []) await givenFlag(office, id, { name })
  if (resident.houseId !== undefined)
    await db
      .insertInto('occupancies')
      .values({
        house_id: resident.houseId,
        resident_id: id,
        role: resident.role ?? 'owner',
        since: null,
        until: null,
        is_primary: (await hasContact(office, resident.houseId)) ? 0 : 1,
        import_id: null,
        ...stamp,
      })
      .execute()
  await indexResident(db, id)
  return id
}

async function hasContact(office: TestOffice, houseId: number): Promise<boolean> {
  const row = await office.core.services.database.kysely
    .selectFrom('occupancies')
    .select('id')
    .where('house_id', '=', houseId)
    .where('until', 'is', null)
    .where('is_primary', '=', 1)
    .executeTakeFirst()
  return row !== undefined
}

interface GivenEntry {
  sensitive?: boolean
  advice?: string
}

/** An entry of a dictionary by its name, added where the dictionary lacks it. Answers with its id. */
export async function givenEntry(
  office: TestOffice,
  dictionary: 'tags' | 'care-flags',
  name: string,
  { sensitive = false, advice = '' }: GivenEntry = {},
): Promise<number> {
  const db = office.core.services.database.kysely
  const known = await db
    .selectFrom('dictionary_entries')
    .select('id')
    .where('dictionary', '=', dictionary)
    .where('name', '=', name)
    .executeTakeFirst()
  if (known) return known.id
  const { id } = await db
    .insertInto('dictionary_entries')
    .values({
      dictionary,
      code: `given-${name}`,
      name,
      position: 100,
      sensitive: sensitive ? 1 : 0,
      advice,
      archived_at: null,
      ...stamp,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export interface GivenFlag extends GivenEntry {
  name: string
  note?: string
  reviewOn?: string
}

/** Sets a care flag on a resident; one the dictionary lacks is added to it. Answers with the flag's id. */
export async function givenFlag(
  office: TestOffice,
  residentId: number,
  { name, note = '', reviewOn, ...entry }: GivenFlag,
): Promise<number> {
  const { services } = office.core
  const { id } = await services.database.kysely
    .insertInto('resident_flags')
    .values({
      resident_id: residentId,
      entry_id: await givenEntry(office, 'care-flags', name, entry),
      note_sealed: sealedNote(services, note),
      review_on: reviewOn ?? null,
      ...stamp,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
