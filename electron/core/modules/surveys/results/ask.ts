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

/** Means are compared, which no setting changes but whose answers count: asked another way they are there already. */
const ofMeans = ({ waveId, settings }: Asked): Asked =>
  settings?.besideCounts === undefined
    ? { waveId }
    : { waveId, settings: { besideCounts: settings.besideCounts } }

/** Errors: NOT_FOUND on `waveId`, `beforeId`. */
export async function changeOf(call: Call, { beforeId, ...asked }: ChangeAsked) {
  await requireWaves(call, { waveId: asked.waveId, beforeId })
  return answered(call, 'change', { ...ofMeans(asked), beforeId })
}

/** Error: NOT_FOUND on `waveId`. */
export async function complaintsOf(call: Call, asked: Asked) {
  await requireWaves(call, { waveId: asked.waveId })
  return answered(call, 'complaints', ofMeans(asked))
}

/** Error: NOT_FOUND on `waveId`. */
export async function collectionOf(call: Call, asked: Asked) {
  await requireWaves(call, { waveId: asked.waveId })
  return answered(call, 'collection', ofMeans(asked))
}
