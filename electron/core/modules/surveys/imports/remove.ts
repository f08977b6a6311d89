import type { Kysely } from 'kysely'
import { setImmediate as turn } from 'node:timers/promises'
import type { Tables } from '../../../database/tables.ts'
import { appendAudit } from '../../../kernel/audit.ts'
import { instantOf } from '../../../kernel/clock.ts'
import type { Services } from '../../../kernel/services.ts'

const batchSize = 100

/** Deletes the responses of an import that count for nothing, in short transactions. */
export async function removeHidden({ database }: Services, importId: number): Promise<void> {
  for (;;) {
    const removed = await database.kysely
      .transaction()
      .execute((transaction) => removeBatch(transaction, importId))
    if (removed < batchSize) return
    await turn()
  }
}

async function removeBatch(db: Kysely<Tables>, importId: number): Promise<number> {
  const rows = await db
    .selectFrom('survey_responses')
    .select('id')
    .where('import_id', '=', importId)
    .where('voided_at', 'is not', null)
    .limit(batchSize)
    .execute()
  if (rows.length === 0) return 0
  const ids = rows.map(({ id }) => id)
  await db.deleteFrom('survey_texts').where('response_id', 'in', ids).execute()
  await db.deleteFrom('survey_responses').where('id', 'in', ids).execute()
  return ids.length
}

/**
 * Before work begins: what a stop in the middle of an import, or of undoing one, left behind goes. One that cannot (a full disk)
 * counts for nothing and is tried again at the next start.
 */
export async function finishInterruptedSurveyImports(services: Services): Promise<void> {
  const { kysely } = services.database
  const open = await kysely
    .selectFrom('survey_imports')
    .select(['id', 'state'])
    .where((eb) =>
      eb.or([
        eb('state', '=', 'applying'),
        eb.and([
          eb('state', '=', 'undone'),
          eb.exists(
            eb
              .selectFrom('survey_responses')
              .select('survey_responses.id')
              .whereRef('survey_responses.import_id', '=', 'survey_imports.id'),
          ),
        ]),
      ]),
    )
    .execute()
  for (const { id, state } of open)
    try {
      await removeHidden(services, id)
      if (state === 'applying') await forget(services, id)
    } catch {
      continue
    }
}

const forget = (services: Services, id: number): Promise<void> =>
  services.database.kysely.transaction().execute(async (db) => {
    await db.deleteFrom('survey_imports').where('id', '=', id).execute()
    await appendAudit(
      db,
      {
        at: instantOf(services.clock.now()),
        userId: null,
        actor: '',
        host: 'core',
        action: 'surveys.imports.apply',
        digest: (value) => services.digest(value),
      },
      { subject: `survey-import:${id}`, outcome: 'failed' },
    )
  })
