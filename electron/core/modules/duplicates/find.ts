import { setImmediate as turn } from 'node:timers/promises'
import { sql, type Kysely, type RawBuilder, type SelectQueryBuilder, type SqlBool } from 'kysely'
import type { DuplicateReason } from '../../../../shared/modules/duplicates/contract.ts'
import type { Tables } from '../../database/tables.ts'
import { Pairs, type Pair, type Sharer } from './pairs.ts'
import { nameKey, soundsAlike } from './sound.ts'

/** Somebody in use, with one thing they have. */
interface Bearer extends Sharer {
  what: string | number
}

/** Houses read at once, a few milliseconds' worth, so that others have their turn in between. */
const housesAtOnce = 10_000

/**
 * Everybody in use who may be entered twice, the likeliest pair first. Reads what is shared from the indexes, never two
 * people at a time. With `among`, only what speaks for these being one.
 */
export async function findDuplicates(db: Kysely<Tables>, among?: readonly number[]): Promise<Pair[]> {
  const pairs = new Pairs()
  const read = new SharedThings(db, among)
  for (const group of groupsOf(await read.idNumbers())) pairs.add(group, () => 'same-id-number')
  await turn()
  for (const group of groupsOf(await read.phones()))
    pairs.add(group, (a, b) => (haveOneName(a, b) ? 'same-name-and-phone' : 'same-phone'))
  await turn()
  for (const group of groupsOf(await read.plates()))
    pairs.add(group, (a, b) => (haveOneName(a, b) ? 'same-name-and-plate' : null))
  for await (const homes of read.homes()) for (const group of groupsOf(homes)) pairs.add(group, ofOneHouse)
  return pairs.ranked()
}

const haveOneName = (a: Sharer, b: Sharer): boolean =>
  a.name === b.name || nameKey(a.name) === nameKey(b.name)

function ofOneHouse(a: Sharer, b: Sharer): DuplicateReason | null {
  if (haveOneName(a, b)) return 'same-name-and-house'
  return soundsAlike(a.name, b.name) ? 'same-sound-and-house' : null
}

/** Runs of rows with the same thing, where more than one row has it. */
function* groupsOf(rows: readonly Bearer[]): Generator<Bearer[]> {
  for (let start = 0; start < rows.length;) {
    let end = start + 1
    while (end < rows.length && rows[end]!.what === rows[start]!.what) end++
    if (end - start > 1) yield rows.slice(start, end)
    start = end
  }
}

type Bearers = SelectQueryBuilder<Tables, 'residents', Bearer>

/** Who has what others have too, ordered by it; archived people are not among them. */
class SharedThings {
  readonly #db: Kysely<Tables>
  readonly #among: readonly number[] | undefined

  constructor(db: Kysely<Tables>, among: readonly number[] | undefined) {
    this.#db = db
    this.#among = among
  }

  idNumbers(): Promise<Bearer[]> {
    const query = this.#db
      .selectFrom('residents')
      .select(['residents.id', 'residents.name', sql<string>`residents.id_number_digest`.as('what')])
      .where('residents.id_number_digest', 'is not', null)
    return this.#read(
      query,
      sql`residents.id_number_digest in (select id_number_digest from residents
        where id_number_digest is not null group by id_number_digest having count(*) > 1)`,
    )
  }

  phones(): Promise<Bearer[]> {
    const query = this.#db
      .selectFrom('resident_phones')
      .innerJoin('residents', 'residents.id', 'resident_phones.resident_id')
      .select(['residents.id', 'residents.name', 'resident_phones.phone as what'])
    return this.#read(
      query as unknown as Bearers,
      sql`resident_phones.phone in (select phone from resident_phones group by phone having count(*) > 1)`,
    )
  }

  plates(): Promise<Bearer[]> {
    const query = this.#db
      .selectFrom('resident_plates')
      .innerJoin('residents', 'residents.id', 'resident_plates.resident_id')
      .select(['residents.id', 'residents.name', 'resident_plates.plate as what'])
    return this.#read(
      query as unknown as Bearers,
      sql`resident_plates.plate in (select plate from resident_plates group by plate having count(*) > 1)`,
    )
  }

  /** Who lives or lived in one house, some houses at a time. */
  async *homes(): AsyncGenerator<Bearer[]> {
    const query = this.#db
      .selectFrom('occupancies')
      .innerJoin('residents', 'residents.id', 'occupancies.resident_id')
      .select(['residents.id', 'residents.name', 'occupancies.house_id as what']) as unknown as Bearers
    const { last } = await this.#db
      .selectFrom('occupancies')
      .select((eb) => eb.fn.max('house_id').as('last'))
      .executeTakeFirstOrThrow()
    const atOnce = this.#among ? Infinity : housesAtOnce
    for (let from = 0; from <= (last ?? -1); from += atOnce) {
      const to = Math.min(from + atOnce, (last ?? 0) + 1)
      yield await this.#read(
        query,
        sql`occupancies.house_id in (select house_id from occupancies
          where house_id >= ${from} and house_id < ${to} group by house_id having count(*) > 1)`,
      )
      await turn()
    }
  }

  /** @param several what others have too; of a few people it is quicker to read everything they have */
  #read(query: Bearers, several: RawBuilder<unknown>): Promise<Bearer[]> {
    const among = this.#among
    return query
      .where('residents.archived_at', 'is', null)
      .where(among ? (eb) => eb('residents.id', 'in', among) : (several as RawBuilder<SqlBool>))
      .orderBy('what')
      .execute()
  }
}
