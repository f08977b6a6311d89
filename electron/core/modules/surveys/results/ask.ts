import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'
import { answered } from './kept.ts'
import type { ChangeAsked } from './change.ts'
import type { Asked } from './read-wave.ts'

/** Error: NOT_FOUND. */
async function requireWaves({ db }: Call, asked: Record<string, number>): Promise<void> {
  for (const [field, id] of Object.entries(asked)) {
    const wave = await db.selectFrom('survey_waves').select('id').where('id', '=', id).executeTakeFirst()
    if (!wave) throw new Fault('NOT_FOUND', { field })
  }
}

/** Error: NOT_FOUND on `waveId`. */
export async function resultsOf(call: Call, asked: Asked) {
  await requireWaves(call, { waveId: asked.waveId })
  return answered(call, 'of', asked)
}

/** Errors: NOT_FOUND on `waveId`, `beforeId`. */
export async function changeOf(call: Call, { waveId, beforeId }: ChangeAsked) {
  await requireWaves(call, { waveId, beforeId })
  // Means are compared, which no setting changes.
  return answered(call, 'change', { waveId, beforeId })
}

/** Error: NOT_FOUND on `waveId`. */
export async function complaintsOf(call: Call, { waveId }: Asked) {
  await requireWaves(call, { waveId })
  return answered(call, 'complaints', { waveId })
}

/** Error: NOT_FOUND on `waveId`. */
export async function collectionOf(call: Call, { waveId }: Asked) {
  await requireWaves(call, { waveId })
  return answered(call, 'collection', { waveId })
}
