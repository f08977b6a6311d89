import type { WaveFields, WaveRow } from '../../../shared/modules/surveys/wave-contract.ts'
import type { Conversion, FrameRule, StrataKind, WaveKind } from '../../../shared/modules/surveys/terms.ts'

/** What is typed of a wave; shares are percents as people read them. */
export interface WaveDraft {
  name: string
  kind: WaveKind
  versionId: number | null
  followsId: number | null
  occasion: string
  fromDay: string
  untilDay: string
  frameRule: FrameRule
  strata: StrataKind
  confidence: 90 | 95 | 99
  margin: number
  expected: number
  returns: number
  reserve: number
  sampleWish: number | null
  seed: number
  second: number
  blank: number
  straightExcluded: boolean
  conversion: Conversion
  basicCounts: boolean
  goal: number
}

/** Owners are asked in November: this year's until December, else the next. */
const novemberOf = (today: string): string =>
  today.slice(5) > '11-30' ? `${Number(today.slice(0, 4)) + 1}-11` : `${today.slice(0, 4)}-11`

/** What the office asks unless somebody says otherwise. */
export function blankWave(today: string, seed: number): WaveDraft {
  const month = novemberOf(today)
  return {
    name: '',
    kind: 'yearly',
    versionId: null,
    followsId: null,
    occasion: '',
    fromDay: `${month}-01`,
    untilDay: `${month}-30`,
    frameRule: 'occupied',
    strata: 'building',
    confidence: 95,
    margin: 5,
    expected: 50,
    returns: 80,
    reserve: 20,
    sampleWish: null,
    seed,
    second: 10,
    blank: 20,
    straightExcluded: true,
    conversion: 'times-20',
    basicCounts: false,
    goal: 90,
  }
}

const shares = ['margin', 'expected', 'returns', 'reserve', 'second', 'blank', 'goal'] as const
const inHundredths = (percent: number): number => Math.round(percent * 100)

/** As the form shows a wave that exists. */
export function draftOf(row: WaveRow): WaveDraft {
  const { name, kind, versionId, followsId, occasion, fromDay, untilDay, frameRule, strata } = row
  const { confidence, sampleWish, seed, straightExcluded, conversion, basicCounts } = row
  const percents = Object.fromEntries(shares.map((share) => [share, row[share] / 100]))
  return {
    ...{ name, kind, versionId, followsId, occasion, fromDay, untilDay, frameRule, strata },
    ...{ confidence, sampleWish, seed, straightExcluded, conversion, basicCounts },
    ...(percents as Record<(typeof shares)[number], number>),
  }
}

/** As the core takes it; null without a questionnaire. */
export function fieldsOf(draft: WaveDraft): WaveFields | null {
  const { versionId } = draft
  if (versionId === null) return null
  const hundredths = Object.fromEntries(shares.map((share) => [share, inHundredths(draft[share])]))
  return {
    ...draft,
    versionId,
    name: draft.name.trim(),
    occasion: draft.kind === 'event' ? draft.occasion : '',
    ...hundredths,
  }
}

/** What the number of papers is computed from. */
export const sizeRulesOf = (draft: WaveDraft) => ({
  confidence: draft.confidence,
  margin: inHundredths(draft.margin),
  expected: inHundredths(draft.expected),
  returns: inHundredths(draft.returns),
  reserve: inHundredths(draft.reserve),
  sampleWish: draft.sampleWish,
  frameRule: draft.frameRule,
  strata: draft.strata,
})
