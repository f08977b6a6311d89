import type { VoiceFields } from '../../../../shared/modules/voices/contract.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'

/**
 * The points of a voice as they were sent, in their order: those with an id are kept, the others are new. Errors on `points`: NOT_FOUND
 * for an id of no point of this voice, NOT_ALLOWED_NOW for leaving out one that a ticket was made of.
 */
export async function keepPoints(call: Call, voiceId: number, points: VoiceFields['points']): Promise<void> {
  const known = await call.db
    .selectFrom('voice_points')
    .select(['id', 'ticket_id'])
    .where('voice_id', '=', voiceId)
    .execute()
  const kept = points.flatMap(({ id }) => (id === null ? [] : [id]))
  if (new Set(kept).size < kept.length || kept.some((id) => !known.some((point) => point.id === id)))
    throw new Fault('NOT_FOUND', { field: 'points' })
  const left = known.filter(({ id }) => !kept.includes(id))
  if (left.some(({ ticket_id }) => ticket_id !== null))
    throw new Fault('NOT_ALLOWED_NOW', { field: 'points' })
  for (const { id } of left) await call.db.deleteFrom('voice_points').where('id', '=', id).execute()
  for (const [position, { id, ...facts }] of points.entries()) {
    if (id === null)
      await call.db
        .insertInto('voice_points')
        .values({ voice_id: voiceId, position, ...facts, ticket_id: null, ...call.created })
        .execute()
    else
      await call.db
        .updateTable('voice_points')
        .set((eb) => ({ position, ...facts, ...call.updated, version: eb('version', '+', 1) }))
        .where('id', '=', id)
        .execute()
  }
}

/** Whether a voice has just these points and scores, in this order. */
export async function sameParts(
  { db }: Call,
  voiceId: number,
  { points, scores }: Pick<VoiceFields, 'points' | 'scores'>,
): Promise<boolean> {
  const keptPoints = await db
    .selectFrom('voice_points')
    .select(['theme', 'tone', 'words'])
    .where('voice_id', '=', voiceId)
    .orderBy('position')
    .execute()
  const keptScores = await db
    .selectFrom('voice_scores')
    .select(['theme', 'item', 'score', 'words'])
    .where('voice_id', '=', voiceId)
    .orderBy('position')
    .execute()
  const kept = [
    keptPoints.map(({ theme, tone, words }) => [theme, tone, words]),
    keptScores.map(({ theme, item, score, words }) => [theme, item, score, words]),
  ]
  const sent = [
    points.map(({ theme, tone, words }) => [theme, tone, words]),
    scores.map(({ theme, item, score, words }) => [theme, item, score, words]),
  ]
  return JSON.stringify(kept) === JSON.stringify(sent)
}

/** The scores of a visit as they were sent, in their order. */
export async function keepScores(call: Call, voiceId: number, scores: VoiceFields['scores']): Promise<void> {
  await call.db.deleteFrom('voice_scores').where('voice_id', '=', voiceId).execute()
  if (scores.length === 0) return
  await call.db
    .insertInto('voice_scores')
    .values(scores.map((score, position) => ({ voice_id: voiceId, position, ...score, ...call.created })))
    .execute()
}
