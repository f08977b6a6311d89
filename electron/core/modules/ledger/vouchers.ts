import { photosPerTicket } from '../../../../shared/modules/attachments/limits.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { requireBrought } from '../attachments/brought.ts'
import { requireOpenMonth } from './closed-months.ts'

interface Reference {
  id: number
  version: number
}

/**
 * Pictures of vouchers on an entry, also one of a closed month: a paper may come late. Errors: NOT_FOUND (on `photos` for one that
 * nobody brought), CONFLICT, TOO_MANY_PHOTOS.
 */
export async function attachVouchers(call: Call, input: Reference & { hashes: readonly string[] }) {
  const written = await updateVersioned(call, 'ledger_entries', input, {})
  const photos = await linkVouchers(call, input.id, input.hashes)
  await call.audit({ subject: `ledger-entry:${input.id}`, fields: { photos } })
  return written
}

/** Takes a picture off its entry; the file stays. Errors: NOT_FOUND, CONFLICT, MONTH_CLOSED on `entryId`. */
export async function detachVoucher(call: Call, input: Reference & { entryId: number; reason: string }) {
  const { id, version, entryId } = input
  const photo = await call.db
    .selectFrom('ledger_photos')
    .innerJoin('ledger_entries', 'ledger_entries.id', 'ledger_photos.entry_id')
    .select(['ledger_photos.hash', 'ledger_entries.month'])
    .where('ledger_photos.id', '=', id)
    .where('entry_id', '=', entryId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!photo) throw new Fault('NOT_FOUND')
  await requireOpenMonth(call, photo.month, 'entryId')
  const reason = cleanText(input.reason)
  const values = { removed_at: call.now, remove_reason: reason }
  const written = await updateVersioned(call, 'ledger_photos', { id, version }, values)
  await call.audit({ subject: `ledger-entry:${entryId}`, fields: { photo: photo.hash, reason } })
  return written
}

/** The caller audits. Answers with what was added. Errors: NOT_FOUND on `photos`, TOO_MANY_PHOTOS. */
export async function linkVouchers(
  call: Call,
  entryId: number,
  hashes: readonly string[],
): Promise<readonly string[]> {
  const wanted = [...new Set(hashes)]
  if (wanted.length === 0) return []
  await requireBrought(call, wanted, { pdf: true })
  const known = await call.db
    .selectFrom('ledger_photos')
    .select(['id', 'hash', 'version', 'removed_at'])
    .where('entry_id', '=', entryId)
    .execute()
  const carried = new Set(known.filter((row) => row.removed_at === null).map(({ hash }) => hash))
  const added = wanted.filter((hash) => !carried.has(hash))
  if (carried.size + added.length > photosPerTicket)
    throw new Fault('TOO_MANY_PHOTOS', { field: 'photos', params: { count: photosPerTicket } })
  for (const hash of added) {
    const before = known.find((row) => row.hash === hash)
    if (before) await updateVersioned(call, 'ledger_photos', before, { removed_at: null, remove_reason: '' })
    else
      await call.db
        .insertInto('ledger_photos')
        .values({ entry_id: entryId, hash, removed_at: null, ...call.created })
        .execute()
  }
  return added
}
