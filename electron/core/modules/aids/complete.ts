import type { Kysely } from 'kysely'
import knowledge from '../../../../resources/aids/knowledge.json' with { type: 'json' }
import questions from '../../../../resources/aids/questions.json' with { type: 'json' }
import templates from '../../../../resources/aids/templates.json' with { type: 'json' }
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import type { AidTable } from './shelves.ts'

type Stamp = Call['created']
type Db = Kysely<Tables>

/** A category by what the program called it, `repair:51`. */
type Ref = string
interface ShippedQuestion {
  words: string
  alarm?: string
  advice?: string
}
interface ShippedTemplate {
  kind?: string
  category?: Ref
  shortcut: string
  name: string
  body: string
}
interface ShippedKnowledge {
  category?: Ref
  title: string
  keywords: string
  words: string
}

/**
 * Fills each shelf that has never had an entry with the ones that came with the program: entries are archived and not
 * deleted, so that an emptied shelf stays empty. After the categories, inside a transaction.
 */
export async function completeAids(db: Db, stamp: Stamp): Promise<void> {
  const ids = await shippedCategories(db)
  await addQuestions(db, stamp, ids)
  await addTemplates(db, stamp, ids)
  await addKnowledge(db, stamp, ids)
}

const isEmpty = async (db: Db, table: AidTable) =>
  (await db.selectFrom(table).select('id').limit(1).executeTakeFirst()) === undefined

/** Only those that still have their first name: under a name of the office's own, other questions may be right. */
async function shippedCategories(db: Db): Promise<Map<Ref, number>> {
  const rows = await db
    .selectFrom('categories')
    .select(['id', 'kind', 'code'])
    .where('shipped', '=', 1)
    .where('archived_at', 'is', null)
    .execute()
  return new Map(rows.map(({ id, kind, code }) => [`${kind}:${code}`, id]))
}

async function addQuestions(db: Db, stamp: Stamp, ids: ReadonlyMap<Ref, number>): Promise<void> {
  if (!(await isEmpty(db, 'category_questions'))) return
  const rows = questions.flatMap(({ categories, ask }) =>
    categories.flatMap((ref) => {
      const category_id = ids.get(ref)
      if (category_id === undefined) return []
      return (ask as ShippedQuestion[]).map(({ words, alarm = null, advice = '' }, position) => ({
        ...{ category_id, position, words, alarm, advice },
        ...came(stamp),
      }))
    }),
  )
  if (rows.length > 0) await db.insertInto('category_questions').values(rows).execute()
}

async function addTemplates(db: Db, stamp: Stamp, ids: ReadonlyMap<Ref, number>): Promise<void> {
  if (!(await isEmpty(db, 'text_templates'))) return
  const rows = (templates as ShippedTemplate[]).map(({ kind, category = '', ...template }, position) => ({
    ...template,
    kind: kind ?? (category.split(':')[0] || null),
    category_id: ids.get(category) ?? null,
    position,
    ...came(stamp),
  }))
  await db.insertInto('text_templates').values(rows).execute()
}

async function addKnowledge(db: Db, stamp: Stamp, ids: ReadonlyMap<Ref, number>): Promise<void> {
  if (!(await isEmpty(db, 'knowledge'))) return
  const rows = (knowledge as ShippedKnowledge[]).map(({ category = '', ...entry }, position) => ({
    ...entry,
    category_id: ids.get(category) ?? null,
    position,
    ...came(stamp),
  }))
  await db.insertInto('knowledge').values(rows).execute()
}

const came = (stamp: Stamp) => ({ shipped: 1 as const, archived_at: null, ...stamp })
