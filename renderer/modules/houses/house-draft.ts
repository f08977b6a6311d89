import { floorOf, lineOf } from '../../../shared/modules/houses/room.ts'
import {
  warrantyParts,
  type HouseKind,
  type HouseState,
  type Ownership,
  type WarrantyPart,
} from '../../../shared/modules/houses/terms.ts'
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
  /** Empty: the room number tells it. */
  floor: string
  /** Empty: the room number tells it. */
  line: string
  kind: HouseKind
  /** Null until somebody says it: a new house is not empty just because nobody is entered yet. */
  state: HouseState | null
  area: string
  innerArea: string
  layout: string
  orientation: string
  ownership: Ownership | null
  deliveredOn: string
  /** The last day of each part; empty where none is known. */
  warranties: Record<WarrantyPart, string>
  waterMeter: string
  powerMeter: string
  keysHeld: number
  keysPlace: string
  hazards: string
  notes: string
}

/** What is compared to tell whether something is unsaved, and shown when two people changed the same house. */
export const houseDraftFields = [
  'building',
  'unit',
  'room',
  'floor',
  'line',
  'kind',
  'state',
  'area',
  'innerArea',
  'layout',
  'orientation',
  'ownership',
  'deliveredOn',
  'warranties',
  'waterMeter',
  'powerMeter',
  'keysHeld',
  'keysPlace',
  'hazards',
  'notes',
] as const satisfies readonly (keyof HouseDraft)[]
export type HouseDraftField = (typeof houseDraftFields)[number]

const noWarranties = () =>
  Object.fromEntries(warrantyParts.map((part) => [part, ''])) as HouseDraft['warranties']

export const blankHouse = (from: Partial<HouseDraft> = {}): HouseDraft => ({
  version: null,
  communityId: null,
  building: '',
  unit: '',
  room: '',
  floor: '',
  line: '',
  kind: 'residential',
  state: null,
  area: '',
  innerArea: '',
  layout: '',
  orientation: '',
  ownership: null,
  deliveredOn: '',
  warranties: noWarranties(),
  waterMeter: '',
  powerMeter: '',
  keysHeld: 0,
  keysPlace: '',
  hazards: '',
  notes: '',
  ...from,
})

/** A floor or line that the room number tells anyway is left to it: it follows when the room is corrected. */
export function draftOf(house: House): HouseDraft {
  const { version, communityId, building, unit, room, kind, state, layout, orientation, ownership } = house
  const warranties = noWarranties()
  for (const { part, until } of house.warranties) warranties[part] = until
  return {
    version,
    communityId,
    building,
    unit,
    room,
    floor: house.floor === null || house.floor === floorOf(room) ? '' : String(house.floor),
    line: house.line === lineOf(room, house.floor) ? '' : (house.line ?? ''),
    kind,
    state,
    area: formatArea(house.areaHundredths),
    innerArea: formatArea(house.innerAreaHundredths),
    layout,
    orientation,
    ownership,
    deliveredOn: house.deliveredOn ?? '',
    warranties,
    waterMeter: house.waterMeter,
    powerMeter: house.powerMeter,
    keysHeld: house.keysHeld,
    keysPlace: house.keysPlace,
    hazards: house.hazards,
    notes: house.notes,
  }
}

export const sameField = (a: HouseDraft, b: HouseDraft, field: HouseDraftField): boolean =>
  JSON.stringify(a[field]) === JSON.stringify(b[field])

export const sameHouse = (a: HouseDraft, b: HouseDraft): boolean =>
  houseDraftFields.every((field) => sameField(a, b, field))

/** What the core takes; the form has checked each field. */
export function inputOf(draft: HouseDraft) {
  const { building, unit, room, kind, state, layout, orientation, ownership } = draft
  return {
    building,
    unit,
    room,
    floor: draft.floor.trim() === '' ? null : Number(draft.floor),
    line: draft.line.trim() || null,
    kind,
    ...(state !== null && { state }),
    areaHundredths: parseArea(draft.area) ?? null,
    innerAreaHundredths: parseArea(draft.innerArea) ?? null,
    layout,
    orientation,
    ownership,
    deliveredOn: draft.deliveredOn.trim() || null,
    warranties: warrantyParts.flatMap((part) => {
      const until = draft.warranties[part]
      return until ? [{ part, until }] : []
    }),
    waterMeter: draft.waterMeter,
    powerMeter: draft.powerMeter,
    keysHeld: draft.keysHeld,
    keysPlace: draft.keysPlace,
    hazards: draft.hazards,
    notes: draft.notes,
  }
}
