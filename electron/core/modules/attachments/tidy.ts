import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { appendAudit } from '../../kernel/audit.ts'
import { instantOf } from '../../kernel/clock.ts'
import type { Services } from '../../kernel/services.ts'
import { removePhoto, renewPhoto, storedPhotos, type StoredPhoto } from './photo-files.ts'

const month = 30 * 24 * 60 * 60_000

/**
 * At the start: photos that no ticket ever carried go a month after they were brought; until then something half
 * written may still name them. After a restore the month begins anew, since the state that was replaced, and may be
 * wanted back, names photos that this one does not know. A photo once taken off a ticket is kept.
 */
export async function tidyPhotos(services: Services, restored: boolean): Promise<void> {
  const now = services.clock.now()
  const stored = storedPhotos(services.folder)
  if (restored) {
    for (const { path } of stored) renewPhoto(path, now)
    return
  }
  const old = stored.filter(({ keptAt }) => keptAt < now - month)
  const named = await namedOf(services.database.kysely, old)
  const forgotten = old.filter(({ hash }) => !named.has(hash))
  if (forgotten.length === 0) return
  const hashes = forgotten.map(({ hash }) => hash).filter(Boolean)
  await services.database.kysely.transaction().execute(async (db) => {
    for (const hash of hashes) await db.deleteFrom('attachments').where('hash', '=', hash).execute()
    await appendAudit(
      db,
      {
        at: instantOf(now),
        userId: null,
        actor: '',
        host: 'core',
        action: 'attachments.add',
        digest: (value) => services.digest(value),
      },
      { subject: 'attachment', fields: { photos: hashes }, outcome: 'failed' },
    )
  })
  for (const { path } of forgotten) removePhoto(path)
}

/** Those of the photos that a ticket carries or carried. */
async function namedOf(db: Kysely<Tables>, photos: readonly StoredPhoto[]): Promise<ReadonlySet<string>> {
  const named = new Set<string>()
  for (const { hash } of photos) {
    const row = await db
      .selectFrom('ticket_photos')
      .select('hash')
      .where('hash', '=', hash)
      .limit(1)
      .executeTakeFirst()
    if (row) named.add(hash)
  }
  return named
}
