import { sql, type Kysely, type Selectable } from 'kysely'
import { cleanText } from '../../../../../shared/text/normalise.ts'
import type { Tables } from '../../../database/tables.ts'
import { rowsByKey, rowsByKeys } from '../key-lookup.ts'
import { EntryList } from '../values/entries.ts'
import {
  houseFieldsOf,
  livesIn,
  residentFieldsOf,
  type Building,
  type Community,
  type House,
  type Resident,
} from './archive.ts'
import type { RegisterRecord } from './record.ts'

/** Somebody who lived in a house. */
export interface Former {
  resident: Resident
  /** The last day, as precisely as it is known: `2025-03-01`, `2025-03`. */
  until: string
}

/** The part of the archive that some records touch, and what they are going to add to it. */
export class ArchiveView {
  readonly communities = new Map<string, Community>()
  readonly buildings = new Map<string, Building>()
  readonly houses = new Map<string, House>()
  groups!: EntryList
  tags!: EntryList
  #ownCommunity: Community | null = null
  readonly #byName = new Map<string, Resident[]>()
  readonly #byIdNumber = new Map<string, Resident>()
  readonly #absent = new Set<string>()
  readonly #byId = new Map<number, Resident>()
  /** By house: whoever lived there and left, with the day they did. */
  readonly #left = new Map<number, Map<number, string>>()

  /** The community a row without one belongs to. */
  get ownCommunity(): Community {
    if (!this.#ownCommunity) throw new Error('nothing was loaded yet')
    return this.#ownCommunity
  }

  /** Once rows are written they are read anew when they are met again; the frame stays. */
  forgetRows(): void {
    for (const held of [this.houses, this.#byName, this.#byIdNumber, this.#absent, this.#byId, this.#left])
      held.clear()
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
    return houseKey(this.#communityNameOf(record), record.building, record.unit, record.room)
  }

  /** Everybody of this name whom a record can mean. */
  named(name: string): readonly Resident[] {
    return this.#byName.get(name) ?? []
  }

  withIdNumber(digest: string): Resident | undefined {
    return this.#byIdNumber.get(digest)
  }

  /** Those who lived in a house, do no longer and can be meant by a record, with the day they left. */
  formerOf(house: House): Former[] {
    const left = house.id === null ? undefined : this.#left.get(house.id)
    return [...(left ?? [])].flatMap(([id, until]) => {
      const resident = this.#byId.get(id)
      return resident && !livesIn(resident, house) ? [{ resident, until }] : []
    })
  }

  /** Lets later records find somebody by name and ID number. */
  take(resident: Resident): void {
    const { name, id_number_digest } = resident.fields
    const people = this.#byName.get(name)
    if (!people) this.#byName.set(name, [resident])
    else if (!people.includes(resident)) people.push(resident)
    if (id_number_digest !== null) this.#byIdNumber.set(id_number_digest, resident)
  }

  #communityNameOf({ community }: RegisterRecord): string {
    return community ?? this.ownCommunity.name
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
    this.groups = await EntryList.load(db, 'groups')
    this.tags = await EntryList.load(db, 'tags')
  }

  async #loadHouses(db: Kysely<Tables>, records: readonly RegisterRecord[]): Promise<void> {
    const wanted = new Map<string, [building: number, unit: string, room: string]>()
    const byId = new Map<number, Building>()
    for (const record of records) {
      const key = this.houseKeyOf(record)
      const building = this.buildings.get(buildingKey(this.#communityNameOf(record), record.building))
      if (!building?.id || this.houses.has(key) || this.#absent.has(key)) continue
      wanted.set(key, [building.id, record.unit, record.room])
      byId.set(building.id, building)
    }
    const rows = await rowsByKeys(db, 'houses', ['building_id', 'unit', 'room'], [...wanted.values()])
    for (const row of rows) {
      const building = byId.get(row.building_id)!
      const { unit, room } = row
      const fields = houseFieldsOf(row)
      const house = { id: row.id, before: row, fields, building, unit, room, hasPrimary: false }
      this.houses.set(houseKey(building.community.name, building.name, unit, room), house)
    }
    for (const key of wanted.keys()) if (!this.houses.has(key)) this.#absent.add(key)
  }

  /**
   * Only who can be meant: whoever has one of these ID numbers, or has one of these phones or lives or lived in one of
   * these houses and bears one of these names, or lived in one of these houses and has one of these phones. Loading all
   * people of a name would take the longer, the commoner it is.
   */
  async #loadResidents(db: Kysely<Tables>, records: readonly RegisterRecord[]): Promise<void> {
    const names = new Set(records.flatMap(({ name, others }) => (name === null ? [] : [name, ...others])))
    const digests = new Set(records.flatMap(({ idNumber }) => idNumber?.digest ?? []))
    const ids = new Set<number>()
    const phones = records.flatMap((record) => record.phones)
    const withPhone = new Set<number>()
    for (const row of await rowsByKey(db, 'resident_phones', 'phone', phones)) {
      ids.add(row.resident_id)
      withPhone.add(row.resident_id)
    }
    for (const row of await rowsByKey(db, 'residents', 'id_number_digest', digests)) ids.add(row.id)
    const houses = new Map<number, House>()
    for (const record of records) {
      const house = this.houses.get(this.houseKeyOf(record))
      if (house?.id) houses.set(house.id, house)
    }
    const former = new Set<number>()
    for (const row of await rowsByKey(db, 'occupancies', 'house_id', houses.keys())) {
      ids.add(row.resident_id)
      if (row.until !== null) {
        former.add(row.resident_id)
        this.#noteLeft(row.house_id, row.resident_id, row.until)
      } else if (row.is_primary === 1) houses.get(row.house_id)!.hasPrimary = true
    }
    const unknown = [...ids].filter((id) => !this.#byId.has(id)).sort((a, b) => a - b)
    const people = await rowsByKey(db, 'residents', 'id', unknown, sql`and r.archived_at is null`)
    await this.#loadPeople(
      db,
      people.filter(
        ({ id, name, id_number_digest: digest }) =>
          names.has(name) ||
          (digest !== null && digests.has(digest)) ||
          (former.has(id) && withPhone.has(id)),
      ),
    )
  }

  #noteLeft(house: number, resident: number, until: string): void {
    const left = this.#left.get(house) ?? new Map<number, string>()
    this.#left.set(house, left)
    const known = left.get(resident)
    if (known === undefined || known < until) left.set(resident, until)
  }

  async #loadPeople(db: Kysely<Tables>, rows: readonly Selectable<Tables['residents']>[]): Promise<void> {
    const found = new Map<number, Resident>()
    for (const row of rows) {
      const resident: Resident = {
        id: row.id,
        before: row,
        fields: residentFieldsOf(row),
        group: this.groups.withId(row.group_id),
        phones: [],
        plates: [],
        tags: [],
        occupancies: [],
      }
      found.set(row.id, resident)
      this.#byId.set(row.id, resident)
      this.take(resident)
    }
    const of = (row: { resident_id: number }) => found.get(row.resident_id)!
    const ids = [...found.keys()]
    const inOrder = sql`order by r.resident_id, r.position, r.id`
    for (const row of await rowsByKey(db, 'resident_phones', 'resident_id', ids, inOrder))
      of(row).phones.push(row.phone)
    for (const row of await rowsByKey(db, 'resident_plates', 'resident_id', ids, sql`order by r.id`))
      of(row).plates.push(row.plate)
    for (const row of await rowsByKey(db, 'resident_tags', 'resident_id', ids, sql`order by r.id`)) {
      const tag = this.tags.withId(row.entry_id)
      if (tag) of(row).tags.push(tag)
    }
    const now = sql`and r.until is null order by r.id`
    for (const row of await rowsByKey(db, 'occupancies', 'resident_id', ids, now)) {
      const resident = of(row)
      const { id, role, since } = row
      const fields = { role, since }
      const primary = row.is_primary === 1
      resident.occupancies.push({ id, before: row, fields, house: null, resident, primary })
    }
  }
}

/** Everybody of this name who lives in a house. */
export const livingIn = (view: ArchiveView, name: string, house: House): Resident[] =>
  view.named(name).filter((resident) => livesIn(resident, house))

export const buildingKey = (community: string, building: string): string =>
  JSON.stringify([cleanText(community), building])

const houseKey = (community: string, building: string, unit: string, room: string): string =>
  JSON.stringify([cleanText(community), building, unit, room])
