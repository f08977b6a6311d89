import { saysNothing, type Answer, type Cell } from '../../../../../shared/modules/surveys/cells.ts'
import type { ResponseOrigin, ResponseWay } from '../../../../../shared/modules/surveys/terms.ts'
import type { Call } from '../../../kernel/call.ts'

/** A response as it was typed or imported; `answers` has the words of open questions in their places. */
export interface AddedResponse {
  waveId: number
  number: string
  copy: number
  paperId: number | null
  houseId: number | null
  origin: ResponseOrigin
  way: ResponseWay
  answers: readonly Answer[]
  /** Chosen to be typed a second time. */
  second: boolean
  importId: number | null
  /** Written by an import that is not through: struck out until all of it is there, and its paper not yet back. */
  hidden?: boolean
}

/** What is kept in `answers`: open questions null, because their words stand in `survey_texts`. */
export const withoutWords = (cells: readonly Cell[], answers: readonly Answer[]): Answer[] =>
  cells.map(({ question, index }) => (question.kind === 'open' ? null : (answers[index] ?? null)))

/**
 * Writes a response with the words of its open questions, and that its paper came back. Its flags are not counted yet: call
 * `recountFlags` in the same transaction, once for all that were added. Leaves the audit to whoever adds.
 */
export async function addResponse(
  call: Call,
  cells: readonly Cell[],
  added: AddedResponse,
): Promise<{ id: number; version: number }> {
  const written = await call.db
    .insertInto('survey_responses')
    .values({
      wave_id: added.waveId,
      number: added.number,
      copy: added.copy,
      paper_id: added.paperId,
      house_id: added.houseId,
      origin: added.origin,
      way: added.way,
      answers: JSON.stringify(withoutWords(cells, added.answers)),
      state: 'entered',
      second: added.second ? 1 : 0,
      entered_by: call.actor.staffId,
      entered_at: call.now,
      import_id: added.importId,
      voided_at: added.hidden ? call.now : null,
      ...call.created,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  await addWords(call, cells, added, written.id)
  if (added.paperId !== null && !added.hidden) await paperCameBack(call, added.paperId, added.way)
  return written
}

/** Writes the words of the open questions among the answers of a response. */
export async function addWords(
  call: Call,
  cells: readonly Cell[],
  added: Pick<AddedResponse, 'waveId' | 'answers'>,
  responseId: number,
): Promise<void> {
  const texts = cells.flatMap(({ question, index }) => {
    const words = added.answers[index]
    if (question.kind !== 'open' || typeof words !== 'string' || saysNothing(words)) return []
    return {
      wave_id: added.waveId,
      response_id: responseId,
      question_id: question.id,
      words: words.trim(),
      coded_at: null,
      coded_by: null,
      ...call.created,
    }
  })
  if (texts.length > 0) await call.db.insertInto('survey_texts').values(texts).execute()
}

/** What is typed has come back, whoever forgot to write it down. */
async function paperCameBack(call: Call, paperId: number, way: ResponseWay): Promise<void> {
  const paper = await call.db
    .selectFrom('survey_papers')
    .select(['state', 'way', 'issued_on', 'version'])
    .where('id', '=', paperId)
    .executeTakeFirstOrThrow()
  if (paper.state === 'returned' && (paper.way !== '' || way === '')) return
  await call.db
    .updateTable('survey_papers')
    .set({
      ...(paper.state === 'returned'
        ? {}
        : { state: 'returned', returned_on: call.today, issued_on: paper.issued_on ?? call.today }),
      ...(way === '' ? {} : { way }),
      version: paper.version + 1,
      ...call.updated,
    })
    .where('id', '=', paperId)
    .execute()
}
