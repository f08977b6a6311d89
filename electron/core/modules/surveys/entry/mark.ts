import { allowed, saysNothing, type Answer } from '../../../../../shared/modules/surveys/cells.ts'
import type { ResponseWay } from '../../../../../shared/modules/surveys/terms.ts'
import { readable } from '../../../../../shared/text/normalise.ts'
import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'
import { answersIn, cellsOfWave } from '../stored.ts'
import { drafting } from './drafting.ts'
import { openWave, ownEntry, requireOpen } from './entries.ts'

interface Marked {
  entryId: number
  cell: number
  answer: Answer
  /** Where the cursor goes. */
  next: number
}

/**
 * Keeps one answer of what is being typed: a draft and no record, so it opens its own transaction without an audit entry.
 * Errors: INVALID_INPUT on `answer`, `cell`, `next`; NOT_FOUND; NOT_ALLOWED_NOW.
 */
export function markAnswer(
  call: Call,
  { entryId, cell: index, answer, next }: Marked,
): Promise<Record<string, never>> {
  return drafting(call, async (inside) => {
    const entry = await ownEntry(inside, entryId)
    requireOpen(entry)
    await openWave(inside, entry.wave_id)
    const cells = await cellsOfWave(inside.db, entry.wave_id)
    const cell = cells[index]
    if (!cell) throw new Fault('INVALID_INPUT', { field: 'cell' })
    if (next >= cells.length) throw new Fault('INVALID_INPUT', { field: 'next' })
    const kept = typeof answer === 'string' ? wordsIn(answer) : answer
    if (!allowed(cell, kept)) throw new Fault('INVALID_INPUT', { field: 'answer' })
    const answers = answersIn(entry.answers)
    answers[index] = kept
    await inside.db
      .updateTable('survey_entries')
      .set({
        answers: JSON.stringify(answers),
        cell: next,
        keys: entry.keys + 1,
        touched_at: inside.now,
        ...inside.updated,
      })
      .where('id', '=', entryId)
      .execute()
    return {}
  })
}

/** Words as they are kept; those that say nothing are blank, as at the page. */
function wordsIn(typed: string): string | null {
  const words = readable(typed)
  return saysNothing(words) ? null : words
}

/** How the answers were obtained. Errors: NOT_FOUND, NOT_ALLOWED_NOW. */
export function markWay(call: Call, { entryId, way }: { entryId: number; way: ResponseWay }) {
  return drafting(call, async (inside) => {
    const entry = await ownEntry(inside, entryId)
    requireOpen(entry)
    await inside.db
      .updateTable('survey_entries')
      .set({ way, touched_at: inside.now, ...inside.updated })
      .where('id', '=', entryId)
      .execute()
    return {}
  })
}
