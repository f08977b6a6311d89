import { sql, type Kysely, type Selectable } from 'kysely'
import { groupBy } from '../../../../../shared/collections/group.ts'
import type { Tables } from '../../../database/tables.ts'
import { rowsByKey } from '../key-lookup.ts'

/** Somebody who called, as the archive knows them. */
export interface Caller {
  residentId: number
  /** What they were in the house then; null when it was by their phone that they were found. */
  role: string | null
}

type Occupancy = Selectable<Tables['occupancies']>

/** Whom a ledger's names and phones mean. */
export class ResidentFinder {
  readonly #livedIn = new Map<number, Occupancy[]>()
  readonly #names = new Map<number, string>()
  readonly #phones = new Map<number, Set<string>>()
  readonly #withPhone = new Map<string, number[]>()

  /** Reads who ever lived in these houses and who has these phones, unless they were met before. */
  async load(db: Kysely<Tables>, houses: Iterable<number>, phones: Iterable<string>): Promise<void> {
    const newHouses = [...new Set(houses)].filter((id) => !this.#livedIn.has(id))
    const newPhones = [...new Set(phones)].filter((phone) => !this.#withPhone.has(phone))
    const occupancies = await rowsByKey(db, 'occupancies', 'house_id', newHouses, sql`order by r.id`)
    const byHouse = groupBy(occupancies, ({ house_id }) => house_id)
    for (const id of newHouses) this.#livedIn.set(id, byHouse.get(id) ?? [])
    const known = groupBy(await rowsByKey(db, 'resident_phones', 'phone', newPhones), ({ phone }) => phone)
    for (const phone of newPhones)
      this.#withPhone.set(phone, [...new Set((known.get(phone) ?? []).map(({ resident_id }) => resident_id))])
    const met = [
      ...occupancies.map(({ resident_id }) => resident_id),
      ...newPhones.flatMap((phone) => this.#withPhone.get(phone)!),
    ]
    await this.#loadPeople(db, new Set(met.filter((id) => !this.#names.has(id))))
  }

  async #loadPeople(db: Kysely<Tables>, ids: ReadonlySet<number>): Promise<void> {
    const people = await rowsByKey(db, 'residents', 'id', ids, sql`and r.archived_at is null`)
    for (const { id, name } of people) this.#names.set(id, name)
    for (const { resident_id, phone } of await rowsByKey(db, 'resident_phones', 'resident_id', ids)) {
      const phones = this.#phones.get(resident_id) ?? new Set()
      this.#phones.set(resident_id, phones.add(phone))
    }
  }

  /**
   * Whoever of this name lived in the house on that day, of several the one with this phone; else whoever of this name
   * has this phone; else, where no name is told, the only one who has it.
   */
  of(caller: { name: string; phone: string | null; houseId: number | null; day: string }): Caller | null {
    const { name, phone, houseId, day } = caller
    const here = houseId === null ? [] : (this.#livedIn.get(houseId) ?? []).filter((one) => livedOn(one, day))
    const namesakes =
      name === '' ? [] : here.filter(({ resident_id }) => this.#names.get(resident_id) === name)
    const people = new Set(namesakes.map(({ resident_id }) => resident_id))
    const byPhone = phone === null ? [] : this.#withPhone.get(phone)!.filter((id) => this.#names.has(id))
    const met =
      (people.size === 1
        ? [...people][0]
        : [...people].find((id) => phone !== null && this.#phones.get(id)?.has(phone))) ??
      (name === ''
        ? byPhone.length === 1
          ? byPhone[0]
          : undefined
        : byPhone.find((id) => this.#names.get(id) === name))
    if (met === undefined) return null
    return { residentId: met, role: here.find(({ resident_id }) => resident_id === met)?.role ?? null }
  }
}

/** Dates on record may be known to the month or the year only; an open beginning or end excludes nobody. */
const livedOn = ({ since, until }: Occupancy, day: string): boolean =>
  (since === null || since <= day) && (until === null || day.slice(0, until.length) <= until)
