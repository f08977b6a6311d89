import type { CodeTone, QuestionTheme } from '../../../shared/modules/surveys/terms.ts'
import type { VoiceFields, VoiceWhole } from '../../../shared/modules/voices/contract.ts'
import { asksFor, voiceProblem } from '../../../shared/modules/voices/rules.ts'
import type { VoiceKind, VoiceRole } from '../../../shared/modules/voices/terms.ts'
import { cleanText, normaliseCode } from '../../../shared/text/normalise.ts'
import { blankPlace, isLost, type TypedPlace } from '../registers/register-draft.ts'

export interface PointDraft {
  key: string
  id: number | null
  theme: QuestionTheme
  tone: CodeTone
  words: string
  /** The number of its ticket: then it stays. */
  ticket: string
}
export type ScoreDraft = VoiceFields['scores'][number]

/** What is typed of a voice. Turning to another kind keeps what only the first one asks for, until it is saved. */
export interface VoiceDraft {
  kind: VoiceKind
  day: string
  place: string
  topic: string
  words: string
  followUp: string
  waveId: number | null
  whom: TypedPlace
  role: VoiceRole
  people: string
  slips: string
  checklistId: number | null
  boxId: number | null
  score: number | null
  theme: QuestionTheme
  points: PointDraft[]
  scores: ScoreDraft[]
  requestKey: string
}

export const blankVoice = (day: string): VoiceDraft => ({
  ...{ kind: 'interview', day, place: '', topic: '', words: '', followUp: '', waveId: null },
  ...{ whom: blankPlace(), role: '', people: '', slips: '', checklistId: null, boxId: null },
  ...{ score: null, theme: '', points: [], scores: [], requestKey: crypto.randomUUID() },
})

export const newPoint = (tone: CodeTone = 'wish'): PointDraft => ({
  ...{ key: crypto.randomUUID(), id: null, theme: '', tone, words: '', ticket: '' },
})

/** A voice as it was saved, to be changed. */
export function draftOf(voice: VoiceWhole): VoiceDraft {
  const { kind, day, place, topic, words, followUp, waveId, role, checklistId, boxId, score, theme } = voice
  const { houseId, residentId } = voice
  const label = voice.room || voice.resident
  const named = houseId !== null || residentId !== null
  return {
    ...{ kind, day, place, topic, words, followUp, waveId, role, checklistId, boxId, score, theme },
    whom: named ? { typed: label, choice: { houseId, residentId, label } } : blankPlace(),
    people: String(voice.people ?? ''),
    slips: String(voice.slips ?? ''),
    points: voice.points.map((point) => ({ ...point, key: String(point.id) })),
    scores: voice.scores.map((each) => ({ ...each })),
    requestKey: crypto.randomUUID(),
  }
}

/** A number as typed; null for nothing, undefined for what is none. */
function count(typed: string, least: number, most: number): number | null | undefined {
  const text = normaliseCode(typed)
  if (text === '') return null
  const number = /^\d{1,4}$/.test(text) ? Number(text) : -1
  return number >= least && number <= most ? number : undefined
}
const peopleOf = ({ people }: VoiceDraft) => count(people, 1, 500)
const slipsOf = ({ slips }: VoiceDraft) => count(slips, 0, 1000)

/** Only what its kind asks for; points without a word are left out. */
export function fieldsOf(draft: VoiceDraft): VoiceFields {
  const asks = (part: Parameters<typeof asksFor>[1]) => asksFor(draft.kind, part)
  const choice = asks('whom') ? draft.whom.choice : null
  const { kind, day, place, words, followUp, waveId } = draft
  return {
    ...{ kind, day, place, words: words.trim(), followUp, waveId },
    topic: asks('topic') ? draft.topic : '',
    houseId: choice?.houseId ?? null,
    residentId: choice?.residentId ?? null,
    role: asks('role') ? draft.role : '',
    people: asks('people') ? (peopleOf(draft) ?? null) : null,
    checklistId: asks('checklistId') ? draft.checklistId : null,
    boxId: asks('boxId') ? draft.boxId : null,
    slips: asks('slips') ? (slipsOf(draft) ?? null) : null,
    score: asks('score') ? draft.score : null,
    theme: asks('theme') ? draft.theme : '',
    points: draft.points
      .filter((point) => cleanText(point.words) !== '')
      .map(({ id, theme, tone, words: said }) => ({ id, theme, tone, words: said })),
    scores: asks('scores') ? draft.scores.map((each) => ({ ...each })) : [],
  }
}

export const voiceProblems = [
  'day',
  'whom',
  'words',
  'people',
  'checklistId',
  'role',
  'scores',
  'boxId',
  'slips',
  'points',
  'score',
] as const
export type VoiceProblem = (typeof voiceProblems)[number]

/** The first thing that is wrong with what is typed; null where it can be saved. */
export function problemIn(draft: VoiceDraft, today: string): VoiceProblem | null {
  if (draft.day === '' || draft.day > today) return 'day'
  if (asksFor(draft.kind, 'whom') && isLost(draft.whom)) return 'whom'
  if (asksFor(draft.kind, 'people') && peopleOf(draft) === undefined) return 'people'
  if (asksFor(draft.kind, 'slips') && slipsOf(draft) === undefined) return 'slips'
  const found = voiceProblem(fieldsOf(draft))
  return voiceProblems.find((each) => each === found) ?? null
}

/** Something that would be a pity to lose. */
export const hasWords = (draft: VoiceDraft): boolean =>
  [draft.words, draft.topic, draft.followUp, draft.slips, ...draft.points.map(({ words }) => words)].some(
    (typed) => typed.trim() !== '',
  ) || draft.scores.some(({ score }) => score !== null)
