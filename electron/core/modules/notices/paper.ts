import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'

/** A sheet or a notice, one of the two, as a row refers to it. */
export interface PaperColumns {
  disclosure_id: number | null
  notice_id: number | null
}

/** The paper's number. Errors: NOT_FOUND on `paper`; NOT_ALLOWED_NOW on it unless it is published and still stands. */
export async function requirePublished(call: Call, paper: PaperColumns): Promise<string> {
  const found = await paperOf(call, paper)
  if (!found) throw new Fault('NOT_FOUND', { field: 'paper' })
  if (found.state !== 'published') throw new Fault('NOT_ALLOWED_NOW', { field: 'paper' })
  return found.number
}

async function paperOf({ db }: Call, { disclosure_id, notice_id }: PaperColumns) {
  if (disclosure_id !== null)
    return db
      .selectFrom('disclosures')
      .select(['number', 'state'])
      .where('id', '=', disclosure_id)
      .executeTakeFirst()
  if (notice_id === null) return undefined
  return db.selectFrom('notices').select(['number', 'state']).where('id', '=', notice_id).executeTakeFirst()
}
