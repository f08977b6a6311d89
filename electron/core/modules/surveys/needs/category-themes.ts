import { countedTickets, type CountedTicket } from '../../../../../shared/modules/surveys/priority.ts'
import type { Theme } from '../../../../../shared/modules/surveys/terms.ts'
import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'

export interface CountedCategory {
  categoryId: number
  kind: CountedTicket
  code: string
  name: string
  parent: string
  theme: Theme | null
  archived: boolean
}

/** Every category of tickets that say something about a theme, archived ones too, by kind and code. */
export async function countedCategories(db: Call['db']): Promise<CountedCategory[]> {
  const rows = await db
    .selectFrom('categories')
    .leftJoin('category_themes as own', 'own.category_id', 'categories.id')
    .leftJoin('categories as above', 'above.id', 'categories.parent_id')
    .leftJoin('category_themes as its', 'its.category_id', 'above.id')
    .select([
      'categories.id',
      'categories.kind',
      'categories.code',
      'categories.name',
      'categories.archived_at',
      'above.name as parent',
      'own.theme as own',
      'its.theme as its',
    ])
    .where('categories.kind', 'in', countedTickets)
    .orderBy('categories.code')
    .orderBy('categories.id')
    .execute()
  return rows
    .map((row) => ({
      categoryId: row.id,
      kind: row.kind as CountedTicket,
      code: row.code,
      name: row.name,
      parent: row.parent ?? '',
      // An empty theme is a word of the office: counted by none.
      theme: ((row.own ?? row.its) || null) as Theme | null,
      archived: row.archived_at !== null,
    }))
    .sort((a, b) => countedTickets.indexOf(a.kind) - countedTickets.indexOf(b.kind))
}

/** By which theme tickets are counted, of the categories in use. */
export async function listCategories(call: Call) {
  const all = await countedCategories(call.db)
  return all.flatMap(({ archived, ...category }) => (archived ? [] : [category]))
}

/** Error: NOT_FOUND. */
export async function setCategory(
  call: Call,
  { categoryId, theme }: { categoryId: number; theme: Theme | null },
) {
  const before = (await countedCategories(call.db)).find((category) => category.categoryId === categoryId)
  if (!before) throw new Fault('NOT_FOUND', { field: 'categoryId' })
  const values = { theme: theme ?? '' }
  await call.db
    .insertInto('category_themes')
    .values({ category_id: categoryId, ...values, ...call.created })
    .onConflict((conflict) =>
      conflict.column('category_id').doUpdateSet((row) => ({
        ...values,
        ...call.updated,
        version: row('category_themes.version', '+', 1),
      })),
    )
    .execute()
  await call.audit({
    subject: `category-theme:${categoryId}`,
    label: before.name,
    fields: { theme },
    before: { theme: before.theme },
  })
  return {}
}
