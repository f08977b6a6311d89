import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'
import { updateVersioned } from '../../../kernel/rows.ts'
import { recountFlags } from '../responses/exclusion.ts'
import { claim } from './apply.ts'
import { papersGoBack } from './papers-back.ts'
import { removeHidden } from './remove.ts'

interface Reference {
  id: number
  version: number
}

/**
 * Takes an import back as a whole: its responses count for nothing at once and are deleted after that, in short transactions. The
 * papers it marked as come back stand as before. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW in a wave
 * that is not open or for one undone already, CHANGED_SINCE (params: count) when responses were decided, corrected, coded
 * or typed again since.
 */
export async function undoImport(call: Call, { id, version }: Reference) {
  const { waveId } = await importOf(call, id)
  const release = claim(call.services, waveId)
  try {
    const written = await call.transact((inside) => strikeOut(inside, { id, version }))
    // What cannot be deleted now counts for nothing and is at the next start.
    await removeHidden(call.services, id).catch(() => undefined)
    return written
  } finally {
    release()
  }
}

async function strikeOut(call: Call, reference: Reference) {
  const { waveId, state, waveState, rows } = await importOf(call, reference.id)
  if (state !== 'applied' || waveState !== 'open') throw new Fault('NOT_ALLOWED_NOW')
  const count = await changedSince(call, reference.id)
  if (count > 0) throw new Fault('CHANGED_SINCE', { params: { count } })
  const written = await updateVersioned(call, 'survey_imports', reference, { state: 'undone' })
  await call.db
    .updateTable('survey_responses')
    .set({ voided_at: call.now })
    .where('import_id', '=', reference.id)
    .execute()
  await papersGoBack(call, reference.id)
  await recountFlags(call, waveId)
  await call.audit({
    subject: `survey-import:${reference.id}`,
    label: String(rows),
    fields: { waveId, rows },
  })
  return written
}

async function importOf({ db }: Call, id: number) {
  const found = await db
    .selectFrom('survey_imports')
    .innerJoin('survey_waves', 'survey_waves.id', 'survey_imports.wave_id')
    .select([
      'survey_imports.wave_id as waveId',
      'survey_imports.state',
      'survey_imports.rows',
      'survey_waves.state as waveState',
    ])
    .where('survey_imports.id', '=', id)
    .executeTakeFirst()
  if (!found) throw new Fault('NOT_FOUND')
  return found
}

/** Responses of it that somebody has worked on: a decision, a correction, words coded or read, a second typing. */
async function changedSince({ db }: Call, importId: number): Promise<number> {
  const { count } = await db
    .selectFrom('survey_responses')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('import_id', '=', importId)
    .where((eb) =>
      eb.or([
        eb('version', '>', 1),
        eb('decision', '<>', ''),
        eb('voided_at', 'is not', null),
        eb.exists(
          eb
            .selectFrom('survey_texts')
            .select('survey_texts.id')
            .whereRef('survey_texts.response_id', '=', 'survey_responses.id')
            .where((text) => text.or([text('coded_at', 'is not', null), text('quotable', '=', 1)])),
        ),
        eb.exists(
          eb
            .selectFrom('survey_entries')
            .select('survey_entries.id')
            .whereRef('survey_entries.response_id', '=', 'survey_responses.id'),
        ),
      ]),
    )
    .executeTakeFirstOrThrow()
  return count
}
