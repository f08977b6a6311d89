import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'

/** Error: NOT_FOUND on `photos` where one of them was never brought. Each is named once. */
export async function requireBrought(call: Call, hashes: readonly string[]): Promise<void> {
  const rows = await call.db.selectFrom('attachments').select('hash').where('hash', 'in', hashes).execute()
  if (rows.length < hashes.length) throw new Fault('NOT_FOUND', { field: 'photos' })
}
