import type { AidShelf, AlarmAnswer } from '../../../shared/modules/aids/terms.ts'
import type { TicketKind } from '../../../shared/modules/tickets/terms.ts'
import { client } from '../../client/client.ts'
import type { AidEntry } from './aid-rows.ts'

/** What the dialog holds, of which each shelf takes its own. */
export interface AidModel {
  kind: TicketKind | null
  categoryId: number | null
  words: string
  alarm: AlarmAnswer | null
  advice: string
  shortcut: string
  name: string
  body: string
  title: string
  keywords: string
}

export const modelOf = (entry: AidEntry | null): AidModel => ({
  kind: null,
  categoryId: null,
  ...{ words: '', alarm: null, advice: '', shortcut: '', name: '', body: '', title: '', keywords: '' },
  ...entry,
})

/** Writes a new entry, or the one that is there. */
export function saveAid(
  shelf: AidShelf,
  entry: AidEntry | null,
  model: AidModel,
): Promise<{ id: number; version: number }> {
  const { kind, categoryId, words, alarm, advice, shortcut, name, body, title, keywords } = model
  const { aids } = client
  const of = entry && { id: entry.id, version: entry.version }
  if (shelf === 'questions') {
    const fields = { categoryId: categoryId ?? 0, words, alarm, advice }
    return of ? aids.changeQuestion({ ...of, ...fields }) : aids.addQuestion(fields)
  }
  if (shelf === 'templates') {
    const fields = { kind, categoryId, shortcut, name, body }
    return of ? aids.changeTemplate({ ...of, ...fields }) : aids.addTemplate(fields)
  }
  const fields = { categoryId, title, keywords, words }
  return of ? aids.changeKnowledge({ ...of, ...fields }) : aids.addKnowledge(fields)
}
