import type { Selectable } from 'kysely'
import { allowed, saysNothing, type Answer, type Cell } from '../../../../../shared/modules/surveys/cells.ts'
import type { ResponseDecision } from '../../../../../shared/modules/surveys/terms.ts'
import { cleanText, readable } from '../../../../../shared/text/normalise.ts'
import type { Tables } from '../../../database/tables.ts'
import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'
import { updateVersioned } from '../../../kernel/rows.ts'
import { openWave, type EntryState } from '../entry/entries.ts'
import { answersIn, cellsOfWave } from '../stored.ts'
import { addWords, withoutWords } from './add.ts'
import { recountFlags } from './exclusion.ts'

interface Reference {
  id: number
  version: number
}
interface Change {
  cell: number
  answer: Answer
}
type Response = Selectable<Tables['survey_responses']>

/** Errors: NOT_FOUND, NOT_ALLOWED_NOW for one struck out and once its wave is closed. */
async function changeable(call: Call, id: number): Promise<Response> {
  const response = await call.db
    .selectFrom('survey_responses')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!response) throw new Fault('NOT_FOUND')
  await openWave(call, response.wave_id)
  if (response.voided_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  return response
}

const recountAround = (call: Call, { wave_id: waveId, number, house_id: houseId }: Response) =>
  recountFlags(call, waveId, [{ number, houseId }])

/** What is typed as it is kept. Error: INVALID_INPUT on `field` for a cell that is not asked and for an impossible answer. */
function checked(cells: readonly Cell[], changes: readonly Change[], field: string): Change[] {
  return changes.map(({ cell, answer }, at) => {
    const typed = typeof answer === 'string' ? readable(answer) : answer
    const kept = typeof typed === 'string' && saysNothing(typed) ? null : typed
    const asked = cells[cell]
    if (!asked || !allowed(asked, kept)) throw new Fault('INVALID_INPUT', { field: `${field}.${at}` })
    return { cell, answer: kept }
  })
}

function changed(answers: readonly Answer[], changes: readonly Change[]): Answer[] {
  const after = [...answers]
  for (const { cell, answer } of changes) after[cell] = answer
  return after
}

/**
 * Corrects single answers against the paper. A cell whose two typings differ is settled instead. Errors: INVALID_INPUT on
 * `changes.N`, CONFLICT, NOT_FOUND, NOT_ALLOWED_NOW.
 */
export async function correctResponse(
  call: Call,
  { changes: typed, reason, ...reference }: Reference & { changes: Change[]; reason: string },
) {
  const response = await changeable(call, reference.id)
  const cells = await cellsOfWave(call.db, response.wave_id)
  const changes = checked(cells, typed, 'changes')
  const unsettled = await unsettledOf(call, response.id)
  if (changes.some(({ cell }) => unsettled.has(cell))) throw new Fault('NOT_ALLOWED_NOW')
  const answers = changed(answersIn(response.answers), changes)
  const kept = JSON.stringify(withoutWords(cells, answers))
  const written = await updateVersioned(call, 'survey_responses', reference, { answers: kept })
  await correctWords(call, cells, response, changes)
  await recountAround(call, response)
  await call.audit({
    subject: `survey-response:${response.id}`,
    label: response.number,
    fields: { changes, reason },
    before: { changes: response.answers },
  })
  return written
}

/** New words of an open question have to be coded anew; without words nothing is left to code. */
async function correctWords(
  call: Call,
  cells: readonly Cell[],
  response: Response,
  changes: readonly Change[],
): Promise<void> {
  const open = changes.filter(({ cell }) => cells[cell]!.question.kind === 'open')
  for (const { cell } of open) {
    const text = await call.db
      .selectFrom('survey_texts')
      .select('id')
      .where('response_id', '=', response.id)
      .where('question_id', '=', cells[cell]!.question.id)
      .executeTakeFirst()
    if (!text) continue
    await call.db.deleteFrom('survey_text_codes').where('text_id', '=', text.id).execute()
    await call.db.deleteFrom('survey_texts').where('id', '=', text.id).execute()
  }
  const answers = changed(
    cells.map(() => null),
    open,
  )
  await addWords(call, cells, { waveId: response.wave_id, answers }, response.id)
}

async function unsettledOf({ db }: Call, responseId: number): Promise<Map<number, Reference>> {
  const rows = await db
    .selectFrom('survey_differences')
    .select(['id', 'version', 'cell'])
    .where('response_id', '=', responseId)
    .where('settled', 'is', null)
    .execute()
  return new Map(rows.map(({ cell, ...reference }) => [cell, reference]))
}

/**
 * Settles differences by what stands on the paper, which may be neither typing. With the last one the response is settled.
 * Errors: INVALID_INPUT on `settled.N` for an impossible answer or where nothing is to settle, CONFLICT, NOT_FOUND,
 * NOT_ALLOWED_NOW without any difference.
 */
export async function settleDifferences(
  call: Call,
  { settled: typed, ...reference }: Reference & { settled: Change[] },
) {
  const response = await changeable(call, reference.id)
  const cells = await cellsOfWave(call.db, response.wave_id)
  const unsettled = await unsettledOf(call, response.id)
  if (unsettled.size === 0) throw new Fault('NOT_ALLOWED_NOW')
  const settled = checked(cells, typed, 'settled')
  for (const [at, { cell, answer }] of settled.entries()) {
    const difference = unsettled.get(cell)
    if (!difference) throw new Fault('INVALID_INPUT', { field: `settled.${at}` })
    await updateVersioned(call, 'survey_differences', difference, { settled: JSON.stringify(answer) })
    unsettled.delete(cell)
  }
  const answers = changed(answersIn(response.answers), settled)
  const state = unsettled.size === 0 ? 'settled' : 'differs'
  const written = await updateVersioned(call, 'survey_responses', reference, {
    answers: JSON.stringify(answers),
    state,
  })
  await recountAround(call, response)
  await call.audit({
    subject: `survey-response:${response.id}`,
    label: response.number,
    fields: { settled, state },
    before: { settled: response.answers },
  })
  return written
}

/**
 * Counts it or not, against the rule, with a reason; empty takes the word back. Errors: INVALID_INPUT on `reason`, CONFLICT,
 * NOT_FOUND, NOT_ALLOWED_NOW.
 */
export async function decideResponse(
  call: Call,
  { decision, reason, ...reference }: Reference & { decision: ResponseDecision; reason: string },
) {
  const why = decision === '' ? '' : cleanText(reason)
  if (decision !== '' && why === '') throw new Fault('INVALID_INPUT', { field: 'reason' })
  const response = await changeable(call, reference.id)
  const written = await updateVersioned(call, 'survey_responses', reference, {
    decision,
    decision_reason: why,
  })
  await recountAround(call, response)
  await call.audit({
    subject: `survey-response:${response.id}`,
    label: response.number,
    fields: { decision, reason: why },
    before: { decision: response.decision, reason: response.decision_reason },
  })
  return written
}

/**
 * Strikes one out that was typed by mistake; its number can be typed again, and a second typing of it that is begun is given up.
 * Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW.
 */
export async function voidResponse(call: Call, { reason, ...reference }: Reference & { reason: string }) {
  const response = await changeable(call, reference.id)
  // Out of the way of the paper that is typed in its place, which is not another copy of the number.
  const copy = -response.id
  const written = await updateVersioned(call, 'survey_responses', reference, {
    copy,
    voided_at: call.now,
    void_reason: reason,
  })
  await call.db.updateTable('survey_entries').set({ copy }).where('response_id', '=', response.id).execute()
  await giveUpSecond(call, response)
  await recountAround(call, response)
  await call.audit({
    subject: `survey-response:${response.id}`,
    label: response.number,
    fields: { voidedAt: call.now, voidReason: reason },
    before: { voidedAt: null },
  })
  return written
}

/** Whoever types it a second time compares it with nothing any more. */
async function giveUpSecond(call: Call, response: Response): Promise<void> {
  const begun = await call.db
    .updateTable('survey_entries')
    .set({ state: 'given-up' satisfies EntryState, answers: '[]', ...call.updated })
    .where('response_id', '=', response.id)
    .where('state', '=', 'open' satisfies EntryState)
    .returning('id')
    .execute()
  for (const { id } of begun)
    await call.audit({
      subject: `survey-entry:${id}`,
      label: response.number,
      fields: { state: 'given-up' },
      before: { state: 'open' },
    })
}
