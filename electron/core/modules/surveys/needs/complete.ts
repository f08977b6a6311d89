import type { Kysely } from 'kysely'
import shipped from '../../../../../resources/questionnaires/category-themes.json' with { type: 'json' }
import { countedTickets } from '../../../../../shared/modules/surveys/priority.ts'
import type { Tables } from '../../../database/tables.ts'
import type { Call } from '../../../kernel/call.ts'

/**
 * The theme that each category that came with the program is counted by, where the office has not said one yet. Finer categories
 * follow the one above them. Inside a transaction, after the categories.
 */
export async function completeCategoryThemes(db: Kysely<Tables>, stamp: Call['created']): Promise<void> {
  const categories = await db
    .selectFrom('categories')
    .select(['id', 'kind', 'code'])
    .where('shipped', '=', 1)
    .where('parent_id', 'is', null)
    .where('kind', 'in', countedTickets)
    .execute()
  const rows = categories.flatMap(({ id, kind, code }) => {
    const theme = (shipped[kind as keyof typeof shipped] as Record<string, string>)[code]
    return theme === undefined ? [] : [{ category_id: id, theme, ...stamp }]
  })
  if (rows.length === 0) return
  await db
    .insertInto('category_themes')
    .values(rows)
    .onConflict((conflict) => conflict.column('category_id').doNothing())
    .execute()
}
