import { pdfType } from '../../../../shared/modules/attachments/pdf.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'

/**
 * Errors on `field`: NOT_FOUND where one of them was never brought, PHOTO_UNREADABLE for a PDF where only pictures are shown. Each
 * is named once.
 */
export async function requireBrought(
  call: Call,
  hashes: readonly string[],
  { field = 'photos', pdf = false }: { field?: string; pdf?: boolean } = {},
): Promise<void> {
  const rows = await call.db
    .selectFrom('attachments')
    .select(['hash', 'media_type'])
    .where('hash', 'in', hashes)
    .execute()
  if (rows.length < hashes.length) throw new Fault('NOT_FOUND', { field })
  if (!pdf && rows.some((row) => row.media_type === pdfType)) throw new Fault('PHOTO_UNREADABLE', { field })
}
