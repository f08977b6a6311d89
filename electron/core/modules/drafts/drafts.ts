import { sql } from 'kysely'
import { draftBytes, draftCount, draftDays } from '../../../../shared/modules/drafts/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { instantOf } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/errors.ts'
import { sealed, unsealed } from '../residents/sealed.ts'

interface Draft {
  name: string
  body: unknown
  savedAt: string
}

/** Bound to its owner and name: moved to another row it cannot be read. */
const purpose = (userId: number, name: string) => `drafts.${userId}.${name}`

/** Whoever asks gets their own, the one touched last at the end; what cannot be unsealed is left out. */
export async function ownDrafts(call: Call): Promise<Draft[]> {
  const { userId } = call.actor
  const rows = await call.db
    .selectFrom('drafts')
    .select(['name', 'sealed', 'saved_at'])
    .where('user_id', '=', userId)
    .orderBy('saved_at')
    .orderBy('name')
    .execute()
  return rows.flatMap(({ name, sealed: stored, saved_at: savedAt }) => {
    const json = unsealed(call.services, stored, purpose(userId, name))
    return json === null ? [] : [{ name, body: JSON.parse(json) as unknown, savedAt }]
  })
}

/**
 * Keeps what is being typed. It is no record, so that it stands outside the audit: its words would only be digested
 * at every pause, and nothing follows from them before they are saved. One short statement; what was not touched for
 * `draftDays` makes room first. Errors: INVALID_INPUT (`body`), TOO_MANY_DRAFTS, KEY_LOCKED.
 */
export async function saveDraft(call: Call, name: string, body: unknown): Promise<{ savedAt: string }> {
  const { userId } = call.actor
  const json = JSON.stringify(body)
  if (Buffer.byteLength(json) > draftBytes) throw new Fault('INVALID_INPUT', { field: 'body' })
  const stored = sealed(call.services, json, purpose(userId, name))
  const untouchedSince = instantOf(Date.parse(call.now) - draftDays * 24 * 3_600_000)
  await call.db
    .deleteFrom('drafts')
    .where('user_id', '=', userId)
    .where('saved_at', '<', untouchedSince)
    .execute()
  const { numAffectedRows } = await sql`
    INSERT INTO drafts (user_id, name, sealed, saved_at)
    SELECT ${userId}, ${name}, ${stored}, ${call.now}
    WHERE (SELECT count(*) FROM drafts WHERE user_id = ${userId} AND name <> ${name}) < ${draftCount}
    ON CONFLICT (user_id, name) DO UPDATE SET sealed = excluded.sealed, saved_at = excluded.saved_at
  `.execute(call.db)
  if (numAffectedRows === 0n) throw new Fault('TOO_MANY_DRAFTS', { params: { count: draftCount } })
  return { savedAt: call.now }
}

/** Forgets a draft of whoever asks, as far as there is one. */
export async function discardDraft(call: Call, name: string): Promise<void> {
  const { userId } = call.actor
  await call.db.deleteFrom('drafts').where('user_id', '=', userId).where('name', '=', name).execute()
}
