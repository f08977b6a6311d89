import type { Selectable } from 'kysely'
import type { Call } from '../../../kernel/call.ts'
import type { Tables } from '../../../database/tables.ts'
import { cellsOf, type Question } from '../../../../../shared/modules/surveys/cells.ts'
import type { ResultSettings } from '../../../../../shared/modules/surveys/result-contract.ts'
import type { BesideSample, Conversion, WaveKind } from '../../../../../shared/modules/surveys/terms.ts'
import { besideSample } from '../responses/beside.ts'
import { questionsOf } from '../stored.ts'
import { answersByCell, type Answers } from './answers.ts'

type Db = Pick<Call, 'db'>['db']

export interface Asked {
  waveId: number
  settings?: { [K in keyof ResultSettings]?: ResultSettings[K] | undefined } | undefined
}

/** Of a wave, what its results are formed by. */
export interface WaveFacts {
  id: number
  code: string
  name: string
  kind: WaveKind
  versionId: number
  fromDay: string
  untilDay: string
  confidence: number
  seed: number
  conversion: Conversion
  basicCounts: boolean
  /** 0 to 1. */
  goal: number
  frameSize: number | null
  sampleSize: number | null
}

/** A response that counts, as it is kept. */
export type StoredResponse = Pick<Selectable<Tables['survey_responses']>, 'id' | 'house_id' | 'answers'> & {
  house_kind: string | null
  building_id: number | null
  beside: BesideSample | null
}

/** Everything of a wave that is read; plain data, so that two readings can be compared. */
export interface StoredWave {
  facts: WaveFacts
  questions: Question[]
  responses: StoredResponse[]
}

/** Errors: an error of Kysely's own without such a wave. */
export async function readWave(db: Db, waveId: number): Promise<StoredWave> {
  const wave = await db
    .selectFrom('survey_waves')
    .select(['id', 'code', 'name', 'kind', 'version_id', 'from_day', 'until_day', 'confidence', 'seed'])
    .select(['conversion', 'basic_counts', 'goal_e4', 'frame_size', 'sample_size'])
    .where('id', '=', waveId)
    .executeTakeFirstOrThrow()
  return {
    facts: {
      id: wave.id,
      code: wave.code,
      name: wave.name,
      kind: wave.kind as WaveKind,
      versionId: wave.version_id,
      fromDay: wave.from_day,
      untilDay: wave.until_day,
      confidence: wave.confidence,
      seed: wave.seed,
      conversion: wave.conversion as Conversion,
      basicCounts: wave.basic_counts === 1,
      goal: wave.goal_e4 / 10_000,
      frameSize: wave.frame_size,
      sampleSize: wave.sample_size,
    },
    questions: await questionsOf(db, wave.version_id),
    responses: await responsesOf(db, waveId),
  }
}

const responsesOf = (db: Db, waveId: number): Promise<StoredResponse[]> =>
  db
    .selectFrom('survey_responses')
    .leftJoin('houses', 'houses.id', 'survey_responses.house_id')
    .select(['survey_responses.id', 'house_id', 'answers'])
    .select(['houses.kind as house_kind', 'houses.building_id', besideSample.as('beside')])
    .where('survey_responses.wave_id', '=', waveId)
    .where('survey_responses.voided_at', 'is', null)
    .where('survey_responses.excluded', '=', 0)
    .orderBy('survey_responses.id')
    .execute()

/** The answers that count, by the places they stand in; those of free papers, which no draw chose, where they are asked for. */
export function countedAnswers(wave: StoredWave, asked: Asked): Answers {
  const { besideCounts } = settingsOf(wave, asked)
  const counted = besideCounts ? wave.responses : wave.responses.filter(({ beside }) => beside !== 'free')
  return answersByCell(cellsOf(wave.questions), counted)
}

/** How figures are formed: as asked, else as the wave says. */
export const settingsOf = ({ facts, responses }: StoredWave, { settings }: Asked): ResultSettings => ({
  conversion: settings?.conversion ?? facts.conversion,
  basicCounts: settings?.basicCounts ?? facts.basicCounts,
  // A wave that was only answered by whoever came along still has something to say.
  besideCounts:
    settings?.besideCounts ?? (responses.length > 0 && responses.every(({ beside }) => beside === 'free')),
})
