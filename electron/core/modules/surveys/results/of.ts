import type { Results } from '../../../../../shared/modules/surveys/result-contract.ts'
import { bootstrapDraws, type BesideSample } from '../../../../../shared/modules/surveys/terms.ts'
import { marginReached } from '../../../../../shared/statistics/sampling.ts'
import type { Call } from '../../../kernel/call.ts'
import { byNumber } from '../../houses/by-number.ts'
import { qualityOf } from '../responses/quality.ts'
import { waveOf } from '../waves/wave-rows.ts'
import { choicesOf, recommendationOf } from './choices.ts'
import { driversOf } from './drivers.ts'
import { groupsOf, type Building } from './groups.ts'
import { indicesOf } from './indices.ts'
import { ipaOf } from './ipa.ts'
import { mattersOf } from './matters.ts'
import type { Moment } from './protocol.ts'
import { countedAnswers, readWave, settingsOf, type Asked, type StoredWave } from './read-wave.ts'
import { reliabilityOf } from './reliability.ts'
import { scaleResult } from './scale.ts'

/** Everything the results of a wave are computed from. */
export interface StoredResults {
  wave: StoredWave
  title: string
  source: string
  counts: Omit<Results['counts'], 'used' | 'beside' | 'margin'>
  entry: Results['entry']
  buildings: Building[]
}

export async function readResults(db: Call['db'], { waveId }: Asked): Promise<StoredResults> {
  const wave = await readWave(db, waveId)
  const { title, source } = await db
    .selectFrom('questionnaire_versions')
    .select(['title', 'source'])
    .where('id', '=', wave.facts.versionId)
    .executeTakeFirstOrThrow()
  const { back, strata } = await waveOf({ db }, waveId)
  const { entered, excluded, kept, tolerated, byPhone, twice } = await qualityOf({ db }, waveId)
  return {
    wave,
    title,
    source,
    counts: {
      frame: wave.facts.frameSize,
      sample: wave.facts.sampleSize,
      out: back.of,
      returned: back.is,
      entered,
      excluded,
      kept,
      tolerated,
      byPhone,
      draw: wave.facts.frameSize === null ? null : { strata, ...(await drawnBy(db, waveId)) },
    },
    entry: {
      twice: twice.done,
      due: twice.due,
      cells: twice.cells,
      differences: twice.differences,
      unsettled: twice.unsettled,
    },
    buildings: await buildingsOf(db),
  }
}

/** Strata of the frame, and reserves that took the place of a paper. */
async function drawnBy(db: Call['db'], waveId: number): Promise<{ count: number; replaced: number }> {
  const { count } = await db
    .selectFrom('survey_frame')
    .select((eb) => eb.fn.count<number>('stratum').distinct().as('count'))
    .where('wave_id', '=', waveId)
    .executeTakeFirstOrThrow()
  const { replaced } = await db
    .selectFrom('survey_papers')
    .select((eb) => eb.fn.countAll<number>().as('replaced'))
    .where('wave_id', '=', waveId)
    .where('replaces_id', 'is not', null)
    .executeTakeFirstOrThrow()
  return { count, replaced }
}

/** In the order of their numbers. */
export async function buildingsOf(db: Call['db']): Promise<Building[]> {
  const buildings = await db.selectFrom('buildings').select(['id', 'name']).orderBy('id').execute()
  return buildings.sort((one, other) => byNumber(one.name, other.name))
}

const besideOf = ({ responses }: StoredWave, paper: BesideSample): number =>
  responses.filter(({ beside }) => beside === paper).length

/** All results of a wave; every random part is drawn by the wave's seed, so that the same answers give the same figures. */
export function computeResults(stored: StoredResults, asked: Asked, { now }: Moment): Results {
  const { wave, counts, buildings } = stored
  const { facts, questions } = wave
  const answers = countedAnswers(wave, asked)
  const settings = settingsOf(wave, asked)
  const beside = { free: besideOf(wave, 'free'), reserve: besideOf(wave, 'reserve') }
  // Chance, and so a margin, is only in what was drawn, reserves too.
  const drawn = wave.responses.length - beside.free
  const forming = { ...settings, confidence: facts.confidence }
  const drawing = { seed: facts.seed, draws: bootstrapDraws, confidence: facts.confidence }
  const matters = mattersOf(answers, questions)
  const { gaps, ...indices } = indicesOf(answers, matters, forming, drawing)
  const result = ({ matter }: { matter: Parameters<typeof gaps.get>[0] }) =>
    scaleResult(answers, matter, forming, gaps.get(matter)!)
  const themes = matters.themes.map((row) => ({
    ...result(row),
    theme: row.theme,
    questions: row.questions,
  }))
  const drivers = driversOf(answers, matters, drawing)
  return {
    waveId: facts.id,
    code: facts.code,
    name: facts.name,
    kind: facts.kind,
    fromDay: facts.fromDay,
    untilDay: facts.untilDay,
    title: stored.title,
    source: stored.source,
    questions,
    at: now,
    seed: facts.seed,
    draws: bootstrapDraws,
    confidence: facts.confidence,
    settings,
    goal: facts.goal,
    counts: {
      ...counts,
      used: answers.rows,
      beside,
      margin: marginReached(drawn, counts.frame ?? 0, facts.confidence),
    },
    entry: stored.entry,
    overall: matters.overall ? result(matters.overall) : null,
    nps: recommendationOf(answers, facts.confidence),
    ...indices,
    themes,
    scales: matters.questions.map((row) => ({ ...result(row), questionId: row.questionId })),
    choices: choicesOf(answers, questions, facts.confidence),
    drivers,
    ipa: ipaOf(themes, drivers.rows),
    groups: groupsOf(answers, questions, buildings, matters, forming),
    reliability: reliabilityOf(questions, matters, facts.confidence),
  }
}
