import type { Kysely } from 'kysely'
import shipped from '../../../../resources/questionnaires/checklists.json' with { type: 'json' }
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'

/** The checklists that come with the program, for an office that never had one. Inside a transaction. */
export async function completeChecklists(db: Kysely<Tables>, stamp: Call['created']): Promise<void> {
  const any = await db.selectFrom('checklists').select('id').limit(1).executeTakeFirst()
  if (any) return
  for (const { name, role, items } of shipped.checklists) {
    const { id } = await db
      .insertInto('checklists')
      .values({ name, role, shipped: 1, archived_at: null, ...stamp })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('checklist_items')
      .values(
        items.map((item, position) => ({
          checklist_id: id,
          position,
          ...item,
          archived_at: null,
          ...stamp,
        })),
      )
      .execute()
  }
}
