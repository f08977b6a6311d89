import { addDays } from '../../time/zone.ts'
import type { BoxState, VoiceKind } from './terms.ts'

/** The beginning of a voice's number, `FT-2026-001`. */
export const voicePrefixes: Readonly<Record<VoiceKind, string>> = {
  interview: 'FT',
  'focus-group': 'ZT',
  mystery: 'SG',
  box: 'KX',
  rating: 'PJ',
}

/** What only some kinds ask for. Day, place, words, points, follow-up and wave are for all of them. */
export const voiceParts = [
  'topic',
  'whom',
  'role',
  'people',
  'checklistId',
  'scores',
  'boxId',
  'slips',
  'score',
  'theme',
] as const
export type VoicePart = (typeof voiceParts)[number]

/** What each kind asks for; everything else has no place in it. */
const asked: Readonly<Record<VoiceKind, readonly VoicePart[]>> = {
  interview: ['topic', 'whom', 'role', 'people'],
  'focus-group': ['topic', 'role', 'people'],
  mystery: ['role', 'checklistId', 'scores'],
  box: ['boxId', 'slips'],
  rating: ['whom', 'score', 'theme'],
}

export const asksFor = (kind: VoiceKind, part: VoicePart): boolean => asked[kind].includes(part)

/** What of a voice its rules look at. */
export interface VoiceSaid {
  kind: VoiceKind
  topic: string
  words: string
  houseId: number | null
  residentId: number | null
  role: string
  people: number | null
  checklistId: number | null
  boxId: number | null
  slips: number | null
  score: number | null
  theme: string
  points: readonly unknown[]
  scores: readonly { score: number | null }[]
}

/** The first field that a kind needs and that is missing, or that it has no place for; null where all is well. */
export function voiceProblem(said: VoiceSaid): keyof VoiceSaid | null {
  return needless(said) ?? missing(said)
}

function needless(said: VoiceSaid): keyof VoiceSaid | null {
  const filled: Readonly<Record<VoicePart, keyof VoiceSaid | false>> = {
    topic: said.topic !== '' && 'topic',
    whom: said.houseId !== null ? 'houseId' : said.residentId !== null && 'residentId',
    role: said.role !== '' && 'role',
    people: said.people !== null && 'people',
    checklistId: said.checklistId !== null && 'checklistId',
    scores: said.scores.length > 0 && 'scores',
    boxId: said.boxId !== null && 'boxId',
    slips: said.slips !== null && 'slips',
    score: said.score !== null && 'score',
    theme: said.theme !== '' && 'theme',
  }
  const one = voiceParts.find((part) => filled[part] !== false && !asksFor(said.kind, part))
  return (one && filled[one]) || null
}

function missing(said: VoiceSaid): keyof VoiceSaid | null {
  const heard = said.words !== '' || said.points.length > 0
  switch (said.kind) {
    case 'interview':
      return heard ? null : 'words'
    case 'focus-group':
      if (said.people === null || said.people < 2) return 'people'
      return heard ? null : 'words'
    case 'mystery':
      if (said.checklistId === null) return 'checklistId'
      if (said.role === '') return 'role'
      return said.scores.some(({ score }) => score !== null) ? null : 'scores'
    case 'box':
      if (said.boxId === null) return 'boxId'
      if (said.slips === null) return 'slips'
      return said.points.length > said.slips ? 'points' : null
    case 'rating':
      return said.score === null ? 'score' : null
  }
}

/** When a suggestion box is to be opened: so many days after it was opened last, or on its first day. */
export const boxDue = (box: { everyDays: number; startsOn: string }, lastOn: string | null): string =>
  lastOn === null ? box.startsOn : addDays(lastOn, box.everyDays)

export const boxState = (dueOn: string, today: string): BoxState =>
  dueOn > today ? 'waiting' : dueOn === today ? 'due' : 'overdue'

/** Below the first a score is a criticism of its theme, from the second on a praise; between them it is neither. */
export const criticalBelow = 3
export const praisingFrom = 4

/** What a score says of its theme, as the needs map counts it: 1 to 5 of a rating, the mean of a visit's items of one theme. */
export const toneOfScore = (score: number): 'complaint' | 'praise' | null =>
  score < criticalBelow ? 'complaint' : score >= praisingFrom ? 'praise' : null
