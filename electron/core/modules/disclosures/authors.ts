import type { Call } from '../../kernel/call.ts'
import type { DisclosureRow } from './sheet-rows.ts'

/** What writes the content of a sheet. Giving it to the review or sending it back writes none. */
const writing = [
  'disclosures.create',
  'disclosures.importSheet',
  'disclosures.revise',
  'disclosures.save',
  'disclosures.refresh',
]

/**
 * Who prepared a sheet, everybody who wrote in it since it was begun, and who gave it to be reviewed last: none of them may publish it.
 * Somebody else's save takes nobody out, so the audit is asked and not the rows, which know the last writer only.
 */
export async function authorsOf(call: Call, row: DisclosureRow): Promise<ReadonlySet<number>> {
  const changed = await call.db
    .selectFrom('disclosure_parts')
    .select('created_by')
    .where('disclosure_id', '=', row.id)
    .execute()
  return new Set([
    row.prepared_by,
    row.submitted_by ?? 0,
    ...changed.map(({ created_by }) => created_by ?? 0),
    // Nobody publishes what is out, and its past would be long to read.
    ...(row.published_at === null ? await writersOf(call, row) : []),
  ])
}

async function writersOf({ db }: Call, { id, created_at }: DisclosureRow): Promise<number[]> {
  const writers = await db
    .selectFrom('audit_entries')
    .innerJoin('users', 'users.id', 'audit_entries.user_id')
    .select('users.staff_id')
    .distinct()
    .where('audit_entries.seq', '>=', await firstSince(db, created_at))
    .where('audit_entries.subject', '=', `disclosure:${id}`)
    .where('audit_entries.action', 'in', writing)
    .where('audit_entries.outcome', '=', 'done')
    .execute()
  return writers.map(({ staff_id }) => staff_id)
}

/** The first entry of the audit since a moment. Entries have no index by time, and are in its order: halved until it is found. */
async function firstSince(db: Call['db'], at: string): Promise<number> {
  const head = await db.selectFrom('audit_head').select('seq').executeTakeFirst()
  let [low, high] = [1, head?.seq ?? 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const entry = await db
      .selectFrom('audit_entries')
      .select('at')
      .where('seq', '=', middle)
      .executeTakeFirst()
    if (entry && entry.at < at) low = middle + 1
    else high = middle
  }
  return low
}
