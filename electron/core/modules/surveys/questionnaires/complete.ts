import type { Kysely } from 'kysely'
import type { Tables } from '../../../database/tables.ts'
import type { Call } from '../../../kernel/call.ts'
import { shippedQuestionnaires } from './shipped.ts'
import { insertVersion } from './stored-version.ts'

/** The questionnaires that come with the program, for an office that never had one. Inside a transaction. */
export async function completeQuestionnaires(db: Kysely<Tables>, stamp: Call['created']): Promise<void> {
  const any = await db.selectFrom('questionnaires').select('id').limit(1).executeTakeFirst()
  if (any) return
  for (const { form, name, ...version } of shippedQuestionnaires) {
    const { id } = await db
      .insertInto('questionnaires')
      .values({ name, form, shipped: 1, archived_at: null, ...stamp })
      .returning('id')
      .executeTakeFirstOrThrow()
    await insertVersion(db, { questionnaireId: id, number: 1, ...version }, stamp)
  }
}
