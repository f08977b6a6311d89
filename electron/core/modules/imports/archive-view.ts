import type { Kysely, Selectable } from 'kysely'
import { cleanText } from '../../../../shared/text/normalise.ts'
import type { Tables } from '../../database/tables.ts'
import type { RegisterRecord } from './register-record.ts'

/** The columns a register can fill, beside keys and stamps. */
export type HouseFields = Pick<
  Selectable<Tables['houses']>,
  'floor' | 'line' | 'kind' | 'state' | 'area_hundredths' | 'delivered_on' | 'notes'
>
export type ResidentFields = Pick<
  Selectable<Tables['residents']>,
  'gender' | 'birth_year' | 'occupation' | 'emergency_name' | 'emergency_phone' | 'notes'
>
export type OccupancyFields = Pick<Selectable<Tables['occupancies']>, 'role' | 'since'>

/** A row as it stands, or one that is to be made (`id` null until it is written). */
interface Entry {
  id: number | null
}

/** A row that an import may change: `before` is what is stored, `fields` what it shall be. */
interface Editable<Row, Fields> extends Entry {
  before: Row | null
  fields: Fields
}

export interface Community extends Entry {
  name: string
}
export interface Building extends Entry {
  name: string
  community: Community
}
export interface Group extends Entry {
  name: string
}
export interface House extends Editable<Selectable<Tables['houses']>, HouseFields> {
  building: Building
  unit: string
  room: string
  /** Somebody there is the primary contact. */
  hasPrimary: boolean
}
export interface Occupancy extends Editable<Selectable<Tables['occupancies']>, OccupancyFields> {
  house: House | null
  resident: Resident
  primary: boolean
}
export interface Resident extends Editable<Selectable<Tables['residents']>, ResidentFields> {
  name: string
  group: Group | null
  phones: string[]
  plates: string[]
  occupancies: Occupancy[]
}

const keysAQuery = 100

/** The part of the archive that some records touch, and what they are going to add to it. */
export class ArchiveView {
  readonly communities = new Map<string, Community>()
  readonly buildings = new Map<string, Building>()
  readonly groups = new Map<string, Group>()
  readonly houses = new Map<string, House>()
  /** By name; only people a record can mean. */
  readonly residents = new Map<string, Resident[]>()
  #ownCommunity: Community | null = null
  readonly #absent = new Set<string>()
  readonly #known = new Set<number>()

  /** The community a row without one belongs to. */
  get ownCommunity(): Community {
    if (!this.#ownCommunity) throw new Error('nothing was loaded yet')
    return this.#ownCommunity
  }

  /** Reads whatever these records may refer to, once. */
  async load(db: Kysely<Tables>, records: readonly RegisterRecord[]): Promise<void> {
    if (!this.#ownCommunity) await this.#loadFrame(db)
    await this.#loadHouses(db, records)
    await this.#loadResidents(db, records)
  }

  communityOf(record: RegisterRecord): Community | undefined {
    return record.community === null ? this.ownCommunity : this.communities.get(cleanText(record.community))
  }

  houseKeyOf(record: RegisterRecord): string {
    const community = record.community === null ? this.ownCommunity.name : record.community
    return houseKey(community, record.building, record.unit, record.room)
  }

  async #loadFrame(db: Kysely<Tables>): Promise<void> {
    const communities = await db.selectFrom('communities').select(['id', 'name']).execute()
    const byId = new Map(communities.map((community) => [community.id, community]))
    for (const community of communities) this.communities.set(cleanText(community.name), community)
    const { community_id } = await db.selectFrom('office').select('community_id').executeTakeFirstOrThrow()
    this.#ownCommunity = byId.get(community_id)!
    const buildings = await db.selectFrom('buildings').select(['id', 'name', 'community_id']).execute()
    for (const { id, name, community_id: owner } of buildings) {
      const community = byId.get(owner)!
      this.buildings.set(buildingKey(community.name, name), { id, name, community })
    }
    for (const group of await db.selectFrom('resident_groups').select(['id', 'name']).execute())
      this.groups.set(cleanText(group.name), group)
  }

  async #loadHouses(db: Kysely<Tables>, records: readonly RegisterRecord[]): Promise<void> {
    const wanted = new Map<string, { building: Building; unit: string; room: string }>()
    for (const record of records) {
      const key = this.houseKeyOf(record)
      const building = this.buildings.get(
        buildingKey(record.community ?? this.ownCommunity.name, record.building),
      )
      if (building?.id && !this.houses.has(key) && !this.#absent.has(key))
        wanted.set(key, { building, unit: record.unit, room: record.room })
    }
    const byId = new Map([...wanted.values()].map(({ building }) => [building.id, building]))
    for (const chunk of chunksOf([...wanted.values()])) {
      const rows = await db
        .selectFrom('houses')
        .selectAll()
        .where((eb) =>
          eb.or(
            chunk.map(({ building, unit, room }) =>
              eb.and([eb('building_id', '=', building.id), eb('unit', '=', unit), eb('room', '=', room)]),
            ),
          ),
        )
        .execute()
      for (const row of rows) {
        const building = byId.get(row.building_id)!
        const { floor, line, kind, state, area_hundredths, delivered_on, notes } = row
        const fields = { floor, line, kind, state, area_hundredths, delivered_on, notes }
        const house = {
          id: row.id,
          before: row,
          fields,
          building,
          unit: row.unit,
          room: row.room,
          hasPrimary: false,
        }
        this.houses.set(houseKey(building.community.name, building.name, row.unit, row.room), house)
      }
    }
    for (const key of wanted.keys()) if (!this.houses.has(key)) this.#absent.add(key)
  }

  /**
   * Only who can be meant: whoever has one of these phones or lives in one of these houses, and bears one of these
   * names. Loading all people of a name would take the longer, the commoner it is.
   */
  async #loadResidents(db: Kysely<Tables>, records: readonly RegisterRecord[]): Promise<void> {
    const names = new Set(records.flatMap(({ name }) => name ?? []))
    const ids = new Set<number>()
    for (const chunk of chunksOf([...new Set(records.flatMap(({ phones }) => phones))])) {
      const rows = await db
        .selectFrom('resident_phones')
        .select('resident_id')
        .where('phone', 'in', chunk)
        .execute()
      for (const row of rows) ids.add(row.resident_id)
    }
    const houses = new Map<number, House>()
    for (const record of records) {
      const house = this.houses.get(this.houseKeyOf(record))
      if (house?.id) houses.set(house.id, house)
    }
    for (const chunk of chunksOf([...houses.keys()])) {
      const rows = await db
        .selectFrom('occupancies')
        .select(['house_id', 'resident_id', 'is_primary'])
        .where('house_id', 'in', chunk)
        .where('until', 'is', null)
        .execute()
      for (const row of rows) {
        ids.add(row.resident_id)
        if (row.is_primary === 1) houses.get(row.house_id)!.hasPrimary = true
      }
    }
    const wanted = [...ids].filter((id) => !this.#known.has(id)).sort((a, b) => a - b)
    for (const chunk of chunksOf(wanted)) await this.#loadPeople(db, chunk, names)
  }

  async #loadPeople(db: Kysely<Tables>, ids: readonly number[], names: ReadonlySet<string>): Promise<void> {
    const rows = await db
      .selectFrom('residents')
      .selectAll()
      .where('id', 'in', ids)
      .where('archived_at', 'is', null)
      .orderBy('id')
      .execute()
    const groupsById = new Map([...this.groups.values()].map((group) => [group.id, group]))
    const found = new Map<number, Resident>()
    for (const row of rows) {
      if (!names.has(row.name)) continue
      const { gender, birth_year, occupation, emergency_name, emergency_phone, notes } = row
      const resident: Resident = {
        id: row.id,
        before: row,
        fields: { gender, birth_year, occupation, emergency_name, emergency_phone, notes },
        name: row.name,
        group: groupsById.get(row.group_id) ?? null,
        phones: [],
        plates: [],
        occupancies: [],
      }
      found.set(row.id, resident)
      this.#known.add(row.id)
      this.residents.set(row.name, [...(this.residents.get(row.name) ?? []), resident])
    }
    if (found.size > 0) await this.#loadBelongings(db, [...found.keys()], found)
  }

  async #loadBelongings(
    db: Kysely<Tables>,
    ids: readonly number[],
    residents: ReadonlyMap<number, Resident>,
  ): Promise<void> {
    const phones = await db
      .selectFrom('resident_phones')
      .select(['resident_id', 'phone'])
      .where('resident_id', 'in', ids)
      .orderBy('position')
      .execute()
    for (const row of phones) residents.get(row.resident_id)!.phones.push(row.phone)
    const plates = await db
      .selectFrom('resident_plates')
      .select(['resident_id', 'plate'])
      .where('resident_id', 'in', ids)
      .orderBy('id')
      .execute()
    for (const row of plates) residents.get(row.resident_id)!.plates.push(row.plate)
    const occupancies = await db
      .selectFrom('occupancies')
      .selectAll()
      .where('resident_id', 'in', ids)
      .where('until', 'is', null)
      .orderBy('id')
      .execute()
    for (const row of occupancies) {
      const resident = residents.get(row.resident_id)!
      const fields = { role: row.role, since: row.since }
      resident.occupancies.push({
        id: row.id,
        before: row,
        fields,
        house: null,
        resident,
        primary: row.is_primary === 1,
      })
    }
  }
}

export const buildingKey = (community: string, building: string): string =>
  JSON.stringify([cleanText(community), building])

const houseKey = (community: string, building: string, unit: string, room: string): string =>
  JSON.stringify([cleanText(community), building, unit, room])

export function* chunksOf<Item>(items: readonly Item[], size = keysAQuery): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}
