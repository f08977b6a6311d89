import type { HouseKind, HouseState } from '../../../shared/modules/houses/terms.ts'
import type { client } from '../../client/client.ts'
import { formatArea, parseArea } from './area.ts'

export type House = Awaited<ReturnType<typeof client.houses.get>>

/** A house as it is being typed. */
export interface HouseDraft {
  /** The version the typing started from; null for a new house. */
  version: number | null
  communityId: number | null
  building: string
  unit: string
  room: string
  /** Empty: the core guesses it from the room. */
  floor: string
  kind: HouseKind
  state: HouseState
  area: string
  deliveredOn: string
  notes: string
}

/** What is compared to tell whether something is unsaved, and shown when two people changed the same house. */
export const houseDraftFields = [
  'building',
  'unit',
  'room',
  'floor',
  'kind',
  'state',
  'area',
  'deliveredOn',
  'notes',
] as const

export const blankHouse = (from: Partial<HouseDraft> = {}): HouseDraft => ({
  version: null,
  communityId: null,
  building: '',
  unit: '',
  room: '',
  floor: '',
  kind: 'residential',
  state: 'vacant',
  area: '',
  deliveredOn: '',
  notes: '',
  ...from,
})

export const draftOf = (house: House): HouseDraft => ({
  version: house.version,
  communityId: house.communityId,
  building: house.building,
  unit: house.unit,
  room: house.room,
  floor: house.floor === null ? '' : String(house.floor),
  kind: house.kind,
  state: house.state,
  area: formatArea(house.areaHundredths),
  deliveredOn: house.deliveredOn ?? '',
  notes: house.notes,
})

export const sameHouse = (a: HouseDraft, b: HouseDraft): boolean =>
  houseDraftFields.every((field) => a[field] === b[field])

/** What the core takes; the form has checked each field. */
export function inputOf(draft: HouseDraft) {
  return {
    building: draft.building,
    unit: draft.unit,
    room: draft.room,
    floor: draft.floor.trim() === '' ? null : Number(draft.floor),
    kind: draft.kind,
    state: draft.state,
    areaHundredths: parseArea(draft.area) ?? null,
    deliveredOn: draft.deliveredOn.trim() || null,
    notes: draft.notes,
  }
}
