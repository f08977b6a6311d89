import { parseRoomQuery } from '../../../shared/modules/houses/room.ts'
import type { Gender, OccupancyRole } from '../../../shared/modules/residents/terms.ts'
import type { client } from '../../client/client.ts'
import type { HouseChoice } from '../houses/house-choice.ts'

export type Resident = Awaited<ReturnType<typeof client.residents.get>>

/** A person as they are being typed. House, phones and plates belong to entering somebody new only. */
export interface ResidentDraft {
  version: number | null
  name: string
  gender: Gender | null
  birthYear: string
  occupation: string
  groupId: number | null
  /** As typed, or masked as the page was shown it, which leaves it as it is. */
  idNumber: string
  emergencyName: string
  emergencyPhone: string
  contactTime: string
  contactWishes: string
  notes: string
  /** Saved by a command of its own, with the rest of the form. */
  tagIds: number[]
  house: HouseChoice | null
  room: string
  role: OccupancyRole
  since: string
  phones: { phone: string; label: string }[]
  plates: string
}

/** What is compared to tell whether something is unsaved, and shown when two people changed the same person. */
export const personFields = [
  'name',
  'gender',
  'birthYear',
  'occupation',
  'groupId',
  'idNumber',
  'emergencyName',
  'emergencyPhone',
  'contactTime',
  'contactWishes',
  'notes',
] as const

export const blankResident = (from: Partial<ResidentDraft> = {}): ResidentDraft => ({
  version: null,
  name: '',
  gender: null,
  birthYear: '',
  occupation: '',
  groupId: null,
  idNumber: '',
  emergencyName: '',
  emergencyPhone: '',
  contactTime: '',
  contactWishes: '',
  notes: '',
  tagIds: [],
  house: null,
  room: '',
  role: 'owner',
  since: '',
  phones: [{ phone: '', label: '' }],
  plates: '',
  ...from,
})

export const draftOf = (resident: Resident): ResidentDraft =>
  blankResident({
    version: resident.version,
    name: resident.name,
    gender: resident.gender,
    birthYear: resident.birthYear === null ? '' : String(resident.birthYear),
    occupation: resident.occupation,
    groupId: resident.groupId,
    idNumber: resident.idNumber,
    emergencyName: resident.emergencyName,
    emergencyPhone: resident.emergencyPhone,
    contactTime: resident.contactTime,
    contactWishes: resident.contactWishes,
    notes: resident.notes,
    tagIds: resident.tags.map(({ entryId }) => entryId),
  })

interface Named {
  id: number
  name: string
}

/** What a list offers, with what the person has of it already though it is not offered any more. */
export const withKept = (offered: readonly Named[], kept: readonly Named[]): Named[] => [
  ...offered,
  ...kept.filter(({ id }) => !offered.some((each) => each.id === id)),
]

/** The same tags, in whatever order they were picked. */
export const sameTags = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id))

/** What the core takes of the person alone; the form has checked each field. */
export const personOf = (draft: ResidentDraft) => ({
  name: draft.name,
  gender: draft.gender,
  birthYear: draft.birthYear.trim() === '' ? null : Number(draft.birthYear),
  occupation: draft.occupation,
  groupId: draft.groupId,
  idNumber: draft.idNumber,
  emergencyName: draft.emergencyName,
  emergencyPhone: draft.emergencyPhone,
  contactTime: draft.contactTime,
  contactWishes: draft.contactWishes,
  notes: draft.notes,
})

export const platesOf = (typed: string): string[] => typed.split(/[\s,，、;；]+/).filter(Boolean)

/** What somebody typed into a search that found nobody is most likely the new person's room, phone or name. */
export function guessFrom(typed: string): Partial<ResidentDraft> {
  const text = typed.trim()
  const isRoom = parseRoomQuery(text).some(({ kind, building }) => kind === 'exact' && building !== undefined)
  if (/^\+?[\d\s-]{7,}$/.test(text) && text.replace(/\D/g, '').length >= 7 && !/^\d+-\d+-\d+$/.test(text))
    return { phones: [{ phone: text, label: '' }] }
  if (isRoom) return { room: text }
  return /^[\p{Script=Han}·]{2,}$/u.test(text) ? { name: text } : {}
}
