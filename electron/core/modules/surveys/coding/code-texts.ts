import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'
import { updateVersioned } from '../../../kernel/rows.ts'
import { codesOfTexts } from './texts.ts'

interface Reference {
  id: number
  version: number
}

/**
 * Gives a text these codes and no others; with none it is coded as saying nothing. Errors: NOT_FOUND, CONFLICT, INVALID_INPUT on
 * `codeIds` for one that does not exist, or was put away and is not on it yet.
 */
export async function codeText(call: Call, { id, version, codeIds }: Reference & { codeIds: number[] }) {
  const chosen = [...new Set(codeIds)]
  const before = (await codesOfTexts(call, [id])).get(id) ?? []
  await requireCodes(call, chosen, before)
  const written = await updateVersioned(
    call,
    'survey_texts',
    { id, version },
    { coded_at: call.now, coded_by: call.actor.staffId },
  )
  await call.db.deleteFrom('survey_text_codes').where('text_id', '=', id).execute()
  await giveCodes(call, [id], chosen)
  await call.audit({
    subject: `survey-text:${id}`,
    fields: { codeIds: chosen },
    before: { codeIds: before.join(' ') },
  })
  return written
}

/** Errors: NOT_FOUND, INVALID_INPUT on `codeIds`. */
export async function codeAlike(call: Call, { textId, codeIds }: { textId: number; codeIds: number[] }) {
  const chosen = [...new Set(codeIds)]
  await requireCodes(call, chosen, [])
  const text = await call.db
    .selectFrom('survey_texts')
    .select(['wave_id', 'question_id', 'words'])
    .where('id', '=', textId)
    .executeTakeFirst()
  if (!text) throw new Fault('NOT_FOUND', { field: 'textId' })
  const alike = await call.db
    .selectFrom('survey_texts')
    .innerJoin('survey_responses', 'survey_responses.id', 'survey_texts.response_id')
    .select('survey_texts.id')
    .where('survey_texts.wave_id', '=', text.wave_id)
    .where('survey_texts.question_id', '=', text.question_id)
    .where('survey_texts.words', '=', text.words)
    .where('survey_texts.coded_at', 'is', null)
    .where('survey_responses.voided_at', 'is', null)
    .where('survey_responses.excluded', '=', 0)
    .execute()
  const ids = alike.map(({ id }) => id)
  for (let done = 0; done < ids.length; done += atOnce) {
    const batch = ids.slice(done, done + atOnce)
    await call.db
      .updateTable('survey_texts')
      .set((eb) => ({
        coded_at: call.now,
        coded_by: call.actor.staffId,
        version: eb('version', '+', 1),
        ...call.updated,
      }))
      .where('id', 'in', batch)
      .execute()
    await giveCodes(call, batch, chosen)
  }
  const changed = ids.length
  await call.audit({
    subject: `survey-wave:${text.wave_id}`,
    label: String(changed),
    fields: { textId, codeIds: chosen },
  })
  return { changed }
}

/** Texts written by one statement: SQLite takes a limited number of parameters. */
const atOnce = 100

async function giveCodes(
  { db }: Call,
  textIds: readonly number[],
  codeIds: readonly number[],
): Promise<void> {
  const rows = textIds.flatMap((text_id) => codeIds.map((code_id) => ({ text_id, code_id })))
  if (rows.length > 0) await db.insertInto('survey_text_codes').values(rows).execute()
}

async function requireCodes(
  { db }: Call,
  codeIds: readonly number[],
  before: readonly number[],
): Promise<void> {
  const added = codeIds.filter((id) => !before.includes(id))
  if (added.length === 0) return
  const known = await db
    .selectFrom('survey_codes')
    .select('id')
    .where('id', 'in', added)
    .where('archived_at', 'is', null)
    .execute()
  if (known.length < added.length) throw new Fault('INVALID_INPUT', { field: 'codeIds' })
}

/** Whether it may be printed. Errors: NOT_FOUND, CONFLICT. */
export async function quoteText(call: Call, { id, version, quotable }: Reference & { quotable: boolean }) {
  const before = await call.db
    .selectFrom('survey_texts')
    .select('quotable')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!before) throw new Fault('NOT_FOUND')
  const written = await updateVersioned(call, 'survey_texts', { id, version }, { quotable: quotable ? 1 : 0 })
  await call.audit({
    subject: `survey-text:${id}`,
    fields: { quotable },
    before: { quotable: before.quotable },
  })
  return written
}
