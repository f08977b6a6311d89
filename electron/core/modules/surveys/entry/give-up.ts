import type { Selectable } from 'kysely'
import type { Tables } from '../../../database/tables.ts'
import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'
import { ownEntry, requireOpen, type EntryState } from './entries.ts'

type Entry = Pick<Selectable<Tables['survey_entries']>, 'id' | 'number'>

/** What was begun is thrown away; the number is free again. Errors: NOT_FOUND, NOT_ALLOWED_NOW once it is finished. */
export async function giveUpEntry(call: Call, entryId: number): Promise<Record<string, never>> {
  const entry = await ownEntry(call, entryId)
  requireOpen(entry)
  await giveUp(call, entry, { answers: '[]' })
  return {}
}

/**
 * What anybody has begun is given up by whoever closes the wave. It is not their own work, so what was typed stays on the entry.
 * Errors: NOT_FOUND, NOT_ALLOWED_NOW once it is finished or given up.
 */
export async function releaseEntry(call: Call, entryId: number): Promise<Record<string, never>> {
  const entry = await call.db
    .selectFrom('survey_entries')
    .select(['id', 'number', 'state'])
    .where('id', '=', entryId)
    .executeTakeFirst()
  if (!entry) throw new Fault('NOT_FOUND')
  requireOpen(entry)
  await giveUp(call, entry, {})
  return {}
}

/** Takes an entry out of the way of its number, with its audit. */
export async function giveUp(call: Call, { id, number }: Entry, kept: { answers?: string }): Promise<void> {
  const state: EntryState = 'given-up'
  await call.db
    .updateTable('survey_entries')
    .set({ state, ...kept, ...call.updated })
    .where('id', '=', id)
    .execute()
  await call.audit({
    subject: `survey-entry:${id}`,
    label: number,
    fields: { state },
    before: { state: 'open' satisfies EntryState },
  })
}
