import { normalisePhone } from '../../../shared/modules/residents/phone.ts'
import type { Registration } from '../../../shared/modules/tickets/contract.ts'
import type { CallerRole, TicketKind } from '../../../shared/modules/tickets/terms.ts'

/** What is typed into the form, until it is saved. */
export interface RegistrationDraft {
  /** Made once a draft: a save whose answer was lost is sent again under the same key. */
  requestKey: string
  kind: TicketKind
  houseId: number | null
  residentId: number | null
  /** The caller is described by the three fields below instead of being picked. */
  unlisted: boolean
  callerName: string
  callerPhone: string
  callerRole: CallerRole | null
  place: string
  channelId: number | null
  categoryId: number | null
  words: string
  /** Codes of the office's own lists. */
  demand: string | null
  emotion: string
  urgency: string
  contactTime: string
  /** What the list of unfinished ones shows: the room and the name. */
  title: string
}

export function blankRegistration(requestKey: string): RegistrationDraft {
  return {
    requestKey,
    kind: 'complaint',
    houseId: null,
    residentId: null,
    unlisted: false,
    callerName: '',
    callerPhone: '',
    callerRole: null,
    place: '',
    channelId: null,
    categoryId: null,
    words: '',
    demand: null,
    emotion: 'calm',
    urgency: 'normal',
    contactTime: '',
    title: '',
  }
}

/** Has something been typed or chosen that would be missed? A picked caller alone is found again in a second. */
export function hasContent(draft: RegistrationDraft): boolean {
  const typed = draft.words + draft.callerName + draft.callerPhone + draft.place + draft.contactTime
  return typed.trim() !== '' || draft.categoryId !== null
}

export type RegistrationProblem = 'caller' | 'anonymousPlace' | 'callerPhone' | 'category' | 'words'

/** What keeps it from being saved, in the order of the form. */
export function problemsOf(draft: RegistrationDraft): RegistrationProblem[] {
  const problems: RegistrationProblem[] = []
  const { unlisted, houseId } = draft
  const where = houseId !== null || (unlisted && draft.place.trim() !== '')
  const who = unlisted ? draft.callerName.trim() !== '' : draft.residentId !== null
  if (unlisted && draft.callerRole === 'anonymous' && !where) problems.push('anonymousPlace')
  else if (!where && !who) problems.push('caller')
  const phone = unlisted ? draft.callerPhone.trim() : ''
  if (phone !== '' && normalisePhone(phone).phone === null) problems.push('callerPhone')
  if (draft.categoryId === null) problems.push('category')
  if (draft.words.trim() === '') problems.push('words')
  return problems
}

/** The draft as the core takes it. Call it without problems only; `channelId` is the one chosen or the first. */
export function registrationOf(draft: RegistrationDraft, channelId: number): Registration {
  const described = draft.unlisted
    ? {
        callerName: draft.callerName.trim(),
        callerPhone: draft.callerPhone.trim(),
        callerRole: draft.callerRole,
        place: draft.place.trim(),
      }
    : {}
  return {
    kind: draft.kind,
    channelId,
    categoryId: draft.categoryId ?? 0,
    words: draft.words,
    houseId: draft.unlisted ? null : draft.houseId,
    residentId: draft.unlisted ? null : draft.residentId,
    ...described,
    demand: draft.demand,
    emotion: draft.emotion,
    urgency: draft.urgency,
    contactTime: draft.contactTime,
    requestKey: draft.requestKey,
  }
}

/** Which field a fault of the core is about, by its path in the contract. */
export function problemOfField(field: string | null): RegistrationProblem | null {
  if (field === 'caller' || field === 'houseId' || field === 'residentId') return 'caller'
  if (field === 'callerPhone') return 'callerPhone'
  if (field === 'categoryId') return 'category'
  return field === 'words' ? 'words' : null
}
