import { sql, type Kysely } from 'kysely'
import { normaliseBuilding, normaliseRoom, normaliseUnit } from '../../../../../shared/modules/houses/room.ts'
import type { Tables } from '../../../database/tables.ts'
import { rowsByKeys } from '../key-lookup.ts'
import { wholeReadings } from '../register/address.ts'

/** Which house a room means, as people write it: one, none, or several that nobody can tell apart. */
export type FoundHouse = { id: number } | 'unknown' | 'ambiguous'

/** The houses of the archive by whatever is written for them. Archived ones are none. */
export class HouseFinder {
  readonly #found = new Map<string, FoundHouse>()
  #buildings: Map<string, number[]> | null = null
  #community = ''

  of(text: string): FoundHouse {
    return this.#found.get(text) ?? 'unknown'
  }

  /** Looks up those that were not met before. */
  async load(db: Kysely<Tables>, texts: Iterable<string>): Promise<void> {
    this.#buildings ??= await this.#loadBuildings(db)
    const wanted = new Map<string, Reading[]>()
    for (const text of new Set(texts)) if (!this.#found.has(text)) wanted.set(text, this.#readings(text))
    const readings = [...wanted.values()].flat()
    const exact = await find(db, readings)
    // 3-501 of a building with units: whichever unit has that room.
    const unitless = readings.filter(({ unit, key }) => unit === '' && !exact.has(key))
    const loose = await findInAnyUnit(db, unitless)
    const named = await findByName(
      db,
      [...wanted].flatMap(([text, ways]) =>
        isName(text) && !ways.some(({ key }) => exact.has(key) || loose.has(key))
          ? [normaliseRoom(text)]
          : [],
      ),
    )
    for (const [text, ways] of wanted) {
      const placed = new Set(ways.flatMap(({ key }) => exact.get(key) ?? loose.get(key) ?? []))
      const ids = placed.size > 0 ? placed : new Set(isName(text) ? named.get(normaliseRoom(text)) : [])
      const [id] = ids
      this.#found.set(text, id === undefined ? 'unknown' : ids.size > 1 ? 'ambiguous' : { id })
    }
  }

  async #loadBuildings(db: Kysely<Tables>): Promise<Map<string, number[]>> {
    const own = await db
      .selectFrom('office')
      .innerJoin('communities', 'communities.id', 'office.community_id')
      .select(['communities.id', 'communities.name'])
      .executeTakeFirstOrThrow()
    this.#community = own.name
    const rows = await db.selectFrom('buildings').select(['id', 'name', 'community_id']).execute()
    const buildings = new Map<string, number[]>()
    // A ledger does not say which community: the office's own comes before any other.
    for (const { id, name } of rows.filter(({ community_id }) => community_id === own.id))
      buildings.set(name, [id])
    const others = new Map<string, number[]>()
    for (const { id, name } of rows.filter(({ community_id }) => community_id !== own.id))
      if (!buildings.has(name)) others.set(name, [...(others.get(name) ?? []), id])
    return new Map([...buildings, ...others])
  }

  #readings(text: string): Reading[] {
    const local = text.startsWith(this.#community) ? text.slice(this.#community.length) : text
    return wholeReadings(local).flatMap(({ building, unit, room }) =>
      (this.#buildings!.get(normaliseBuilding(building)) ?? []).map((buildingId) =>
        reading(buildingId, normaliseUnit(unit), normaliseRoom(room)),
      ),
    )
  }
}

/** 商铺36 is a room by its own name, as 501 is not. */
const isName = (text: string): boolean => /^\p{L}{2,}/u.test(text)

interface Reading {
  building: number
  unit: string
  room: string
  key: string
}

const reading = (building: number, unit: string, room: string): Reading => ({
  building,
  unit,
  room,
  key: JSON.stringify([building, unit, room]),
})

const offered = sql`and r.archived_at is null`

async function find(db: Kysely<Tables>, readings: readonly Reading[]): Promise<Map<string, number[]>> {
  const rows = await rowsByKeys(
    db,
    'houses',
    ['building_id', 'unit', 'room'],
    readings.map(({ building, unit, room }) => [building, unit, room]),
    offered,
  )
  return new Map(rows.map(({ id, building_id, unit, room }) => [reading(building_id, unit, room).key, [id]]))
}

async function findInAnyUnit(
  db: Kysely<Tables>,
  readings: readonly Reading[],
): Promise<Map<string, number[]>> {
  const rows = await rowsByKeys(
    db,
    'houses',
    ['building_id', 'room'],
    readings.map(({ building, room }) => [building, room]),
    offered,
  )
  const found = new Map<string, number[]>()
  for (const { id, building_id, room } of rows) {
    const { key } = reading(building_id, '', room)
    found.set(key, [...new Set([...(found.get(key) ?? []), id])])
  }
  return found
}

/** Houses whose room alone is named so, whatever building they are in. */
async function findByName(db: Kysely<Tables>, rooms: readonly string[]): Promise<Map<string, number[]>> {
  const rows = await rowsByKeys(
    db,
    'houses',
    ['room'],
    [...new Set(rooms)].map((room) => [room]),
    offered,
  )
  const found = new Map<string, number[]>()
  for (const { id, room } of rows) found.set(room, [...(found.get(room) ?? []), id])
  return found
}
