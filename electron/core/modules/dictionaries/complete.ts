import type { Kysely } from 'kysely'
import categories from '../../../../resources/dictionaries/categories.json' with { type: 'json' }
import lists from '../../../../resources/dictionaries/first-office.json' with { type: 'json' }
import { codedDictionaries } from '../../../../shared/modules/dictionaries/terms.ts'
import { ticketKinds } from '../../../../shared/modules/tickets/terms.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'

type Stamp = Call['created']
type Db = Kysely<Tables>

/**
 * Fills every list of the office that has no entry at all with the ones that came with the program, all of them editable:
 * for a new office, and for one whose folder comes from an earlier version. Call it inside a transaction.
 */
export async function completeDictionaries(db: Db, stamp: Stamp): Promise<void> {
  const older = await isEmpty(db, 'dictionary_entries')
  if (older) await markShipped(db)
  await addChannels(db, stamp)
  await addCategories(db, stamp)
  await addNamed(db, stamp, 'departments', lists.departments)
  await addNamed(db, stamp, 'resident_groups', lists.groups)
  await addCoded(db, stamp)
}

async function isEmpty(db: Db, table: 'dictionary_entries' | 'channels' | 'departments' | 'resident_groups') {
  return (await db.selectFrom(table).select('id').limit(1).executeTakeFirst()) === undefined
}

/** The first version wrote its lists without a mark; whatever still has its first name came with the program. */
async function markShipped(db: Db): Promise<void> {
  const shipped = { shipped: 1 as const }
  for (const { code, name } of lists.channels)
    await db.updateTable('channels').set(shipped).where('code', '=', code).where('name', '=', name).execute()
  for (const kind of ticketKinds)
    for (const { code, name } of categories[kind].flatMap((each) => [each, ...finerOf(each)]))
      await db
        .updateTable('categories')
        .set(shipped)
        .where('kind', '=', kind)
        .where('code', '=', code)
        .where('name', '=', name)
        .execute()
  await db.updateTable('departments').set(shipped).where('name', 'in', lists.departments).execute()
  await db.updateTable('resident_groups').set(shipped).where('name', 'in', lists.groups).execute()
}

async function addChannels(db: Db, stamp: Stamp): Promise<void> {
  if (!(await isEmpty(db, 'channels'))) return
  const rows = lists.channels.map(({ code, name, live }, position) => ({
    code,
    name,
    live: live ? (1 as const) : (0 as const),
    position,
    shipped: 1 as const,
    ...stamp,
  }))
  await db.insertInto('channels').values(rows).execute()
}

interface ShippedCategory {
  code: string
  name: string
  children?: { code: string; name: string }[]
}
const finerOf = (category: ShippedCategory) => category.children ?? []

async function addCategories(db: Db, stamp: Stamp): Promise<void> {
  for (const kind of ticketKinds) {
    const known = await db.selectFrom('categories').select('id').where('kind', '=', kind).executeTakeFirst()
    if (known) continue
    for (const category of categories[kind] as ShippedCategory[]) {
      const row = { kind, shipped: 1 as const, ...stamp }
      const { id } = await db
        .insertInto('categories')
        .values({ ...row, code: category.code, name: category.name, parent_id: null })
        .returning('id')
        .executeTakeFirstOrThrow()
      for (const finer of finerOf(category))
        await db
          .insertInto('categories')
          .values({ ...row, ...finer, parent_id: id })
          .execute()
    }
  }
}

async function addNamed(
  db: Db,
  stamp: Stamp,
  table: 'departments' | 'resident_groups',
  names: readonly string[],
): Promise<void> {
  if (!(await isEmpty(db, table))) return
  await db
    .insertInto(table)
    .values(names.map((name) => ({ name, shipped: 1 as const, ...stamp })))
    .execute()
}

async function addCoded(db: Db, stamp: Stamp): Promise<void> {
  for (const dictionary of codedDictionaries) {
    const known = await db
      .selectFrom('dictionary_entries')
      .select('id')
      .where('dictionary', '=', dictionary)
      .executeTakeFirst()
    if (known) continue
    const entries: { code: string; name: string; sensitive?: boolean; advice?: string }[] =
      lists.entries[dictionary]
    const rows = entries.map(({ code, name, sensitive = false, advice = '' }, position) => ({
      dictionary,
      code,
      name,
      position,
      sensitive: sensitive ? (1 as const) : (0 as const),
      advice,
      shipped: 1 as const,
      ...stamp,
    }))
    await db.insertInto('dictionary_entries').values(rows).execute()
  }
}
