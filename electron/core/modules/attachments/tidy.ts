import type { Kysely } from 'kysely'
import { chunksOf } from '../../../../shared/collections/chunks.ts'
import { draftDays } from '../../../../shared/modules/drafts/terms.ts'
import { oneOf } from '../../database/one-of.ts'
import type { Tables } from '../../database/tables.ts'
import { appendAudit } from '../../kernel/audit.ts'
import { instantOf } from '../../kernel/clock.ts'
import type { Services } from '../../kernel/services.ts'
import { keptAt, removePhoto, renewPhoto, storedPhotos, type StoredPhoto } from './photo-files.ts'

const kept = draftDays * 24 * 60 * 60_000

/**
 * At the start: photos that nothing ever carried go as long after they were brought as drafts are kept, since
 * something half written may still name them. After a restore that time begins anew: the state that was replaced, and
 * may be wanted back, names photos that this one does not know. A photo once taken off a ticket or an entry is kept.
 */
export async function tidyPhotos(services: Services, restored: boolean): Promise<void> {
  const now = services.clock.now()
  const stored = storedPhotos(services.folder)
  if (restored) {
    for (const { path } of stored) renewPhoto(path, now)
    return
  }
  // Asked first, since nearly all are named: the disk is slower than the index.
  const named = await namedOf(services.database.kysely, stored)
  const forgotten = stored.filter(({ path, hash }) => !named.has(hash) && keptAt(path) < now - kept)
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

/** Those of the photos that a ticket, an entry of the ledger or a posting carries or carried. */
async function namedOf(db: Kysely<Tables>, photos: readonly StoredPhoto[]): Promise<ReadonlySet<string>> {
  const named = new Set<string>()
  for (const chunk of chunksOf(photos, 1000)) {
    const hashes = oneOf(chunk.map(({ hash }) => hash))
    for (const table of ['ticket_photos', 'ledger_photos', 'postings'] as const) {
      const rows = await db
        .selectFrom(table)
        .select('hash')
        .distinct()
        .where('hash', 'in', hashes)
        .where('hash', 'is not', null)
        .execute()
      for (const { hash } of rows) if (hash !== null) named.add(hash)
    }
  }
  return named
}
