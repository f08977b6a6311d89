import type { Kysely } from 'kysely'
import { z } from 'zod'
import { appendAudit } from '../../kernel/audit.ts'
import type { Tables } from '../../database/tables.ts'
import type { Services } from '../../kernel/services.ts'

const key = 'restored'

const note = z.object({
  at: z.string(),
  userId: z.number().int(),
  actor: z.string(),
  host: z.string(),
  name: z.string(),
  /** The backup of the state that was replaced. */
  replaced: z.string(),
  /** Where that state's audit chain ended. */
  headSeq: z.number().int(),
  headHash: z.string(),
})
type Restored = z.infer<typeof note>

/** Leaves word in a restored database, to be audited by whoever opens it: the chain's keys are not at hand before. */
export async function rememberRestore(db: Kysely<Tables>, restored: Restored): Promise<void> {
  await db.deleteFrom('meta').where('key', '=', key).execute()
  await db
    .insertInto('meta')
    .values({ key, value: JSON.stringify(restored) })
    .execute()
}

/**
 * The first entry after a restore says who did it, from what, and where the chain that it replaced had come to. True
 * when there was a restore.
 */
export async function auditRestore({ database, digest }: Services): Promise<boolean> {
  return database.kysely.transaction().execute(async (transaction) => {
    const row = await transaction.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst()
    if (!row) return false
    const { at, userId, actor, host, name, replaced, headSeq, headHash } = note.parse(JSON.parse(row.value))
    // Who is not known yet in the older state is still named.
    const known = await transaction
      .selectFrom('users')
      .select('id')
      .where('id', '=', userId)
      .executeTakeFirst()
    await appendAudit(
      transaction,
      { at, userId: known?.id ?? null, actor, host, action: 'backups.restore', digest },
      {
        subject: 'backup',
        label: name,
        fields: { replaced, headSeq, headHash },
        before: { replaced, headSeq, headHash },
      },
    )
    await transaction.deleteFrom('meta').where('key', '=', key).execute()
    return true
  })
}
