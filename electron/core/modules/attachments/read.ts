import { basename } from 'node:path'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { photoPath, readPhoto, type KeptType } from './photo-files.ts'

const readers = ['tickets.read', 'fees.read', 'disclosures.read', 'notices.manage'] as const

/**
 * A photo that something carries that whoever asks may see, or that they brought, as long as it is what it was. Errors:
 * NOT_PERMITTED for whoever sees none of these, NOT_FOUND, PHOTO_DAMAGED.
 */
export async function sendPhoto(call: Call, hash: string): Promise<File> {
  if (!readers.some((permission) => call.may(permission))) call.require('tickets.read')
  const row = await call.db
    .selectFrom('attachments')
    .select(['media_type', 'added_by'])
    .where('hash', '=', hash)
    .executeTakeFirst()
  if (!row || !(row.added_by === call.actor.staffId || (await carried(call, hash))))
    throw new Fault('NOT_FOUND')
  const mediaType = row.media_type as KeptType
  const path = photoPath(call.services.folder, hash, mediaType)
  const bytes = readPhoto(path, hash)
  if (!bytes) throw new Fault('PHOTO_DAMAGED')
  return new File([bytes], basename(path), { type: mediaType })
}

/** Whether something that whoever asks may see carries it now. */
async function carried(call: Call, hash: string): Promise<boolean> {
  const { db } = call
  if (call.may('tickets.read')) {
    const photo = await db
      .selectFrom('ticket_photos')
      .select('id')
      .where('hash', '=', hash)
      .where('removed_at', 'is', null)
      .limit(1)
      .executeTakeFirst()
    if (photo) return true
  }
  if (call.may('fees.read')) {
    const photo = await db
      .selectFrom('ledger_photos')
      .select('id')
      .where('hash', '=', hash)
      .where('removed_at', 'is', null)
      .limit(1)
      .executeTakeFirst()
    if (photo) return true
  }
  if (!call.may('disclosures.read') && !call.may('notices.manage')) return false
  const photo = await db
    .selectFrom('postings')
    .select('id')
    .where('hash', '=', hash)
    .where('voided_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return photo !== undefined
}
