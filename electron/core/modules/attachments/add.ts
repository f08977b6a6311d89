import { largestPdf, largestPhoto, longestSide } from '../../../../shared/modules/attachments/limits.ts'
import { isPdf, pdfType } from '../../../../shared/modules/attachments/pdf.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { hashOf, keepPhoto, photoPath, type KeptType } from './photo-files.ts'
import { readPictureHeader } from '../../../../shared/modules/attachments/picture-header.ts'

/** Whoever puts pictures on tickets, on entries of the ledger, on what was posted. */
const bringers = [
  'tickets.register',
  'ledger.keep',
  'disclosures.edit',
  'disclosures.publish',
  'notices.manage',
] as const

interface Kept {
  mediaType: KeptType
  /** Pixels; none of a PDF. */
  width: number
  height: number
}

/**
 * Keeps a picture, or the PDF of a voucher, that somebody brought: first the file, then its row, so that no row is without its
 * file. Errors: NOT_PERMITTED, PHOTO_TOO_LARGE, PDF_TOO_LARGE, PHOTO_UNREADABLE, DISK_FULL.
 */
export async function addPhoto(
  call: Call,
  file: File,
): Promise<{ hash: string; width: number; height: number }> {
  if (!bringers.some((permission) => call.may(permission))) call.require('tickets.work')
  const pdf = isPdf(new Uint8Array(await file.slice(0, 5).arrayBuffer()))
  if (pdf) call.require('ledger.keep')
  if (file.size > (pdf ? largestPdf : largestPhoto)) throw pdf ? pdfTooLarge() : tooLarge()
  const bytes = Buffer.from(await file.arrayBuffer())
  const { mediaType, width, height } = pdf ? asPdf : asPicture(bytes)
  const { services } = call
  const hash = hashOf(bytes)
  keepPhoto(photoPath(services.folder, hash, mediaType), bytes, hash, services.clock.now())
  const added = { added_at: call.now, added_by: call.actor.staffId }
  await call.transact(async (inside) => {
    await inside.db
      .insertInto('attachments')
      .values({ hash, media_type: mediaType, bytes: bytes.length, width, height, ...added })
      .onConflict((conflict) => conflict.column('hash').doUpdateSet(added))
      .execute()
    await inside.audit({ subject: 'attachment', fields: { photo: hash, size: bytes.length } })
  })
  return { hash, width, height }
}

const asPdf: Kept = { mediaType: pdfType, width: 0, height: 0 }

function asPicture(bytes: Buffer): Kept {
  const picture = readPictureHeader(bytes)
  if (!picture) throw new Fault('PHOTO_UNREADABLE')
  if (Math.max(picture.width, picture.height) > longestSide) throw tooLarge()
  return picture
}

const pdfTooLarge = () => new Fault('PDF_TOO_LARGE', { params: { megabytes: largestPdf / 1024 / 1024 } })
const tooLarge = () =>
  new Fault('PHOTO_TOO_LARGE', { params: { megabytes: largestPhoto / 1024 / 1024, pixels: longestSide } })
