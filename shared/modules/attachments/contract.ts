import { z } from 'zod'
import { command, query, task } from '../../contract/procedure.ts'
import { id, reference, requiredWords, words, written } from '../../contract/values.ts'
import { photoHash } from '../tickets/contract.ts'
import { photosPerTicket } from './limits.ts'

/** Photographs, and PDFs of vouchers, kept as files named by what is in them; a ticket, a voucher or a posting carries them by that name. */
export const attachmentsContract = {
  /**
   * Takes a JPEG, PNG or WebP from whoever puts pictures on something, and a PDF from who keeps the ledger; a PDF has no size in
   * pixels. The same file twice is one. Errors: NOT_PERMITTED, PHOTO_TOO_LARGE, PDF_TOO_LARGE, PHOTO_UNREADABLE, DISK_FULL.
   */
  add: task('member')
    .input(z.object({ file: z.file() }))
    .output(z.object({ hash: photoHash, width: z.number().int(), height: z.number().int() })),
  /**
   * A photo that a ticket, a voucher or a posting carries that this person may see, or that they brought. Errors: NOT_PERMITTED,
   * NOT_FOUND, PHOTO_DAMAGED.
   */
  read: query('member')
    .input(z.object({ hash: photoHash }))
    .output(z.file()),
  /** Puts photos on a ticket, also such as were taken off it. Errors: NOT_FOUND (`photos`), TOO_MANY_PHOTOS. */
  attach: command('tickets.work')
    .input(reference.extend({ hashes: z.array(photoHash).min(1).max(photosPerTicket) }))
    .output(written),
  /** What a photo shows; `id` and `version` are the photo's. */
  describe: command('tickets.work')
    .input(reference.extend({ ticketId: id, caption: words(100) }))
    .output(written),
  /** Takes a photo off its ticket; `id` and `version` are the photo's. The file stays until it is erased. */
  detach: command('tickets.work')
    .input(reference.extend({ ticketId: id, reason: requiredWords(200) }))
    .output(written),
}
