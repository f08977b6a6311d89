import type { PaperState } from '../../../../../shared/modules/surveys/terms.ts'
import type { Call } from '../../../kernel/call.ts'
import { Undoable, undoSet } from '../../../kernel/undo.ts'

const subjectOf = (importId: number) => `survey-import:${importId}`

/** What was typed elsewhere has come back, whoever forgot to write it down; how each paper stood is kept for an undo. */
export async function papersCameBack(call: Call, importId: number): Promise<void> {
  const state: PaperState = 'returned'
  const papers = await call.db
    .selectFrom('survey_papers')
    .select(['id', 'issued_on'])
    .where('state', '<>', state)
    .where((eb) =>
      eb(
        'id',
        'in',
        eb
          .selectFrom('survey_responses')
          .select('paper_id')
          .where('import_id', '=', importId)
          .where('paper_id', 'is not', null),
      ),
    )
    .execute()
  if (papers.length === 0) return
  const undoable = new Undoable(call, subjectOf(importId))
  for (const { id, issued_on } of papers)
    await undoable.update('survey_papers', id, {
      state,
      returned_on: call.today,
      issued_on: issued_on ?? call.today,
    })
  await undoable.finish()
}

/**
 * The papers of an import that is taken back stand as before it, once its responses are struck out. One that another response was
 * typed from meanwhile did come back. Error: CHANGED_SINCE.
 */
export async function papersGoBack(call: Call, importId: number): Promise<void> {
  const set = await call.db
    .selectFrom('undo_sets')
    .select('id')
    .where('subject', '=', subjectOf(importId))
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  // An import of the first versions of the program kept nothing of them.
  if (!set) return
  await call.db
    .deleteFrom('undo_rows')
    .where('set_id', '=', set.id)
    .where('row_id', 'in', (eb) =>
      eb
        .selectFrom('survey_responses')
        .select((response) => response.ref('survey_responses.paper_id').$notNull().as('paper_id'))
        .where('survey_responses.paper_id', 'is not', null)
        .where('survey_responses.voided_at', 'is', null),
    )
    .execute()
  await undoSet(call, set.id)
}
