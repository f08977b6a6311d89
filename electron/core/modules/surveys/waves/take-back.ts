import type { PaperState } from '../../../../../shared/modules/surveys/terms.ts'
import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'
import { updateVersioned } from '../../../kernel/rows.ts'
import type { EntryState } from '../entry/entries.ts'
import { isTyped, paperOf } from './papers.ts'

interface Reference {
  id: number
  version: number
}

/** A reserve that took somebody's place waits again, as long as its paper went nowhere. Errors: see the contract. */
export async function unreplacePaper(call: Call, reference: Reference) {
  const paper = await paperOf(call, reference.id)
  if (paper.replaces_id === null || paper.state !== 'ready') throw new Fault('NOT_ALLOWED_NOW')
  if ((await isTyped(call, paper.id)) || (await isBeingTyped(call, paper.id)))
    throw new Fault('NOT_ALLOWED_NOW')
  const { number: replaces } = await call.db
    .selectFrom('survey_papers')
    .select('number')
    .where('id', '=', paper.replaces_id)
    .executeTakeFirstOrThrow()
  const written = await updateVersioned(call, 'survey_papers', reference, {
    replaces_id: null,
    interviewer_id: null,
  })
  await call.audit({
    subject: `survey-paper:${paper.id}`,
    label: paper.number,
    fields: { replaces: '' },
    before: { replaces },
  })
  return written
}

/** A paper comes back to the office from who carries it. Errors: see the contract. */
export async function unassignPaper(call: Call, reference: Reference) {
  const paper = await paperOf(call, reference.id)
  const carried: readonly PaperState[] = ['ready', 'out']
  if (paper.interviewer_id === null || !carried.includes(paper.state)) throw new Fault('NOT_ALLOWED_NOW')
  const state: PaperState = 'ready'
  const facts = { interviewer_id: null, state, issued_on: null }
  const written = await updateVersioned(call, 'survey_papers', reference, facts)
  await call.audit({
    subject: `survey-paper:${paper.id}`,
    label: paper.number,
    fields: { interviewerId: null, state, issuedOn: null },
    before: { interviewerId: paper.interviewer_id, state: paper.state, issuedOn: paper.issued_on },
  })
  return written
}

async function isBeingTyped({ db }: Call, paperId: number): Promise<boolean> {
  const entry = await db
    .selectFrom('survey_entries')
    .select('id')
    .where('paper_id', '=', paperId)
    .where('state', '=', 'open' satisfies EntryState)
    .executeTakeFirst()
  return entry !== undefined
}
