import type { Kysely } from 'kysely'
import shipped from '../../../../../resources/questionnaires/codes.json' with { type: 'json' }
import type { Tables } from '../../../database/tables.ts'
import type { Call } from '../../../kernel/call.ts'

/** The code book that comes with the program, for an office that never had one. Inside a transaction. */
export async function completeCodes(db: Kysely<Tables>, stamp: Call['created']): Promise<void> {
  const any = await db.selectFrom('survey_codes').select('id').limit(1).executeTakeFirst()
  if (any) return
  await db
    .insertInto('survey_codes')
    .values(shipped.map((code, position) => ({ ...code, position, shipped: 1, archived_at: null, ...stamp })))
    .execute()
}
