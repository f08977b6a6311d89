import { basename } from 'node:path'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { photoPath, readPhoto } from './photo-files.ts'
import type { MediaType } from '../../../../shared/modules/attachments/picture-header.ts'

/**
 * A photo that a ticket carries or that whoever asks brought, as long as it is what it was. Errors: NOT_FOUND,
 * PHOTO_DAMAGED.
 */
export async function sendPhoto(call: Call, hash: string): Promise<File> {
  const row = await call.db
    .selectFrom('attachments')
    .select(['media_type', 'added_by'])
    .where('hash', '=', hash)
    .executeTakeFirst()
  if (!row || !(row.added_by === call.actor.staffId || (await carried(call, hash))))
    throw new Fault('NOT_FOUND')
  const mediaType = row.media_type as MediaType
  const path = photoPath(call.services.folder, hash, mediaType)
  const bytes = readPhoto(path, hash)
  if (!bytes) throw new Fault('PHOTO_DAMAGED')
  return new File([bytes], basename(path), { type: mediaType })
}

async function carried({ db }: Call, hash: string): Promise<boolean> {
  const row = await db
    .selectFrom('ticket_photos')
    .select('id')
    .where('hash', '=', hash)
    .where('removed_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
