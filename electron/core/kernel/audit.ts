import type { Kysely } from 'kysely'
import { createHash } from 'node:crypto'
import type { Tables } from '../database/tables.ts'

/** One thing done, refused or failed. Names and numbers only: values stand in `before`, which may be erased. */
export interface AuditNote {
  /** What it concerned, `ticket:12`. */
  subject: string
  /** A name that may be shown for it, such as a ticket's number; never a person's. */
  label?: string
  /** The fields written and their new values; the chain keeps a keyed digest of each, never the value. */
  fields?: Readonly<Record<string, unknown>>
  /** Old values of changed fields, kept apart from the chain for undo and the timeline. */
  before?: Record<string, string | number | null>
  outcome?: 'done' | 'refused' | 'failed'
}

export interface AuditContext {
  at: string
  userId: number | null
  actor: string
  host: string
  action: string
  /** A keyed digest of a value, by the office's data key. */
  digest: (value: string) => string
}

/** What the hash covers, in this order; changing it breaks every chain that exists. */
interface Hashed {
  seq: number
  at: string
  user_id: number | null
  actor: string
  host: string
  action: string
  subject: string
  label: string
  fields: string
  outcome: string
}

/** SHA-256 over the previous entry's hash and this entry as canonical JSON (keys in the order above). */
export function entryHash(previous: string, entry: Hashed): string {
  const { seq, at, user_id, actor, host, action, subject, label, fields, outcome } = entry
  const canonical = JSON.stringify([seq, at, user_id, actor, host, action, subject, label, fields, outcome])
  return createHash('sha256').update(previous).update('\n').update(canonical).digest('hex')
}

/** Adds an entry to the chain, inside the transaction of what it records. */
export async function appendAudit(
  transaction: Kysely<Tables>,
  context: AuditContext,
  note: AuditNote,
): Promise<void> {
  const head = await transaction
    .selectFrom('audit_head')
    .select(['seq', 'hash'])
    .where('id', '=', 1)
    .executeTakeFirstOrThrow()
  const entry: Hashed = {
    seq: head.seq + 1,
    at: context.at,
    user_id: context.userId,
    actor: context.actor,
    host: context.host,
    action: context.action,
    subject: note.subject,
    label: note.label ?? '',
    fields: JSON.stringify(digestedFields(head.seq + 1, note.fields ?? {}, context.digest)),
    outcome: note.outcome ?? 'done',
  }
  const hash = entryHash(head.hash, entry)
  await transaction
    .insertInto('audit_entries')
    .values({ ...entry, previous_hash: head.hash, hash })
    .execute()
  await transaction.updateTable('audit_head').set({ seq: entry.seq, hash }).where('id', '=', 1).execute()
  const before = Object.entries(note.before ?? {})
  if (before.length > 0)
    await transaction
      .insertInto('audit_values')
      .values(
        before.map(([field, value]) => ({
          seq: entry.seq,
          field,
          before: value === null ? null : String(value),
        })),
      )
      .execute()
}

/** Sorted by name; the entry's number is part of what is digested, so equal values do not look alike. */
function digestedFields(
  seq: number,
  fields: Readonly<Record<string, unknown>>,
  digest: AuditContext['digest'],
) {
  const names = Object.keys(fields).sort()
  return names.map((name) => [name, digest(`${seq}|${name}|${JSON.stringify(fields[name] ?? null)}`)])
}

/** What a new row says; what it leaves empty was not written. */
export const said = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''))

/** The names in an entry's `fields` column. */
export const fieldNames = (fields: string): string[] =>
  (JSON.parse(fields) as [string, string][]).map(([name]) => name)

export interface AuditVerdict {
  entries: number
  /** The first entry that does not fit; null when the chain is whole. */
  brokenAt: number | null
  reason: 'altered' | 'missing' | 'cut' | null
  headHash: string
}

const pageSize = 5000

/**
 * Walks the chain from its first entry. `cut` means that entries at the end are gone. Others go on working meanwhile,
 * so the end is compared only once the walk has caught up with it.
 */
export async function verifyAudit(db: Kysely<Tables>): Promise<AuditVerdict> {
  const walk = new ChainWalk()
  for (;;) {
    const page = await db
      .selectFrom('audit_entries')
      .selectAll()
      .where('seq', '>', walk.seq)
      .orderBy('seq')
      .limit(pageSize)
      .execute()
    for (const row of page) {
      const reason = walk.step(row)
      if (reason) return walk.verdict(reason)
    }
    if (page.length === pageSize) continue
    const head = await db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst()
    if (head?.seq === walk.seq && head.hash === walk.hash) return walk.verdict(null)
    if (page.length === 0 || !head || head.seq <= walk.seq) return walk.verdict('cut')
  }
}

type StoredEntry = Hashed & { previous_hash: string; hash: string }

class ChainWalk {
  /** The last entry that fits. */
  seq = 0
  hash = ''

  step(row: StoredEntry): 'missing' | 'altered' | null {
    if (row.seq !== this.seq + 1) return 'missing'
    if (row.previous_hash !== this.hash || row.hash !== entryHash(this.hash, row)) return 'altered'
    this.seq = row.seq
    this.hash = row.hash
    return null
  }

  verdict(reason: AuditVerdict['reason']): AuditVerdict {
    return { entries: this.seq, brokenAt: reason && this.seq + 1, reason, headHash: this.hash }
  }
}
