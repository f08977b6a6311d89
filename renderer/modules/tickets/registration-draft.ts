import { normalisePhone } from '../../../shared/modules/residents/phone.ts'
import type { Registration, TicketDetail } from '../../../shared/modules/tickets/contract.ts'
import type { CallerRole, EntryPermission, TicketKind } from '../../../shared/modules/tickets/terms.ts'
import { dayIn } from '../../../shared/time/zone.ts'
import { now, officeZone } from '../../client/clock.ts'
import { asks } from './asked-fields.ts'
import {
  receivedMoment,
  type OfficeClock,
  type ReceivedDraft,
  type ReceivedProblem,
} from './received-moment.ts'

/** What is typed into the form, until it is saved. Plain JSON: it is kept in the database at every pause. */
export interface RegistrationDraft {
  /** Made once a draft: a save whose answer was lost is sent again under the same key. */
  requestKey: string
  kind: TicketKind
  houseId: number | null
  residentId: number | null
  /** The caller is described by name, phone and role instead of being picked. */
  unlisted: boolean
  callerName: string
  callerPhone: string
  callerRole: CallerRole | null
  /** Where it is: to the room for a repair at home, or what somebody without a room describes. */
  place: string
  channelId: number | null
  /** Which group, box or account a written message came from. */
  channelNote: string
  /** When it was received, if that was not just now. */
  received: ReceivedDraft
  /** Entered after the fact: the true time and a blank slip's number are asked for. */
  backEntry: boolean
  blankNumber: string
  categoryId: number | null
  answers: TicketDetail['answers']
  words: string
  /** Codes of the office's own lists. */
  demand: string | null
  emotion: string
  urgency: string
  /** The clerk set the urgency: an answer that alarms leaves it alone. */
  urgencyChosen: boolean
  contactTime: string
  entry: EntryPermission | null
  appointmentOn: string | null
  appointmentTime: string
  /** What was done or answered on the spot; null while the field is not open. */
  solved: string | null
  joinInto: number | null
  /** Hashes of photographs that are stored already. */
  photos: string[]
  /** What the list of unfinished ones shows: the room and the name. */
  title: string
}

export function blankRegistration(requestKey: string, kind: TicketKind = 'complaint'): RegistrationDraft {
  return {
    requestKey,
    kind,
    houseId: null,
    residentId: null,
    unlisted: false,
    callerName: '',
    callerPhone: '',
    callerRole: null,
    place: '',
    channelId: null,
    channelNote: '',
    received: { day: null, time: '' },
    backEntry: false,
    blankNumber: '',
    categoryId: null,
    answers: [],
    words: '',
    demand: null,
    emotion: 'calm',
    urgency: 'normal',
    urgencyChosen: false,
    contactTime: '',
    entry: null,
    appointmentOn: null,
    appointmentTime: '',
    solved: kind === 'inquiry' ? '' : null,
    joinInto: null,
    photos: [],
    title: '',
  }
}

/** Makes it another kind of matter. Categories and their questions belong to one kind; everything else is kept. */
export function changeKind(draft: RegistrationDraft, kind: TicketKind): void {
  if (draft.kind === kind) return
  draft.kind = kind
  draft.categoryId = null
  draft.answers = []
  if (!draft.solved) draft.solved = kind === 'inquiry' ? '' : null
}

/** Described by hand as somebody of whom nothing is kept. */
const isAnonymous = ({ unlisted, callerRole }: RegistrationDraft): boolean =>
  unlisted && callerRole === 'anonymous'

export const isAlarming = ({ answers }: RegistrationDraft): boolean => answers.some(({ alarm }) => alarm)

/** Has something been typed or chosen that would be missed? A picked caller alone is found again in a second. */
export function hasContent(draft: RegistrationDraft): boolean {
  const { words, callerName, callerPhone, place, contactTime, channelNote, blankNumber } = draft
  const typed = [words, callerName, callerPhone, place, contactTime, channelNote, blankNumber]
  typed.push(draft.appointmentTime, draft.solved ?? '')
  return (
    typed.some((text) => text.trim() !== '') ||
    draft.categoryId !== null ||
    draft.appointmentOn !== null ||
    draft.joinInto !== null ||
    draft.photos.length > 0
  )
}

export type RegistrationProblem =
  | 'caller'
  | 'anonymousPlace'
  | 'callerPhone'
  | ReceivedProblem
  | 'blankNumber'
  | 'category'
  | 'words'
  | 'appointment'
  | 'solved'
  | 'joinInto'
  | 'joinSolved'

const officeClock = (): OfficeClock => ({ now: now.value, timeZone: officeZone.value })

/** What keeps it from being saved, in the order of the form. */
export function problemsOf(
  draft: RegistrationDraft,
  clock: OfficeClock = officeClock(),
): RegistrationProblem[] {
  const problems = callerProblems(draft)
  const received = receivedMoment(draft.received, clock)
  if (received.problem) problems.push(received.problem)
  if (draft.categoryId === null) problems.push('category')
  if (draft.words.trim() === '') problems.push('words')
  // Nobody comes before it was received: in what is entered afterwards a visit of yesterday is right.
  const earliest = dayIn(clock.timeZone, received.at ?? new Date(clock.now).toISOString())
  const early = draft.appointmentOn !== null && draft.appointmentOn < earliest
  if (asks(draft.kind, 'appointment') && early) problems.push('appointment')
  // Opened by hand, it says that the matter is over: how, must be written. An inquiry's stands open by itself.
  if (draft.solved?.trim() === '' && draft.kind !== 'inquiry') problems.push('solved')
  if (draft.joinInto !== null && draft.solved?.trim()) problems.push('joinSolved')
  return problems
}

function callerProblems(draft: RegistrationDraft): RegistrationProblem[] {
  const problems: RegistrationProblem[] = []
  const { unlisted, houseId } = draft
  const where = draft.place.trim() !== '' || (!unlisted && houseId !== null)
  const who = unlisted ? draft.callerName.trim() !== '' : draft.residentId !== null
  const anonymous = isAnonymous(draft)
  if (anonymous && !where) problems.push('anonymousPlace')
  else if (!where && !who) problems.push('caller')
  const phone = unlisted && !anonymous ? draft.callerPhone.trim() : ''
  if (phone !== '' && normalisePhone(phone).phone === null) problems.push('callerPhone')
  return problems
}

/**
 * The draft as the core takes it: only what this kind of form asks, and only the caller that is on the screen. Call it
 * without problems only; `channelId` is the one chosen or the first.
 */
export function registrationOf(
  draft: RegistrationDraft,
  channelId: number,
  clock: OfficeClock = officeClock(),
): Registration {
  const { kind, unlisted } = draft
  const anonymous = isAnonymous(draft)
  const described = unlisted
    ? {
        callerName: anonymous ? '' : draft.callerName.trim(),
        callerPhone: anonymous ? '' : draft.callerPhone.trim(),
        callerRole: draft.callerRole,
      }
    : {}
  const visit = asks(kind, 'appointment')
    ? { appointmentOn: draft.appointmentOn, appointmentTime: draft.appointmentTime.trim() }
    : {}
  return {
    kind,
    channelId,
    categoryId: draft.categoryId ?? 0,
    words: draft.words,
    houseId: unlisted ? null : draft.houseId,
    residentId: unlisted ? null : draft.residentId,
    ...described,
    place: draft.place.trim(),
    ...(asks(kind, 'demand') ? { demand: draft.demand } : {}),
    ...(asks(kind, 'emotion') ? { emotion: draft.emotion } : {}),
    ...(asks(kind, 'urgency') || isAlarming(draft) ? { urgency: draft.urgency } : {}),
    ...(asks(kind, 'contactTime') ? { contactTime: draft.contactTime.trim() } : {}),
    ...(asks(kind, 'entry') ? { entry: draft.entry } : {}),
    ...visit,
    channelNote: draft.channelNote.trim(),
    answers: draft.answers,
    solved: draft.solved?.trim() || null,
    receivedAt: receivedMoment(draft.received, clock).at,
    blankNumber: draft.backEntry ? draft.blankNumber.trim() : '',
    joinInto: draft.joinInto,
    photos: draft.photos,
    requestKey: draft.requestKey,
  }
}

const problemOf: Record<string, RegistrationProblem> = {
  caller: 'caller',
  houseId: 'caller',
  residentId: 'caller',
  callerPhone: 'callerPhone',
  categoryId: 'category',
  words: 'words',
  blankNumber: 'blankNumber',
  receivedAt: 'receivedFuture',
  appointmentOn: 'appointment',
  joinInto: 'joinInto',
  solved: 'solved',
}

/** Which field a fault of the core is about, by its path in the contract. */
export const problemOfField = (field: string | null): RegistrationProblem | null =>
  problemOf[field ?? ''] ?? null
