import { requiredWords } from '../../../shared/contract/values.ts'
import type { ContactKind, Direction } from '../../../shared/modules/contacts/terms.ts'
import { addDays, instantIn } from '../../../shared/time/zone.ts'
import type { client } from '../../client/client.ts'
import { typedTime } from './typed-time.ts'

export type NewContact = Parameters<typeof client.contacts.add>[0]

/** A contact as it is being typed. What nobody touched is null, and then the usual of its kind. */
export interface ContactDraft {
  /** Made once a draft: a save whose answer was lost is sent again under the same key. */
  requestKey: string
  kind: ContactKind
  direction: Direction | null
  channelId: number | null
  /** Both empty: now. */
  day: string
  time: string
  /** Beside a person the house, beside a house the person; `none`: left out on purpose. */
  other: number | 'none' | null
  purpose: string
  participants: string
  words: string
  followUp: string
  promises: { words: string; dueOn: string }[]
}

export const blankContact = (requestKey: string): ContactDraft => ({
  requestKey,
  kind: 'visit',
  direction: null,
  channelId: null,
  day: '',
  time: '',
  other: null,
  purpose: '',
  participants: '',
  words: '',
  followUp: '',
  promises: [],
})

/** Is there something somebody would miss? What was only chosen is chosen again in a second. */
export const hasWords = ({ words, participants, followUp, purpose, promises }: ContactDraft): boolean =>
  [words, participants, followUp, purpose].some((typed) => typed.trim() !== '') || promises.length > 0

export type ContactField = 'direction' | 'channel' | 'purpose' | 'participants' | 'followUp' | 'promises'

interface Kind {
  direction: Direction
  /** The code of the channel it usually goes through. */
  channel: string | null
  asks: readonly ContactField[]
}

/** What is usual for each kind and what is asked of it. A visit is never theirs to us, a note has no other side. */
export const kinds: Record<ContactKind, Kind> = {
  call: { direction: 'out', channel: 'phone', asks: ['direction', 'channel', 'purpose', 'promises'] },
  message: { direction: 'out', channel: 'wechat', asks: ['direction', 'channel', 'promises'] },
  visit: {
    direction: 'out',
    channel: 'home',
    asks: ['channel', 'purpose', 'participants', 'followUp', 'promises'],
  },
  meeting: {
    direction: 'in',
    channel: 'counter',
    asks: ['direction', 'channel', 'purpose', 'participants', 'followUp', 'promises'],
  },
  note: { direction: 'none', channel: null, asks: [] },
  letter: { direction: 'out', channel: null, asks: ['direction', 'purpose'] },
}

export const directionOf = ({ kind, direction }: ContactDraft): Direction =>
  (kinds[kind].asks.includes('direction') ? direction : null) ?? kinds[kind].direction

/** The channel chosen, else the usual one of the kind, as far as the office has it. */
export function channelOf(
  { kind, channelId }: ContactDraft,
  channels: readonly { id: number; code: string }[],
): number | null {
  if (!kinds[kind].asks.includes('channel')) return null
  return channelId ?? channels.find(({ code }) => code === kinds[kind].channel)?.id ?? null
}

export const newPromise = (today: string) => ({ words: '', dueOn: addDays(today, 1) })

/** The office's clock: its time zone, and this moment as an instant and as a day. */
export interface OfficeClock {
  zone: string
  now: number
  today: string
}

/** When it happened: null for now, or an instant; undefined for what is no time, or not yet. */
export function momentOf({ day, time }: ContactDraft, clock: OfficeClock): string | null | undefined {
  if (day === '' && time.trim() === '') return null
  const minute = typedTime(time)
  if (minute === null) return undefined
  const instant = instantIn(clock.zone, `${day || clock.today} ${minute}`)
  return Date.parse(instant) > clock.now ? undefined : instant
}

export type ContactProblem = 'when' | 'words' | `promises.${number}.${'words' | 'dueOn'}`

/** What keeps it from being saved, in the order of the form. */
export function problemsOf(draft: ContactDraft, clock: OfficeClock): ContactProblem[] {
  const problems: ContactProblem[] = []
  if (momentOf(draft, clock) === undefined) problems.push('when')
  if (!requiredWords(2000).safeParse(draft.words).success) problems.push('words')
  if (!kinds[draft.kind].asks.includes('promises')) return problems
  draft.promises.forEach(({ words, dueOn }, index) => {
    if (!requiredWords(200).safeParse(words).success) problems.push(`promises.${index}.words`)
    if (dueOn < clock.today) problems.push(`promises.${index}.dueOn`)
  })
  return problems
}

/** The draft as the core takes it, without what its kind does not ask. Call it without problems only. */
export function contactOf(
  draft: ContactDraft,
  sides: { residentId: number | null; houseId: number | null },
  channelId: number | null,
  clock: OfficeClock,
): NewContact {
  const { asks } = kinds[draft.kind]
  const asked = (field: 'purpose' | 'participants' | 'followUp') => (asks.includes(field) ? draft[field] : '')
  return {
    kind: draft.kind,
    direction: directionOf(draft),
    channelId,
    at: momentOf(draft, clock) ?? null,
    ...sides,
    purpose: asked('purpose'),
    participants: asked('participants'),
    words: draft.words,
    followUp: asked('followUp'),
    promises: asks.includes('promises') ? draft.promises.map(({ words, dueOn }) => ({ words, dueOn })) : [],
    requestKey: draft.requestKey,
  }
}

/** Which field a fault of the core is about, by its path in the contract. */
export function problemOfField(field: string | null): ContactProblem | null {
  if (field === 'at') return 'when'
  if (field === 'words') return 'words'
  return /^promises\.\d+\.(words|dueOn)$/.test(field ?? '') ? (field as ContactProblem) : null
}
